package dev.headwater.tests.mutation;

import dev.headwater.engine.task.InputFormat;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.source.Span;
import dev.headwater.tests.mutation.Places.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Faults of predicates: codes, values, expressions.
final class PredicateFaults {
    private static final Pattern OPERATOR = Pattern.compile("\\b(and|or)(?=\\()");
    private static final Pattern OPERAND = Pattern.compile("(?<=[(,]\\s{0,9})\\w+(?=\\s*[,)])");
    private static final Pattern LAST_PARENTHESIS = Pattern.compile("\\)(?=\\W*$)");
    private static final Set<String> MEDS_COLUMNS =
            Set.of("subject_id", "time", "code", "numeric_value");

    private PredicateFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of("a number as code", config -> code(config, "5"), "T032", "T037"),
                Fault.of("no code", config -> code(config, "null"), "S012", "T037"),
                Fault.of("a list as code", config -> code(config, "[A, B]"), "S012", "T037"),
                Fault.of(
                        "two kinds of code",
                        config -> code(config, "{any: [A], regex: A}"),
                        "S012",
                        "T037"),
                Fault.of("an empty `any`", config -> code(config, "{any: []}"), "S012", "T037"),
                Fault.of(
                        "an open parenthesis in a regex",
                        config -> regex(config, "'(A'"),
                        "T031",
                        "T037"),
                Fault.of(
                        "look-ahead in a regex",
                        config -> regex(config, "'A(?!B)'"),
                        "T031",
                        "T037"),
                Fault.of(
                        "a word as value bound",
                        config ->
                                Places.valueBounds(config)
                                        .map(bound -> bound.mutant(config, "low")),
                        "T032",
                        "T037"),
                Fault.of("a column that is not there", PredicateFaults::column, "T033"),
                Fault.of(
                        "an operator in upper case",
                        config ->
                                operators(config)
                                        .map(place ->
                                                place.mutant(config, place.text().toUpperCase())),
                        "S011"),
                Fault.of(
                        "an operator that does not exist",
                        config -> operators(config).map(place -> place.mutant(config, "xor")),
                        "S011"),
                Fault.of(
                        "a missing parenthesis",
                        config ->
                                expressions(config, LAST_PARENTHESIS)
                                        .map(place -> place.mutant(config, "")),
                        "S011",
                        "S001"),
                Fault.of("a predicate of itself", PredicateFaults::ofItself, "T015"),
                Fault.of(
                        "a special operand",
                        config ->
                                expressions(config, OPERAND)
                                        .map(place -> place.mutant(config, "_RECORD_END")),
                        "T016"),
                Fault.of(
                        "a text as predicate",
                        config ->
                                config.used().stream()
                                        .map(predicate ->
                                                Mutant.of(
                                                        config,
                                                        predicate.span(),
                                                        predicate.name().text() + ": CODE",
                                                        predicate.span())),
                        "S005"));
    }

    private static Stream<Mutant> code(GoodConfig config, String replacement) {
        return Places.literals(config).map(code -> code.mutant(config, replacement));
    }

    private static Stream<Mutant> regex(GoodConfig config, String replacement) {
        return Places.regexes(config).map(regex -> regex.mutant(config, replacement));
    }

    private static Stream<Mutant> column(GoodConfig config) {
        return Places.plain(config)
                .filter(_ -> config.format() == InputFormat.MEDS)
                .flatMap(predicate -> Places.key(predicate.span(), "code"))
                .map(code -> {
                    Span before = TextFaults.start(code.span());
                    String key = "unti: mg" + Places.separator(code.span());
                    return new Mutant(config, before, key, List.of(code.entry()), columns(config));
                });
    }

    /// Those of MEDS, and those that the good config names.
    private static Set<String> columns(GoodConfig config) {
        Set<String> columns = new HashSet<>(MEDS_COLUMNS);
        Places.plain(config)
                .flatMap(predicate -> predicate.columnConditions().stream())
                .forEach(condition -> columns.add(condition.column().text()));
        return columns;
    }

    private static Stream<Place> operators(GoodConfig config) {
        return expressions(config, OPERATOR);
    }

    private static Stream<Place> expressions(GoodConfig config, Pattern pattern) {
        return Places.derived(config)
                .flatMap(predicate ->
                        Places.find(predicate.text().span(), pattern)
                                .map(span -> new Place(span, predicate.span())));
    }

    private static Stream<Mutant> ofItself(GoodConfig config) {
        return Places.derived(config)
                .flatMap(predicate ->
                        Places.find(predicate.text().span(), OPERAND)
                                .map(span ->
                                        Mutant.of(
                                                config, span, name(predicate), predicate.span())));
    }

    private static String name(PredicateDeclaration predicate) {
        return predicate.name().text();
    }
}
