package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.CodeDeclaration;
import dev.headwater.grammar.ast.ColumnCondition;
import dev.headwater.grammar.ast.ColumnMatcher;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicateExpression;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.ValueBound;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.diagnostic.Edit;
import dev.headwater.grammar.diagnostic.NearestName;
import dev.headwater.grammar.source.Span;
import dev.headwater.grammar.syntax.YamlValue.Entry;
import dev.headwater.grammar.syntax.YamlValue.YamlMapping;
import dev.headwater.grammar.syntax.YamlValue.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one entry under `predicates` or `patient_demographics`. Its mistakes stay with it, as an
/// unused predicate may be anything.
final class PredicateReader {
    private static final String PLACEHOLDER = "???";
    private static final List<String> OWN_KEYS =
            List.of(
                    "code",
                    "value_min",
                    "value_max",
                    "value_min_inclusive",
                    "value_max_inclusive",
                    "static",
                    "other_cols");

    private final Entry entry;
    private final Diagnostics mistakes = new Diagnostics();
    private final Shape shape = new Shape(mistakes);

    private PredicateReader(Entry entry) {
        this.entry = entry;
    }

    static PredicateDeclaration read(Entry entry) {
        var reader = new PredicateReader(entry);
        PredicateDeclaration declaration = reader.declaration();
        if (declaration != null && !reader.mistakes.hasErrors()) {
            return declaration;
        }
        if (declaration instanceof PredicateDeclaration.Plain plain
                && plain.code() instanceof CodeDeclaration.Unreadable code) {
            reader.mistakes.add(code.mistake());
        }
        return new PredicateDeclaration.Unreadable(
                entry.key().name(), reader.mistakes.all(), entry.span());
    }

    private @Nullable PredicateDeclaration declaration() {
        if (!shape.isName(entry.key(), "a predicate")) {
            return null;
        }
        if (entry.value() instanceof YamlMapping mapping) {
            YamlValue expr = mapping.get("expr");
            return expr == null ? plain(mapping) : derived(mapping, expr);
        }
        String text = entry.value() instanceof YamlScalar scalar ? scalar.text() : "";
        if (text.equals(PLACEHOLDER)) {
            return new PredicateDeclaration.Placeholder(entry.key().name(), entry.span());
        }
        mistakes.add(noMapping(text));
        return null;
    }

    private Diagnostic noMapping(String text) {
        String name = entry.key().text();
        String actual = entry.value().description();
        String message = "predicate `" + name + "` must be a mapping, not " + actual;
        Span span = entry.value().isNull() ? entry.key().span() : entry.value().span();
        boolean isExpression = text.contains("(");
        String definition = isExpression ? "expr: \"" + text + "\"" : "code: X";
        Diagnostic error =
                Diagnostic.error(DiagnosticCode.S005, message, span, "")
                        .withHelp("write `" + name + ": { " + definition + " }`")
                        .withHelp("write `" + name + ": ???` to leave it to a predicates file");
        if (!(entry.value() instanceof YamlScalar scalar) || !scalar.isString()) {
            return error;
        }
        String quoted = "'" + text.replace("'", "''") + "'";
        return error.withFix(
                isExpression
                        ? Edit.safe(span, "{ expr: " + quoted + " }")
                        : Edit.maybe(span, "{ code: " + quoted + " }"));
    }

    private @Nullable PredicateDeclaration derived(YamlMapping mapping, YamlValue expr) {
        shape.onlyKeys(mapping, List.of("expr", "static"), "a derived predicate");
        if (!(expr instanceof YamlScalar text) || !(text.isString() || text.value().isNull())) {
            String message = "`expr` must be an expression, not " + expr.description();
            mistakes.add(Diagnostic.error(DiagnosticCode.S011, message, expr.span(), ""));
            return null;
        }
        PredicateExpression expression =
                new FormulaReader(mistakes).read(text.origin(), text.span());
        Scalar isStatic = shape.scalar(mapping, "static");
        return expression == null
                ? null
                : new PredicateDeclaration.Derived(
                        entry.key().name(), text.value(), expression, isStatic, entry.span());
    }

    private PredicateDeclaration plain(YamlMapping mapping) {
        YamlValue code = mapping.get("code");
        CodeDeclaration codeDeclaration = code == null ? null : CodeReader.read(code);
        return new PredicateDeclaration.Plain(
                entry.key().name(),
                codeDeclaration,
                bound(mapping, "value_min"),
                bound(mapping, "value_max"),
                shape.scalar(mapping, "static"),
                columnConditions(mapping),
                entry.span());
    }

    private @Nullable ValueBound bound(YamlMapping mapping, String key) {
        Scalar value = shape.scalar(mapping, key);
        Scalar inclusive = shape.scalar(mapping, key + "_inclusive");
        return value == null || value.isNull() ? null : new ValueBound(value, inclusive);
    }

    private List<ColumnCondition> columnConditions(YamlMapping mapping) {
        List<ColumnCondition> conditions = new ArrayList<>();
        for (Entry column : mapping.entries()) {
            if (!OWN_KEYS.contains(column.key().text())) {
                addCondition(mapping, column, false, conditions);
            }
        }
        YamlMapping otherColumns = shape.mapping(mapping, "other_cols");
        for (Entry column : otherColumns.entries()) {
            addCondition(otherColumns, column, true, conditions);
        }
        return conditions;
    }

    private void addCondition(
            YamlMapping mapping,
            Entry column,
            boolean underOtherColumns,
            List<ColumnCondition> conditions) {
        if (!shape.isName(column.key(), "a column")) {
            return;
        }
        boolean isMisspelt =
                !underOtherColumns
                        && !(column.value() instanceof YamlScalar)
                        && NearestName.of(column.key().text(), OWN_KEYS) != null;
        if (isMisspelt) {
            mistakes.add(Shape.unknownKey(column.key(), mapping, OWN_KEYS, "a predicate"));
            return;
        }
        ColumnMatcher matcher = new ColumnMatcherReader(mistakes).read(column);
        if (matcher != null) {
            conditions.add(new ColumnCondition(column.key().name(), matcher, underOtherColumns));
        }
    }
}
