package dev.headwater.engine.editor;

import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.Diagnostic.Label;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;

/// Diagnostics and their edits as the protocol has them.
final class EditorDiagnostics {
    private static final String SOURCE = "headwater";

    private final OpenTexts texts;

    EditorDiagnostics(OpenTexts texts) {
        this.texts = texts;
    }

    List<org.eclipse.lsp4j.Diagnostic> of(OpenText text) {
        return text.diagnostics().stream().map(diagnostic -> of(diagnostic, text)).toList();
    }

    /// What can be done about the mistakes that touch `range`: each edit by itself.
    List<CodeAction> fixes(OpenText text, Range range) {
        int from = Places.offset(text.source(), range.getStart());
        int to = Places.offset(text.source(), range.getEnd());
        List<CodeAction> fixes = new ArrayList<>();
        for (Diagnostic diagnostic : text.diagnostics()) {
            Label label = diagnostic.primary();
            boolean isHere =
                    label != null
                            && label.span().source() == text.source()
                            && label.span().start() <= to
                            && label.span().end() >= from;
            if (isHere) {
                diagnostic.edits().forEach(edit -> fixes.add(fix(edit, diagnostic, text)));
            }
        }
        return fixes;
    }

    private CodeAction fix(Edit edit, Diagnostic diagnostic, OpenText text) {
        var fix = new CodeAction(title(edit));
        fix.setKind(CodeActionKind.QuickFix);
        fix.setIsPreferred(edit.isSafe());
        fix.setDiagnostics(List.of(of(diagnostic, text)));
        var change = new TextEdit(Places.range(edit.span()), edit.replacement());
        fix.setEdit(new WorkspaceEdit(Map.of(texts.uriOf(edit.span().source()), List.of(change))));
        return fix;
    }

    private static String title(Edit edit) {
        String written = edit.span().text().strip();
        String replacement = edit.replacement().strip();
        if (written.isEmpty()) {
            return "Insert `" + replacement + "`";
        }
        return replacement.isEmpty()
                ? "Remove `" + written + "`"
                : "Replace `" + written + "` by `" + replacement + "`";
    }

    private org.eclipse.lsp4j.Diagnostic of(Diagnostic diagnostic, OpenText text) {
        var message = new StringBuilder(diagnostic.message());
        Label primary = diagnostic.primary();
        if (primary != null && !primary.text().isEmpty()) {
            message.append(" (").append(primary.text()).append(')');
        }
        diagnostic.help().forEach(line -> message.append("\nhelp: ").append(line));
        List<DiagnosticRelatedInformation> related = new ArrayList<>();
        boolean isElsewhere = primary != null && primary.span().source() != text.source();
        if (primary != null && isElsewhere) {
            related.add(related(primary));
        }
        diagnostic.secondary().forEach(label -> related.add(related(label)));
        Range range =
                primary == null || isElsewhere
                        ? new Range(new Position(0, 0), new Position(0, 0))
                        : Places.range(primary.span());
        var shown = new org.eclipse.lsp4j.Diagnostic(range, message.toString());
        shown.setSeverity(severity(diagnostic, text));
        shown.setSource(SOURCE);
        shown.setCode(diagnostic.code().name());
        shown.setRelatedInformation(related);
        return shown;
    }

    /// A task without its predicates file is not wrong, only not complete.
    private static DiagnosticSeverity severity(Diagnostic diagnostic, OpenText text) {
        if (diagnostic.code() == DiagnosticCode.T017 && text.file() == null) {
            return DiagnosticSeverity.Information;
        }
        return switch (diagnostic.severity()) {
            case ERROR -> DiagnosticSeverity.Error;
            case WARNING -> DiagnosticSeverity.Warning;
        };
    }

    private DiagnosticRelatedInformation related(Label label) {
        var place = new Location(texts.uriOf(label.span().source()), Places.range(label.span()));
        return new DiagnosticRelatedInformation(
                place, label.text().isEmpty() ? "here" : label.text());
    }
}
