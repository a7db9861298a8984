package dev.headwater.engine.analysis;

import dev.headwater.engine.task.EsgptLayout;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.diagnostic.Edit;
import dev.headwater.grammar.diagnostic.NearestName;
import dev.headwater.grammar.source.Span;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What every part of the analysis needs: the rules in force, what is known of the data, and where
/// to report.
record AnalysisScope(
        Semantics semantics,
        InputFormat format,
        @Nullable Set<String> dataColumns,
        DescendantCodes descendants,
        @Nullable EsgptLayout esgpt,
        Diagnostics diagnostics) {

    /// A scope that knows nothing of the data.
    AnalysisScope(Semantics semantics, InputFormat format, Diagnostics diagnostics) {
        this(semantics, format, null, DescendantCodes.NONE, null, diagnostics);
    }

    /// The mode asked for in `options`, else the one `written` in the task, else the standard one.
    static AnalysisScope of(
            @Nullable Scalar written, AnalysisOptions options, Diagnostics diagnostics) {
        Semantics own = written == null ? null : Semantics.named(written.text());
        if (written != null && own == null) {
            diagnostics.add(unknownMode(written));
        }
        Semantics wanted = options.semantics() == null ? own : options.semantics();
        Semantics semantics = wanted == null ? Semantics.STANDARD : wanted;
        return new AnalysisScope(
                semantics,
                options.format(),
                options.dataColumns(),
                DescendantCodes.NONE,
                options.esgpt(),
                diagnostics);
    }

    /// The same with what is known of the descendants of codes.
    AnalysisScope with(DescendantCodes descendants) {
        return new AnalysisScope(semantics, format, dataColumns, descendants, esgpt, diagnostics);
    }

    boolean isAces() {
        return semantics == Semantics.ACES_0_7_3;
    }

    /// Whether the reference system would not even look at what a row must be like: the counts come
    /// with the data.
    boolean ignoresRows() {
        return isAces() && format == InputFormat.DIRECT;
    }

    void report(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    void reject(DiagnosticCode code, Span span, String message) {
        report(Diagnostic.error(code, message, span, ""));
    }

    void reject(DiagnosticCode code, Span span, String message, String help) {
        report(Diagnostic.error(code, message, span, "").withHelp(help));
    }

    private static Diagnostic unknownMode(Scalar written) {
        var ids = Arrays.stream(Semantics.values()).map(Semantics::id).toList();
        String message = "unknown semantics mode `" + written.text() + "`";
        String nearest = NearestName.of(written.text(), ids);
        Diagnostic error = Diagnostic.error(DiagnosticCode.T035, message, written.span(), "");
        return nearest == null
                ? error.withHelp("the modes are `" + String.join("`, `", ids) + "`")
                : error.withHelp("did you mean `" + nearest + "`?")
                        .withFix(Edit.safe(written.span(), nearest));
    }
}
