package dev.headwater.engine.check;

import dev.headwater.engine.task.Predicate;
import dev.headwater.grammar.ast.CodeDeclaration;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicateDeclaration.Derived;
import dev.headwater.grammar.ast.PredicateDeclaration.Plain;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The same thing under two names or twice in a list, and a name that means two kinds of thing.
final class NameRule implements Rule {
    @Override
    public void check(CheckedTask task, Diagnostics findings) {
        Map<Object, PredicateDeclaration> first = new HashMap<>();
        for (Predicate predicate : task.task().predicates()) {
            PredicateDeclaration declaration = task.declared().find(predicate.name());
            List<?> meaning = meaning(predicate);
            if (declaration == null || meaning == null) {
                continue;
            }
            PredicateDeclaration earlier = first.putIfAbsent(meaning, declaration);
            if (earlier != null && isInSameFile(earlier, declaration)) {
                warnOfTwin(declaration, earlier, findings);
            }
        }
        task.used().forEach(declaration -> checkCodes(declaration, findings));
        task.document().predicates().forEach(written -> checkKind(task, written, findings));
    }

    /// What makes two predicates the same; null where it is not known.
    private static @Nullable List<?> meaning(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Plain(_, var row, boolean isStatic) ->
                    row == null ? null : List.of(row, isStatic);
            case Predicate.Derived(_, var expression, boolean isStatic) ->
                    List.of(expression, isStatic);
            case Predicate.Special _ -> null;
        };
    }

    /// Two files are written by two people, and a dataset may not tell apart what a task does.
    private static boolean isInSameFile(PredicateDeclaration one, PredicateDeclaration other) {
        return one.span().source() == other.span().source();
    }

    private static void warnOfTwin(
            PredicateDeclaration twin, PredicateDeclaration earlier, Diagnostics findings) {
        String message =
                "predicate `"
                        + twin.name().text()
                        + "` is the same as `"
                        + earlier.name().text()
                        + "`";
        findings.add(
                Diagnostic.warning(DiagnosticCode.C054, message, twin.name().span(), "")
                        .withSecondary(earlier.name().span(), "the first one")
                        .withHelp("use one of them, or correct what was copied"));
    }

    private static void checkCodes(PredicateDeclaration declaration, Diagnostics findings) {
        if (!(declaration instanceof Plain plain)
                || !(plain.code() instanceof CodeDeclaration.AnyOf anyOf)) {
            return;
        }
        Map<String, Span> first = new HashMap<>();
        for (Scalar code : anyOf.values()) {
            Span earlier = first.putIfAbsent(code.text(), code.span());
            if (earlier != null) {
                String message = "code `" + code.text() + "` is given twice";
                findings.add(
                        Diagnostic.warning(DiagnosticCode.C052, message, code.span(), "again")
                                .withSecondary(earlier, "first given here"));
            }
        }
    }

    private static void checkKind(
            CheckedTask task, PredicateDeclaration written, Diagnostics findings) {
        PredicateDeclaration meant = task.declared().find(written.name().text());
        boolean isUsed = task.predicate(written.name().text()) != null;
        boolean changesKind =
                (written instanceof Plain && meant instanceof Derived)
                        || (written instanceof Derived && meant instanceof Plain);
        if (isUsed && changesKind && meant != null) {
            String message =
                    "predicate `" + written.name().text() + "` is replaced by one of another kind";
            String was = written instanceof Plain ? "a code here" : "an expression here";
            String is = written instanceof Plain ? "an expression here" : "a code here";
            findings.add(
                    Diagnostic.warning(DiagnosticCode.C055, message, meant.name().span(), is)
                            .withSecondary(written.name().span(), was)
                            .withHelp(
                                    "rename one of them, or write `???` in the task if every"
                                            + " dataset defines it"));
        }
    }
}
