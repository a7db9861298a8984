package dev.headwater.engine.analysis;

import dev.headwater.engine.scan.CodeHierarchy;
import dev.headwater.engine.scan.CodeHierarchy.Below;
import dev.headwater.grammar.ast.CodeDeclaration;
import dev.headwater.grammar.ast.ColumnMatcher;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicateExpression;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Edit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the data say of the descendants of all codes whose descendants a task asks for, found in
/// one go before any predicate is resolved.
///
/// @param missing why the data know no descendants at all, if so
/// @param found by code; empty without data
record DescendantCodes(@Nullable String missing, Map<String, Below> found) {
    /// Nothing is known, and nothing is checked.
    static final DescendantCodes NONE = new DescendantCodes(null, Map.of());

    static DescendantCodes of(DeclaredPredicates declared, @Nullable CodeHierarchy hierarchy) {
        if (hierarchy == null) {
            return NONE;
        }
        Set<String> ancestors = new HashSet<>();
        Stream.concat(
                        declared.predicates().values().stream(),
                        declared.demographics().values().stream())
                .flatMap(DescendantCodes::ancestors)
                .forEach(ancestor -> ancestors.add(ancestor.text()));
        if (ancestors.isEmpty()) {
            return NONE;
        }
        String missing = hierarchy.missing();
        return missing == null
                ? new DescendantCodes(null, hierarchy.below(ancestors))
                : new DescendantCodes(missing, Map.of());
    }

    /// The codes below one of a task, as far as known. A mistake is reported.
    Set<String> of(Scalar ancestor, AnalysisScope scope) {
        if (missing != null) {
            String message = "the data do not say which codes descend from others";
            scope.report(
                    Diagnostic.error(DiagnosticCode.T051, message, ancestor.span(), "")
                            .withHelp(missing));
            return Set.of();
        }
        return switch (found.get(ancestor.text())) {
            case Below.Codes(Set<String> codes) -> codes;
            case Below.Unknown(String nearest) -> {
                scope.report(unknown(ancestor, nearest));
                yield Set.of();
            }
            case null -> Set.of();
        };
    }

    private static Diagnostic unknown(Scalar ancestor, @Nullable String nearest) {
        String message = "the data know no code `" + ancestor.text() + "`";
        Diagnostic error =
                Diagnostic.error(
                        DiagnosticCode.T050,
                        message,
                        ancestor.span(),
                        "so it has no" + " descendants");
        return nearest == null
                ? error
                : error.withHelp("did you mean `" + nearest + "`?")
                        .withFix(Edit.maybe(ancestor.span(), "\"" + nearest + "\""));
    }

    private static Stream<Scalar> ancestors(PredicateDeclaration declaration) {
        return switch (declaration) {
            case PredicateDeclaration.Plain plain ->
                    plain.code() instanceof CodeDeclaration.DescendantsOf(List<Scalar> codes, _)
                            ? codes.stream()
                            : Stream.of();
            case PredicateDeclaration.Derived derived -> ancestors(derived.expression());
            case PredicateDeclaration.Placeholder _, PredicateDeclaration.Unreadable _ ->
                    Stream.of();
        };
    }

    private static Stream<Scalar> ancestors(PredicateExpression expression) {
        return switch (expression) {
            case PredicateExpression.Reference _ -> Stream.of();
            case PredicateExpression.ColumnTest test ->
                    test.matcher() instanceof ColumnMatcher.DescendantsOf(List<Scalar> codes, _)
                            ? codes.stream()
                            : Stream.of();
            case PredicateExpression.And and ->
                    and.operands().stream().flatMap(DescendantCodes::ancestors);
            case PredicateExpression.Or or ->
                    or.operands().stream().flatMap(DescendantCodes::ancestors);
            case PredicateExpression.Not not -> ancestors(not.operand());
            case PredicateExpression.Where where ->
                    Stream.concat(ancestors(where.rows()), ancestors(where.condition()));
        };
    }
}
