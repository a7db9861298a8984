package dev.headwater.engine.analysis;

import dev.headwater.engine.task.EsgptLayout;
import dev.headwater.engine.task.EsgptMeasurement;
import dev.headwater.engine.task.EsgptMeasurement.Kind;
import dev.headwater.engine.task.EsgptTable;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.NearestName;
import dev.headwater.predicates.ir.ColumnRange;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the columns that codes of ESGPT data are about, and reports what the data do not have.
final class EsgptCodes {
    private final AnalysisScope scope;

    EsgptCodes(AnalysisScope scope) {
        this.scope = scope;
    }

    /// The column that a code, which is a text, is about; null after a mistake, which is reported.
    @Nullable EsgptCode find(Scalar code, boolean isStatic, EsgptLayout layout) {
        int separator = code.text().indexOf(EsgptMeasurement.SEPARATOR);
        String name = separator < 0 ? code.text() : code.text().substring(0, separator);
        String key =
                separator < 0
                        ? null
                        : code.text().substring(separator + EsgptMeasurement.SEPARATOR.length());
        if (!layout.declared().contains(name)) {
            String nearest = NearestName.of(name, layout.declared());
            String message = "unknown measurement `" + name + "`";
            Diagnostic error =
                    Diagnostic.error(
                            DiagnosticCode.T060,
                            message,
                            code.span(),
                            "not declared in the `config.json` of the data");
            scope.report(
                    nearest == null
                            ? error
                            : error.withHelp("did you mean the measurement `" + nearest + "`?"));
            return null;
        }
        List<EsgptTable> tables = tables(code.text(), isStatic);
        EsgptMeasurement found =
                tables.stream()
                        .map(table -> layout.find(table, name))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        if (found == null) {
            scope.reject(
                    DiagnosticCode.T061,
                    code.span(),
                    "no column `" + name + "` in " + titles(tables),
                    advice(name, isStatic, layout));
            return null;
        }
        return isReadable(found, key, code) ? new EsgptCode(found, key, code) : null;
    }

    /// Where a code is looked for. The reference system goes by a part of its text.
    private List<EsgptTable> tables(String code, boolean isStatic) {
        if (isStatic) {
            return List.of(EsgptTable.SUBJECTS);
        }
        if (!scope.isAces()) {
            return List.of(EsgptTable.MEASUREMENTS, EsgptTable.EVENTS);
        }
        return code.contains(EsgptMeasurement.EVENT_TYPE)
                ? List.of(EsgptTable.EVENTS)
                : List.of(EsgptTable.MEASUREMENTS);
    }

    private static String titles(List<EsgptTable> tables) {
        return tables.stream()
                .map(EsgptTable::title)
                .collect(Collectors.joining("` or `", "`", "`"));
    }

    private String advice(String name, boolean isStatic, EsgptLayout layout) {
        EsgptTable other =
                Arrays.stream(EsgptTable.values())
                        .filter(table -> layout.find(table, name) != null)
                        .findFirst()
                        .orElse(null);
        return switch (other) {
            case null -> "it is declared, but no table has it";
            case SUBJECTS -> "it describes subjects: add `static: true`";
            case EVENTS, MEASUREMENTS ->
                    isStatic
                            ? "it belongs to events and selects no subjects: remove `static: true`"
                            : "`"
                                    + other.title()
                                    + "` has it, where this semantics mode does not look; use"
                                    + " `semantics: standard`";
        };
    }

    private boolean isReadable(EsgptMeasurement found, @Nullable String key, Scalar code) {
        if (found.kind() == Kind.UNREADABLE) {
            String message = "the column `" + found.column() + "` is nested and cannot be read";
            scope.reject(DiagnosticCode.T061, code.span(), message);
            return false;
        }
        if (key != null && found.kind() != Kind.TEXT) {
            scope.reject(
                    DiagnosticCode.T061,
                    code.span(),
                    "the column `" + found.column() + "` holds no texts, so none is `" + key + "`",
                    found.kind() == Kind.NUMBER
                            ? "write `code: "
                                    + found.column()
                                    + "` and limit its numbers by `value_min`, `value_max`"
                            : "write `code: " + found.column() + "`, which is any value of it");
            return false;
        }
        return true;
    }

    /// Reports bounds on the values of a code that has none.
    void checkValues(EsgptCode code, boolean isStatic) {
        EsgptMeasurement measurement = code.measurement();
        String problem = null;
        if (code.isWhole()) {
            problem =
                    measurement.kind() == Kind.NUMBER
                            ? null
                            : "the column `" + measurement.column() + "` holds no numbers";
        } else if ((isStatic && scope.isAces())
                || code.isEventType()
                || measurement.values() == null) {
            problem = "`" + measurement.column() + "` has no column of values";
        } else if (columns(measurement).get(measurement.values()) != Kind.NUMBER) {
            problem =
                    "the values of `"
                            + measurement.column()
                            + "` should be in `"
                            + measurement.values()
                            + "`, which is no column of numbers of `"
                            + measurement.table().title()
                            + "`";
        }
        if (problem != null) {
            scope.reject(
                    DiagnosticCode.T062,
                    code.written().span(),
                    problem,
                    "`config.json` names the column as `values_column` of the measurement");
        }
    }

    /// Reports a condition on a column of another table.
    void checkColumn(Name column, EsgptCode code) {
        Map<String, Kind> columns = columns(code.measurement());
        boolean isValue = !scope.isAces() && column.text().equals(ColumnRange.VALUE);
        if (isValue
                || scope.dataColumns() == null
                || !scope.dataColumns().contains(column.text())
                || columns.containsKey(column.text())) {
            return;
        }
        scope.reject(
                DiagnosticCode.T033,
                column.span(),
                "`"
                        + code.measurement().table().title()
                        + "`, where the code is found, has no column `"
                        + column.text()
                        + "`",
                "it has "
                        + columns.keySet().stream().collect(Collectors.joining("`, `", "`", "`")));
    }

    private Map<String, Kind> columns(EsgptMeasurement measurement) {
        EsgptLayout layout = Objects.requireNonNull(scope.esgpt());
        return layout.columns().getOrDefault(measurement.table(), Map.of());
    }
}
