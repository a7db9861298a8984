package dev.headwater.engine.analysis;

import dev.headwater.engine.scan.CodeHierarchy;
import dev.headwater.engine.task.EsgptLayout;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What analysis must know besides the text.
///
/// `semantics` is the mode asked for on the command line and wins over the task's own `semantics:`
/// key; null = not asked for. With neither, `standard`. `dataColumns` are the names of the data's
/// columns, to check column conditions against; `hierarchy` is that of the data's codes; null = no
/// data at hand, nothing is checked. `esgpt` is what ESGPT data hold, null for others.
public record AnalysisOptions(
        @Nullable Semantics semantics,
        InputFormat format,
        @Nullable Set<String> dataColumns,
        @Nullable CodeHierarchy hierarchy,
        @Nullable EsgptLayout esgpt) {
    /// Without a hierarchy of codes.
    public AnalysisOptions(
            @Nullable Semantics semantics, InputFormat format, @Nullable Set<String> dataColumns) {
        this(semantics, format, dataColumns, null, null);
    }

    /// The same for another mode.
    AnalysisOptions in(Semantics other) {
        return new AnalysisOptions(other, format, dataColumns, hierarchy, esgpt);
    }
}
