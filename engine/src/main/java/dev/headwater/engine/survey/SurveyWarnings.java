package dev.headwater.engine.survey;

import dev.headwater.engine.analysis.PredicatePlaces;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.task.Predicate;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.source.Span;
import dev.headwater.predicates.ir.RowCondition;
import dev.headwater.predicates.ir.RowPredicate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Survey -> warnings about predicates that probably do not find what was meant.
///
/// A predicate gets one warning for why it matches nothing, or else those about what it matches.
public final class SurveyWarnings {
    private static final int MOST_TEXTS = 5;

    private final ExtractionPlan plan;
    private final PredicatePlaces places;
    private final Supplier<? extends Collection<String>> dataCodes;
    private final List<Diagnostic> warnings = new ArrayList<>();
    private @Nullable NearestCodes nearestCodes;

    private SurveyWarnings(
            ExtractionPlan plan,
            PredicatePlaces places,
            Supplier<? extends Collection<String>> dataCodes) {
        this.plan = plan;
        this.places = places;
        this.dataCodes = dataCodes;
    }

    /// The warnings, in the order of the predicates.
    ///
    /// @param dataCodes the codes of the data, asked for if a predicate accepts none of them
    public static List<Diagnostic> of(
            ExtractionPlan plan,
            DataSurvey survey,
            PredicatePlaces places,
            Supplier<? extends Collection<String>> dataCodes) {
        var warnings = new SurveyWarnings(plan, places, dataCodes);
        survey.predicates().forEach(warnings::judge);
        return warnings.warnings;
    }

    private void judge(PredicateFindings findings) {
        Predicate.Plain predicate =
                (Predicate.Plain) plan.task().predicates().get(findings.predicate());
        RowPredicate row = predicate.row();
        if (row == null || findings.codes() == null) {
            judgeCounts(predicate, findings);
        } else if (findings.codeRows() == 0) {
            warnOfNoCode(predicate, row, findings);
        } else if (findings.rows() == 0) {
            warnOfNoRow(predicate, row, findings, findings.codes());
        } else {
            judgeUnits(predicate, row, findings, findings.codes());
            judgeStaticRows(predicate, findings);
        }
    }

    /// Direct data hold nothing but counts.
    private void judgeCounts(Predicate.Plain predicate, PredicateFindings findings) {
        if (findings.rows() == 0) {
            String message = "predicate " + quoted(predicate.name()) + " is never above 0";
            warn(DiagnosticCode.D013, message, places.name(predicate.name()), "");
        }
    }

    private void warnOfNoCode(
            Predicate.Plain predicate, RowPredicate row, PredicateFindings findings) {
        String message = "predicate " + quoted(predicate.name()) + " matches nothing in the data";
        Diagnostic warning =
                Diagnostic.warning(
                        DiagnosticCode.D013,
                        message,
                        places.code(predicate.name()),
                        "no row has such a code");
        if (nearestCodes == null) {
            nearestCodes = new NearestCodes(dataCodes.get());
        }
        List<String> nearest = nearestCodes.to(row.code());
        warnings.add(
                nearest.isEmpty()
                        ? warning
                        : warning.withHelp(
                                "the data have "
                                        + nearest.stream()
                                                .map(SurveyWarnings::quoted)
                                                .collect(Collectors.joining(", "))));
    }

    private void warnOfNoRow(
            Predicate.Plain predicate,
            RowPredicate row,
            PredicateFindings findings,
            List<String> codes) {
        PredicateFindings.Values values = findings.values();
        String rows = count(findings.codeRows(), "row") + " of " + count(codes.size(), "code");
        if (values != null && values.count() + values.missing() > 0) {
            String message = "no value meets the range of " + quoted(predicate.name());
            Span span = places.range(predicate.name());
            warn(DiagnosticCode.D016, message, span, "none of the values in " + rows, seen(values));
            return;
        }
        String column =
                row.conditions().stream().flatMap(RowCondition::columns).findFirst().orElse("code");
        String message =
                "no row of " + quoted(predicate.name()) + " has the " + quoted(column) + " wanted";
        SequencedMap<String, Long> texts = findings.columns().get(column);
        Span span = places.column(predicate.name(), column);
        String label = "in none of " + rows;
        if (texts == null || texts.isEmpty()) {
            warn(DiagnosticCode.D018, message, span, label);
        } else {
            warn(DiagnosticCode.D018, message, span, label, "there it is " + listed(texts));
        }
    }

    private void judgeUnits(
            Predicate.Plain predicate,
            RowPredicate row,
            PredicateFindings findings,
            List<String> codes) {
        if (row.range() == null) {
            return;
        }
        String message =
                "predicate " + quoted(predicate.name()) + " compares values in different units";
        Span span = places.range(predicate.name());
        List<String> mixed = UnitsInCodes.mixed(codes);
        if (!mixed.isEmpty()) {
            String help =
                    "its codes end in "
                            + mixed.stream()
                                    .map(SurveyWarnings::quoted)
                                    .collect(Collectors.joining(", "));
            warn(DiagnosticCode.D017, message, span, "", help);
        }
        findings.columns()
                .forEach((column, texts) -> {
                    long units = texts.keySet().stream().filter(unit -> !unit.isEmpty()).count();
                    boolean isFixed =
                            row.conditions().stream()
                                    .flatMap(RowCondition::columns)
                                    .anyMatch(column::equals);
                    if (units > 1 && !isFixed) {
                        warn(
                                DiagnosticCode.D017,
                                message,
                                span,
                                "",
                                "column " + quoted(column) + " is " + listed(texts));
                    }
                });
    }

    private void judgeStaticRows(Predicate.Plain predicate, PredicateFindings findings) {
        Long staticRows = findings.staticRows();
        if (staticRows != null && staticRows == 0) {
            warn(
                    DiagnosticCode.D019,
                    "static predicate " + quoted(predicate.name()) + " matches no static row",
                    places.code(predicate.name()),
                    "all " + count(findings.rows(), "row") + " have a time",
                    "nobody is left in the cohort; static rows are those without a time");
        }
    }

    private void warn(
            DiagnosticCode code, String message, Span span, String label, String... help) {
        Diagnostic warning = Diagnostic.warning(code, message, span, label);
        for (String line : help) {
            warning = warning.withHelp(line);
        }
        warnings.add(warning);
    }

    private static String seen(PredicateFindings.Values values) {
        if (values.count() == 0) {
            return "none of these rows has a value";
        }
        return String.format(
                Locale.ROOT,
                "%,d values lie between %s and %s, the middle 90 %% between %s and %s, half of them"
                        + " below %s",
                values.count(),
                NumberText.exact(values.min()),
                NumberText.exact(values.max()),
                NumberText.rounded(values.low()),
                NumberText.rounded(values.high()),
                NumberText.rounded(values.median()));
    }

    private static String listed(Map<String, Long> texts) {
        String first =
                texts.entrySet().stream()
                        .limit(MOST_TEXTS)
                        .map(text ->
                                (text.getKey().isEmpty() ? "null" : quoted(text.getKey()))
                                        + " in "
                                        + count(text.getValue(), "row"))
                        .collect(Collectors.joining(", "));
        return texts.size() > MOST_TEXTS
                ? first + " and " + (texts.size() - MOST_TEXTS) + " others"
                : first;
    }

    private static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    private static String quoted(String name) {
        return "`" + name + "`";
    }
}
