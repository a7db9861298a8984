package dev.headwater.tests.mutation;

import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Predicate.Special;
import dev.headwater.grammar.ast.BoundaryDeclaration.Expression;
import dev.headwater.grammar.ast.BoundaryStep;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.source.Span;
import dev.headwater.tests.mutation.Places.Place;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Faults after which a config still reads well, but no longer says what was meant.
final class RuleFaults {
    private static final Pattern AMOUNT = Pattern.compile("\\d.*");
    private static final Pattern OPERANDS = Pattern.compile("\\b(?:and|or)\\((\\w+), *\\w+\\)");

    private RuleFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of("no label any more", config -> without(config, "label"), "C020"),
                Fault.of(
                        "no index timestamp any more",
                        config -> without(config, "index_timestamp"),
                        "C021"),
                Fault.of(
                        "label and index change places",
                        RuleFaults::labelAndIndexSwapped,
                        "C022",
                        "C023",
                        "T034"),
                Fault.of("an offset of zero", config -> amount(config, "0h"), "C006", "T034"),
                Fault.of("minutes in place of months", config -> amount(config, "18m"), "C007"),
                Fault.of(
                        "an unused predicate",
                        config ->
                                config.task().predicates().stream()
                                        .filter(config.used()::contains)
                                        .limit(1)
                                        .map(predicate -> unused(config, predicate)),
                        "C001"),
                Fault.of("an operand twice", config -> expression(config, "$1, $1"), "C051"),
                Fault.of(
                        "an operator with one operand",
                        config -> expression(config, "$1"),
                        "C050",
                        "T019"),
                Fault.of(
                        "a code twice",
                        config ->
                                Places.literals(config)
                                        .map(code ->
                                                code.mutant(
                                                        config,
                                                        "{any: [%1$s, %1$s]}"
                                                                .formatted(code.text()))),
                        "C052"),
                Fault.of(
                        "a star that was meant to be `.*`",
                        config -> regex(config, "'^ADMISSION*'"),
                        "C040"),
                Fault.of(
                        "a regex where a code was meant",
                        config -> regex(config, "'ADMISSION'"),
                        "C043",
                        "C044"),
                Fault.of(
                        "a code where a regex was meant",
                        config ->
                                Places.literals(config)
                                        .map(code -> code.mutant(config, "'^ADMISSION//.*'")),
                        "C046"),
                Fault.of("no value can be in the range", RuleFaults::emptyRange, "C032"),
                Fault.of(
                        "the label is the trigger",
                        config ->
                                Places.windows(config)
                                        .flatMap(window -> Places.scalar(window, window.label()))
                                        .filter(_ -> !isSpecial(trigger(config)))
                                        .filter(_ -> isInclusiveLabel(config))
                                        .map(label -> label.mutant(config, trigger(config))),
                        "C023",
                        "C024",
                        "C022"));
    }

    private static boolean isSpecial(String name) {
        return Special.Kind.named(name) != null;
    }

    private static String trigger(GoodConfig config) {
        return config.task().trigger().text();
    }

    /// Whether the label's window begins at the trigger, itself included.
    private static boolean isInclusiveLabel(GoodConfig config) {
        return Places.windows(config)
                .filter(window -> window.label() != null)
                .anyMatch(window ->
                        window.start() instanceof Expression start
                                && start.span().text().matches("'?trigger'?")
                                && window.startInclusive() != null
                                && window.startInclusive().text().equalsIgnoreCase("true"));
    }

    private static Stream<Mutant> without(GoodConfig config, String key) {
        Span everything = everything(config);
        return Places.keys(Places.windows(config).map(WindowDeclaration::span), List.of(key))
                .flatMap(place -> removed(config, place, everything));
    }

    private static Stream<Mutant> removed(GoodConfig config, Place key, Span where) {
        return Stream.of(Mutant.of(config, pair(key).span(), key.text() + ": null", where));
    }

    private static Stream<Mutant> labelAndIndexSwapped(GoodConfig config) {
        List<Place> pairs =
                Stream.of("index_timestamp", "label")
                        .flatMap(key ->
                                Places.windows(config)
                                        .flatMap(window -> Places.key(window.span(), key)))
                        .map(RuleFaults::pair)
                        .toList();
        if (pairs.size() != 2 || pairs.getFirst().entry().equals(pairs.getLast().entry())) {
            return Stream.of();
        }
        Span index = pairs.getFirst().span();
        Span label = pairs.getLast().span();
        if (index.start() > label.start()) {
            return Stream.of();
        }
        String between = index.source().text().substring(index.end(), label.start());
        Span both = index.source().span(index.start(), label.end());
        String swapped = label.text() + between + index.text();
        return Stream.of(Mutant.of(config, both, swapped, everything(config)));
    }

    /// The key with its value.
    private static Place pair(Place key) {
        Span rest = key.span().source().span(key.span().start(), key.entry().end());
        return Places.find(rest, Pattern.compile("^\\w+: *\\w+"))
                .map(span -> new Place(span, key.entry()))
                .findFirst()
                .orElse(key);
    }

    private static Span everything(GoodConfig config) {
        return config.task().span();
    }

    private static Stream<Mutant> amount(GoodConfig config, String amount) {
        return Places.steps(config, BoundaryStep.Offset.class)
                .filter(step -> step.text().matches(".*[1-9].*"))
                .flatMap(step ->
                        Places.find(step.span(), AMOUNT)
                                .map(span -> Mutant.of(config, span, amount, step.entry())));
    }

    private static Mutant unused(GoodConfig config, PredicateDeclaration before) {
        Span name = before.name().span();
        String entry = "extra_one: {code: X}" + Places.separator(name);
        return Mutant.of(config, TextFaults.start(name), entry, before.span());
    }

    private static Stream<Mutant> expression(GoodConfig config, String operands) {
        return Places.derived(config)
                .flatMap(predicate ->
                        Places.find(predicate.text().span(), OPERANDS)
                                .map(span -> {
                                    String operator = span.text().replaceFirst("\\(.*", "");
                                    String inside =
                                            OPERANDS.matcher(span.text()).replaceFirst(operands);
                                    String changed = operator + "(" + inside + ")";
                                    return Mutant.of(config, span, changed, predicate.span());
                                }));
    }

    private static Stream<Mutant> regex(GoodConfig config, String replacement) {
        return Places.regexes(config)
                .filter(regex -> regex.text().contains("^"))
                .map(regex -> regex.mutant(config, replacement));
    }

    private static Stream<Mutant> emptyRange(GoodConfig config) {
        return Places.literals(config)
                .filter(_ -> config.format() == InputFormat.MEDS)
                .flatMap(code -> Places.key(code.entry(), "code"))
                .filter(key -> !key.entry().text().contains("value_m"))
                .map(key -> {
                    String range =
                            "value_min: 8, value_max: 5, "
                                    .replace(", ", Places.separator(key.span()));
                    return Mutant.of(config, TextFaults.start(key.span()), range, key.entry());
                });
    }
}
