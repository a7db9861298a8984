package dev.headwater.engine.cli;

import dev.headwater.engine.Progress;
import dev.headwater.engine.ShardCounts;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.Shard;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/// Messages for people: a progress line on a terminal, diagnostics with their source lines, figures
/// at the end.
final class TextLog implements RunLog {
    private final PrintWriter err;
    private final boolean isColored;
    private final boolean isQuiet;
    private final boolean isWatched;
    private final ProgressLine line;

    TextLog(PrintWriter err, boolean isColored, boolean isQuiet) {
        this.err = err;
        this.isColored = isColored;
        this.isQuiet = isQuiet;
        this.isWatched = !isQuiet && Terminal.isThere();
        this.line = new ProgressLine(err, System::nanoTime);
    }

    @Override
    public void started(Pass pass, List<Shard> shards) {
        progress().started(pass, shards);
    }

    @Override
    public boolean watchesRows() {
        return isWatched;
    }

    @Override
    public void rowsRead(Shard shard, long rows, long shardRows) {
        progress().rowsRead(shard, rows, shardRows);
    }

    @Override
    public void shardDone(Shard shard, ShardCounts counts) {
        progress().shardDone(shard, counts);
    }

    @Override
    public void stopped(Diagnostics diagnostics) {
        if (isWatched) {
            line.clear();
        }
        new DiagnosticPrinter(err, isColored).print(diagnostics);
    }

    @Override
    public void refused(String message) {
        err.println(message);
        err.flush();
    }

    @Override
    public void done(ExtractionReport report, Duration elapsed) {
        report.printWarnings(err);
        if (!isQuiet) {
            report.print(elapsed, err);
        }
    }

    @Override
    public int failed(DataException failure) {
        throw failure;
    }

    private Progress progress() {
        return isWatched ? line : Progress.NONE;
    }
}
