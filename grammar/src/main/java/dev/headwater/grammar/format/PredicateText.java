package dev.headwater.grammar.format;

import dev.headwater.grammar.ast.CodeDeclaration;
import dev.headwater.grammar.ast.ColumnCondition;
import dev.headwater.grammar.ast.ColumnMatcher;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.ValueBound;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The parts of a predicate in the text form.
final class PredicateText {
    /// Columns whose conditions the text form reads as something else.
    private static final Set<String> OTHERWISE_READ = Set.of("code", "value");

    private final MatcherText matchers;
    private final ExpressionText expressions;
    private final NoOtherForm mistakes;

    PredicateText(NoOtherForm mistakes) {
        this.matchers = new MatcherText(mistakes);
        this.expressions = new ExpressionText(mistakes);
        this.mistakes = mistakes;
    }

    /// The words before the name.
    String kind(PredicateDeclaration predicate, boolean isDemographic) {
        Scalar flag =
                switch (predicate) {
                    case PredicateDeclaration.Plain plain -> plain.isStatic();
                    case PredicateDeclaration.Derived derived -> derived.isStatic();
                    case PredicateDeclaration.Placeholder _, PredicateDeclaration.Unreadable _ ->
                            null;
                };
        if (isDemographic && flag != null) {
            mistakes.report(flag.span(), "`static` in a demographic", "leave it out");
        }
        boolean isStatic = flag != null && matchers.isTrue(flag, "the flag");
        return isDemographic ? "demographic " : isStatic ? "static predicate " : "predicate ";
    }

    String definition(PredicateDeclaration predicate) {
        return switch (predicate) {
            case PredicateDeclaration.Placeholder _ -> "???";
            case PredicateDeclaration.Derived derived -> expressions.of(derived.expression());
            case PredicateDeclaration.Plain plain -> plain(plain);
            case PredicateDeclaration.Unreadable unreadable -> {
                mistakes.diagnostics().addAll(unreadable.mistakes());
                yield "";
            }
        };
    }

    private String plain(PredicateDeclaration.Plain plain) {
        List<String> conditions = conditions(plain);
        String code = code(plain.code(), plain.name());
        return conditions.isEmpty() ? code : code + " where " + String.join(" and ", conditions);
    }

    private String code(@Nullable CodeDeclaration code, Name predicate) {
        return switch (code) {
            case null -> {
                mistakes.report(
                        predicate.span(),
                        "the predicate `" + predicate.text() + "` without a code",
                        "give it a code, or leave it to a predicates file: `???`");
                yield "";
            }
            case CodeDeclaration.Literal(Scalar value, _) ->
                    matchers.of(codeColumn(code), new ColumnMatcher.Equal(value));
            case CodeDeclaration.AnyOf(List<Scalar> values, var span) ->
                    matchers.of(codeColumn(code), new ColumnMatcher.AnyOf(values, span));
            case CodeDeclaration.Regex(Scalar pattern, var span) ->
                    matchers.of(codeColumn(code), new ColumnMatcher.Regex(pattern, span));
            case CodeDeclaration.DescendantsOf(List<Scalar> ancestors, var span) ->
                    matchers.of(codeColumn(code), new ColumnMatcher.DescendantsOf(ancestors, span));
            case CodeDeclaration.Unreadable unreadable -> {
                mistakes.diagnostics().add(unreadable.mistake());
                yield "";
            }
        };
    }

    private static Name codeColumn(CodeDeclaration code) {
        return new Name("code", code.span());
    }

    /// In the order in which they were written.
    private List<String> conditions(PredicateDeclaration.Plain plain) {
        List<String> conditions = new ArrayList<>();
        ValueBound min = plain.valueMin();
        ValueBound max = plain.valueMax();
        int boundsPlace = Math.min(start(min), start(max));
        int boundsIndex = 0;
        for (ColumnCondition condition : plain.columnConditions()) {
            Name column = condition.column();
            if (OTHERWISE_READ.contains(column.text())) {
                String what = "a condition on the column `" + column.text() + "`";
                mistakes.report(column.span(), what, "rename the column");
            }
            conditions.add(matchers.of(column, condition.matcher()));
            boundsIndex += column.span().start() < boundsPlace ? 1 : 0;
        }
        if (min != null || max != null) {
            String bounds = matchers.range("value", min, max, plain.span());
            conditions.add(boundsIndex, bounds);
        }
        return conditions;
    }

    private static int start(@Nullable ValueBound bound) {
        return bound == null ? Integer.MAX_VALUE : bound.value().span().start();
    }
}
