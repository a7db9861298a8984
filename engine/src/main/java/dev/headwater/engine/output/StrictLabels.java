package dev.headwater.engine.output;

import dev.headwater.engine.ExtractionOptions;
import dev.headwater.engine.ExtractionOptions.LabelsSchema;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.diagnostic.Severity;
import java.util.List;

/// Labels in the strict schema have a prediction time in every row, so the task must say where it
/// is.
public final class StrictLabels {
    private StrictLabels() {}

    /// Whether the task can fill the labels asked for; if not, `diagnostics` gets a T036.
    public static boolean canBeFilled(
            ExtractionOptions options, ExtractionPlan plan, Diagnostics diagnostics) {
        boolean writesLabels = options.labelsPath() != null || options.arrowPath() != null;
        if (!writesLabels
                || options.labelsSchema() == LabelsSchema.COMPAT
                || plan.index() != null) {
            return true;
        }
        diagnostics.add(
                new Diagnostic(
                        DiagnosticCode.T036,
                        Severity.ERROR,
                        "labels need a prediction time, but no window of `"
                                + options.task()
                                + "` has an `index_timestamp`",
                        null,
                        List.of(),
                        List.of(
                                "add `index_timestamp: end` to the window at whose end the prediction is made",
                                "or write null prediction times with `--labels-schema compat`")));
        return false;
    }
}
