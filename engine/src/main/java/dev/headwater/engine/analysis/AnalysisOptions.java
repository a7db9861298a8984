package dev.headwater.engine.analysis;

import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What analysis must know besides the text.
///
/// `semantics` is the mode asked for on the command line and wins over the task's own `semantics:`
/// key; null = not asked for. With neither, `standard`. `dataColumns` are the names of the data's
/// columns, to check column conditions against; null = no data at hand, nothing is checked.
public record AnalysisOptions(
        @Nullable Semantics semantics, InputFormat format, @Nullable Set<String> dataColumns) {}
