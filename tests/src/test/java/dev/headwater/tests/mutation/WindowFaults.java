package dev.headwater.tests.mutation;

import dev.headwater.grammar.ast.BoundaryDeclaration.Expression;
import dev.headwater.grammar.ast.BoundaryDeclaration.RecordEdge;
import dev.headwater.grammar.ast.BoundaryReference;
import dev.headwater.grammar.ast.BoundaryStep;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.source.Span;
import dev.headwater.tests.mutation.Places.Place;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Faults of windows: boundaries, flags, constraints, label and index.
final class WindowFaults {
    private static final Pattern AMOUNT = Pattern.compile("\\d.*");
    private static final Pattern TARGET = Pattern.compile("\\w+$");

    private WindowFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of(
                        "start and end are swapped", WindowFaults::swapped, "T014", "T020", "T021"),
                Fault.of(
                        "an arrow is turned round",
                        config ->
                                Places.ownSteps(config)
                                        .filter(step -> step.text().matches("(->|<-) *\\w+"))
                                        .map(step -> step.mutant(config, turned(step.text()))),
                        "T021",
                        "T024"),
                Fault.of(
                        "a sign is turned round",
                        config ->
                                Places.ownSteps(config)
                                        .filter(step -> step.text().matches("[-+] .*[1-9].*"))
                                        .map(step -> step.mutant(config, turned(step.text()))),
                        "T021"),
                Fault.of(
                        "a boundary becomes null beside another one",
                        WindowFaults::secondNull,
                        "T022"),
                Fault.of(
                        "a duration without a unit that exists",
                        config ->
                                Places.steps(config, BoundaryStep.Offset.class)
                                        .flatMap(step -> inside(step, AMOUNT))
                                        .map(amount -> amount.mutant(config, "24 lightyears")),
                        "S008"),
                Fault.of(
                        "an arrow that leads nowhere",
                        config ->
                                Places.steps(config, BoundaryStep.ToEvent.class)
                                        .flatMap(step -> inside(step, TARGET))
                                        .map(target -> target.mutant(config, "")),
                        "S007",
                        "T034",
                        "T037"),
                Fault.of(
                        "a second step",
                        config ->
                                Places.ownSteps(config)
                                        .map(step -> step.mutant(config, step.text() + " + 1d")),
                        "S007",
                        "S008"),
                Fault.of(
                        "a window that is measured from itself",
                        WindowFaults::measuredFromItself,
                        "T014",
                        "T020",
                        "T023"),
                Fault.of("a number as boundary", config -> boundary(config, "5"), "S005"),
                Fault.of("a list as boundary", config -> boundary(config, "[trigger]"), "S005"),
                Fault.of("a count range of one number", config -> range(config, "'(1)'"), "S009"),
                Fault.of("a list as count range", config -> range(config, "[1, 2]"), "S009"),
                Fault.of("a word as count", config -> range(config, "'(1, Nome)'"), "S010"),
                Fault.of(
                        "a minimum above the maximum",
                        config -> range(config, "'(5, 2)'"),
                        "T025",
                        "T037"),
                Fault.of(
                        "a range without bounds",
                        config -> range(config, "'(None, )'"),
                        "T025",
                        "T037"),
                Fault.of("`yes` as flag", config -> flag(config, "yes"), "T030", "T037"),
                Fault.of("a quoted flag", config -> flag(config, "'false'"), "T030", "T037"),
                Fault.of("a number as flag", config -> flag(config, "3"), "T030", "T037"),
                Fault.of("a list as flag", config -> flag(config, "[true]"), "S005"),
                Fault.of("no flag", WindowFaults::withoutFlag, "S004", "T037"),
                Fault.of("a second label", config -> second(config, "label"), "T027"),
                Fault.of("a second index", config -> second(config, "index_timestamp"), "T029"),
                Fault.of(
                        "an index that is no endpoint",
                        config ->
                                Places.windows(config)
                                        .flatMap(window ->
                                                Places.scalar(window, window.indexTimestamp()))
                                        .map(index -> index.mutant(config, "middle")),
                        "T028"),
                Fault.of(
                        "a list as label",
                        config ->
                                Places.windows(config)
                                        .flatMap(window -> Places.scalar(window, window.label()))
                                        .map(label ->
                                                label.mutant(config, "[" + label.text() + "]")),
                        "S005"),
                Fault.of(
                        "a text as window",
                        config ->
                                Places.windows(config)
                                        .map(window ->
                                                Mutant.of(
                                                        config,
                                                        window.span(),
                                                        window.name().text() + ": trigger + 1d",
                                                        window.span())),
                        "S005"));
    }

    private static Stream<Mutant> swapped(GoodConfig config) {
        return Places.windows(config)
                .filter(window -> Places.expressions(window).count() == 2)
                .map(window -> {
                    Span start = window.start().span();
                    Span end = window.end().span();
                    Span first = start.start() < end.start() ? start : end;
                    Span second = first == start ? end : start;
                    Span both = first.source().span(first.start(), second.end());
                    String between = first.source().text().substring(first.end(), second.start());
                    String swapped = second.text() + between + first.text();
                    return Mutant.of(config, both, swapped, window.span());
                });
    }

    private static String turned(String step) {
        return switch (step.charAt(0)) {
            case '+' -> "-" + step.substring(1);
            case '<' -> "->" + step.substring(2);
            default -> step.startsWith("->") ? "<-" + step.substring(2) : "+" + step.substring(1);
        };
    }

    private static Stream<Mutant> secondNull(GoodConfig config) {
        return Places.windows(config)
                .filter(window ->
                        window.start() instanceof RecordEdge || window.end() instanceof RecordEdge)
                .flatMap(window ->
                        Places.expressions(window)
                                .map(boundary ->
                                        Mutant.of(config, boundary.span(), "null", window.span())));
    }

    private static Stream<Place> inside(Place place, Pattern pattern) {
        return Places.find(place.span(), pattern)
                .limit(1)
                .map(span -> new Place(span, place.entry()));
    }

    private static Stream<Mutant> measuredFromItself(GoodConfig config) {
        return Places.windows(config)
                .flatMap(window ->
                        Places.expressions(window)
                                .map(Expression::reference)
                                .filter(reference -> isOutside(reference, window))
                                .map(reference ->
                                        Mutant.of(
                                                config,
                                                reference.span(),
                                                window.name().text() + ".end",
                                                window.span())));
    }

    private static boolean isOutside(BoundaryReference reference, WindowDeclaration window) {
        return reference instanceof BoundaryReference.Trigger
                || reference instanceof BoundaryReference.WindowEndpoint;
    }

    private static Stream<Mutant> boundary(GoodConfig config, String replacement) {
        return Places.boundaries(config).map(boundary -> boundary.mutant(config, replacement));
    }

    private static Stream<Mutant> range(GoodConfig config, String replacement) {
        return Places.ranges(config).map(range -> range.mutant(config, replacement));
    }

    private static Stream<Mutant> flag(GoodConfig config, String replacement) {
        return Places.flags(config).map(flag -> flag.mutant(config, replacement));
    }

    /// The key is replaced by one that says nothing: the window has another already.
    private static Stream<Mutant> withoutFlag(GoodConfig config) {
        return Places.windows(config)
                .flatMap(window ->
                        Stream.of("start_inclusive", "end_inclusive")
                                .flatMap(key -> Places.key(window.span(), key))
                                .flatMap(key -> without(config, key)));
    }

    /// The key with its value, and the comma or the line that it stands in.
    private static Stream<Mutant> without(GoodConfig config, Place key) {
        Span entry = key.entry();
        Span rest = entry.source().span(key.span().start(), entry.end());
        return Places.find(rest, Pattern.compile("\\w+: *\\w+(?:, *|[^\\S\n]*(?=\n))"))
                .limit(1)
                .map(span -> Mutant.of(config, span, "", entry));
    }

    private static Stream<Mutant> second(GoodConfig config, String key) {
        List<Place> given =
                Places.keys(Places.windows(config).map(WindowDeclaration::span), List.of(key))
                        .toList();
        if (given.isEmpty()) {
            return Stream.of();
        }
        String value = key.equals("label") ? config.task().trigger().text() : "end";
        return Places.windows(config)
                .filter(window -> Places.key(window.span(), key).findAny().isEmpty())
                .flatMap(window -> Places.key(window.span(), "start"))
                .map(start ->
                        Mutant.of(
                                config,
                                TextFaults.start(start.span()),
                                key + ": " + value + Places.separator(start.span()),
                                start.entry(),
                                given.getFirst().entry()));
    }
}
