package dev.headwater.grammar.format;

import dev.headwater.grammar.ast.CodeDeclaration;
import dev.headwater.grammar.ast.ColumnCondition;
import dev.headwater.grammar.ast.ColumnMatcher;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicateExpression;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.ValueBound;
import dev.headwater.grammar.format.YamlNode.Entry;
import dev.headwater.grammar.format.YamlNode.Gap;
import dev.headwater.grammar.format.YamlNode.Item;
import dev.headwater.grammar.format.YamlNode.Mapping;
import dev.headwater.grammar.format.YamlNode.Sequence;
import dev.headwater.grammar.format.YamlNode.Style;
import dev.headwater.grammar.format.YamlNode.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A predicate as YAML.
final class YamlPredicate {
    private final ExpressionText expressions;

    YamlPredicate(NoOtherForm mistakes) {
        this.expressions = new ExpressionText(mistakes);
    }

    YamlNode of(PredicateDeclaration predicate) {
        return switch (predicate) {
            case PredicateDeclaration.Placeholder _ -> Text.of("???");
            case PredicateDeclaration.Plain plain -> plain(plain);
            case PredicateDeclaration.Derived derived -> derived(derived);
            case PredicateDeclaration.Unreadable unreadable ->
                    throw new IllegalStateException("reported at " + unreadable.span());
        };
    }

    private YamlNode derived(PredicateDeclaration.Derived derived) {
        boolean isFlat =
                switch (derived.expression()) {
                    case PredicateExpression.And and -> areNames(and.operands());
                    case PredicateExpression.Or or -> areNames(or.operands());
                    case PredicateExpression.Reference _,
                            PredicateExpression.ColumnTest _,
                            PredicateExpression.Not _,
                            PredicateExpression.Where _ ->
                            false;
                };
        // The one form that both semantics modes read.
        String text = isFlat ? derived.text().text() : expressions.of(derived.expression());
        List<Entry> entries = new ArrayList<>();
        add(entries, "expr", YamlText.of(text));
        addScalar(entries, "static", derived.isStatic());
        return new Mapping("", Style.FITTING, entries);
    }

    private static boolean areNames(List<PredicateExpression> operands) {
        return operands.stream().allMatch(PredicateExpression.Reference.class::isInstance);
    }

    private static YamlNode plain(PredicateDeclaration.Plain plain) {
        List<Entry> entries = new ArrayList<>();
        if (plain.code() != null) {
            add(entries, "code", code(plain.code()));
        }
        addBound(entries, "value_min", plain.valueMin());
        addBound(entries, "value_max", plain.valueMax());
        addScalar(entries, "static", plain.isStatic());
        List<Entry> others = new ArrayList<>();
        for (ColumnCondition condition : plain.columnConditions()) {
            add(
                    condition.underOtherColumns() ? others : entries,
                    YamlText.quoted(condition.column().text()),
                    matcher(condition.matcher()));
        }
        if (!others.isEmpty()) {
            add(entries, "other_cols", new Mapping("", Style.FITTING, others));
        }
        return new Mapping("", Style.FITTING, entries);
    }

    private static YamlNode code(CodeDeclaration code) {
        return switch (code) {
            case CodeDeclaration.Literal(Scalar value, _) -> YamlText.of(value);
            case CodeDeclaration.AnyOf(List<Scalar> values, _) -> single("any", list(values));
            case CodeDeclaration.Regex(Scalar pattern, _) -> single("regex", YamlText.of(pattern));
            case CodeDeclaration.DescendantsOf(List<Scalar> ancestors, _) ->
                    single(
                            "descendants_of",
                            ancestors.size() == 1
                                    ? YamlText.of(ancestors.getFirst())
                                    : list(ancestors));
            case CodeDeclaration.Unreadable unreadable ->
                    throw new IllegalStateException("reported at " + unreadable.span());
        };
    }

    private static YamlNode matcher(ColumnMatcher matcher) {
        return switch (matcher) {
            case ColumnMatcher.Equal(Scalar value) -> YamlText.of(value);
            case ColumnMatcher.AnyOf(List<Scalar> values, _) -> single("any", list(values));
            case ColumnMatcher.Regex(Scalar pattern, _) -> single("regex", YamlText.of(pattern));
            case ColumnMatcher.DescendantsOf descendants ->
                    throw new IllegalStateException("only of codes: " + descendants.span());
            case ColumnMatcher.Range(ValueBound min, ValueBound max, _) -> {
                List<Entry> entries = new ArrayList<>();
                addBound(entries, "min", min);
                addBound(entries, "max", max);
                yield new Mapping("", Style.FITTING, entries);
            }
        };
    }

    private static YamlNode list(List<Scalar> values) {
        return new Sequence(
                "",
                Style.FITTING,
                values.stream().map(value -> new Item(List.of(), YamlText.of(value))).toList());
    }

    private static YamlNode single(String key, YamlNode value) {
        return new Mapping("", Style.FITTING, List.of(new Entry(Gap.NONE, List.of(), key, value)));
    }

    private static void addBound(List<Entry> entries, String key, @Nullable ValueBound bound) {
        if (bound != null) {
            addScalar(entries, key, bound.value());
            addScalar(entries, key + "_inclusive", bound.inclusive());
        }
    }

    private static void addScalar(List<Entry> entries, String key, @Nullable Scalar value) {
        if (value != null) {
            add(entries, key, YamlText.of(value));
        }
    }

    private static void add(List<Entry> entries, String key, YamlNode value) {
        entries.add(new Entry(Gap.NONE, List.of(), key, value));
    }
}
