package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.CodeDeclaration;
import dev.headwater.grammar.ast.ColumnCondition;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicateExpression;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.ValueBound;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.syntax.YamlValue.Entry;
import dev.headwater.grammar.syntax.YamlValue.YamlMapping;
import dev.headwater.grammar.syntax.YamlValue.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one entry under `predicates` or `patient_demographics`. Its mistakes stay with it, as an
/// unused predicate may be anything.
final class PredicateReader {
    private static final String PLACEHOLDER = "???";
    private static final Set<String> OWN_KEYS =
            Set.of(
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
        return declaration == null || reader.mistakes.hasErrors()
                ? new PredicateDeclaration.Unreadable(
                        entry.key().name(), reader.mistakes.all(), entry.span())
                : declaration;
    }

    private @Nullable PredicateDeclaration declaration() {
        if (!entry.key().isString()) {
            shape.wrong(entry.key(), "a predicate's name must be a text");
            return null;
        }
        if (entry.value() instanceof YamlMapping mapping) {
            YamlValue expr = mapping.get("expr");
            return expr == null ? plain(mapping) : derived(mapping, expr);
        }
        if (entry.value() instanceof YamlScalar scalar
                && scalar.value().text().equals(PLACEHOLDER)) {
            return new PredicateDeclaration.Placeholder(entry.key().name(), entry.span());
        }
        mistakes.add(undefined());
        return null;
    }

    private Diagnostic undefined() {
        String name = entry.key().value().text();
        String message =
                "predicate `" + name + "` must be a mapping, not " + entry.value().description();
        var span = entry.value().isNull() ? entry.key().span() : entry.value().span();
        boolean formula =
                entry.value() instanceof YamlScalar scalar && scalar.value().text().contains("(");
        return Diagnostic.error(DiagnosticCode.S005, message, span, "")
                .withHelp(
                        formula
                                ? "write `"
                                        + name
                                        + ": { expr: \""
                                        + ((YamlScalar) entry.value()).value().text()
                                        + "\" }`"
                                : "write `"
                                        + name
                                        + ": { code: X }`, or `"
                                        + name
                                        + ": ???` to leave it to a predicates file");
    }

    private @Nullable PredicateDeclaration derived(YamlMapping mapping, YamlValue expr) {
        shape.onlyKeys(mapping, List.of("expr", "static"), "a derived predicate");
        if (!(expr instanceof YamlScalar text) || !(text.isString() || text.value().isNull())) {
            String message = "`expr` must be an expression, not " + expr.description();
            mistakes.add(Diagnostic.error(DiagnosticCode.S011, message, expr.span(), ""));
            return null;
        }
        PredicateExpression expression = new FormulaReader(mistakes).read(text);
        Scalar isStatic = shape.scalar(mapping.get("static"), "`static`");
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
                shape.scalar(mapping.get("static"), "`static`"),
                columnConditions(mapping),
                entry.span());
    }

    private @Nullable ValueBound bound(YamlMapping mapping, String key) {
        Scalar value = shape.scalar(mapping.get(key), "`" + key + "`");
        Scalar inclusive = shape.scalar(mapping.get(key + "_inclusive"), "`" + key + "_inclusive`");
        return value == null || value.isNull() ? null : new ValueBound(value, inclusive);
    }

    private List<ColumnCondition> columnConditions(YamlMapping mapping) {
        List<ColumnCondition> conditions = new ArrayList<>();
        for (Entry column : mapping.entries()) {
            String key = column.key().value().text();
            if (column.key().isString() && key.equals("other_cols")) {
                addOtherColumns(column.value(), conditions);
            } else if (!column.key().isString() || !OWN_KEYS.contains(key)) {
                addCondition(column, false, conditions);
            }
        }
        return conditions;
    }

    private void addOtherColumns(YamlValue value, List<ColumnCondition> conditions) {
        YamlMapping columns = shape.mapping(value, "`other_cols`");
        if (columns != null) {
            columns.entries().forEach(column -> addCondition(column, true, conditions));
        }
    }

    private void addCondition(
            Entry column, boolean underOtherColumns, List<ColumnCondition> conditions) {
        if (!column.key().isString()) {
            shape.wrong(column.key(), "a column's name must be a text");
            return;
        }
        Scalar value =
                shape.scalar(
                        column.value(),
                        "the value of column `" + column.key().value().text() + "`");
        if (value != null) {
            conditions.add(new ColumnCondition(column.key().name(), value, underOtherColumns));
        }
    }
}
