package dev.headwater.engine.cli;

import dev.headwater.engine.Progress;
import dev.headwater.engine.scan.DataException;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.time.Duration;

/// Tells on standard error how a run goes.
sealed interface RunLog extends Progress permits TextLog, JsonLog {
    /// No more progress comes, whether the run succeeded or not. What was found in the task's texts
    /// is told.
    void stopped(Diagnostics diagnostics);

    /// There was no run, for what was found in the texts.
    void refused(String message);

    /// The run succeeded.
    void done(ExtractionReport report, Duration elapsed);

    /// The run failed for `failure`, which is told.
    ///
    /// @return the exit code
    /// @throws DataException `failure`, where it is told by whoever catches it
    int failed(DataException failure);
}
