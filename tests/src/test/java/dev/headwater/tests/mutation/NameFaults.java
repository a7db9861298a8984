package dev.headwater.tests.mutation;

import dev.headwater.engine.task.Predicate.Special;
import dev.headwater.grammar.ast.BoundaryDeclaration.Expression;
import dev.headwater.grammar.ast.BoundaryReference;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import dev.headwater.tests.mutation.Places.Place;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Faults of names and keys: misspelt, missing, taken.
final class NameFaults {
    private static final List<String> WINDOW_KEYS =
            List.of(
                    "start",
                    "end",
                    "start_inclusive",
                    "end_inclusive",
                    "has",
                    "label",
                    "index_timestamp");
    private static final List<String> PREDICATE_KEYS =
            List.of("code", "value_min", "value_max", "value_min_inclusive", "value_max_inclusive");

    private NameFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of("a misspelt key of the file", NameFaults::fileKeys, "S003", "S004"),
                Fault.of(
                        "a misspelt key of a window",
                        config -> misspelt(config, Places.keys(windowSpans(config), WINDOW_KEYS)),
                        "S003"),
                Fault.of(
                        "a misspelt key of a predicate",
                        config ->
                                misspelt(
                                        config,
                                        Places.keys(
                                                Places.spans(Places.plain(config)),
                                                PREDICATE_KEYS)),
                        "S003",
                        "S004",
                        "T033"),
                Fault.of(
                        "a misspelt kind of code",
                        config ->
                                misspelt(
                                        config,
                                        Places.keys(
                                                Places.spans(Places.plain(config)),
                                                List.of("regex", "any"))),
                        "S012"),
                Fault.of(
                        "a misspelt `expr`",
                        config ->
                                misspelt(
                                        config,
                                        Places.keys(
                                                Places.spans(Places.derived(config)),
                                                List.of("expr"))),
                        "S004"),
                Fault.of("a misspelt trigger", config -> misspelt(config, trigger(config)), "T012"),
                Fault.of(
                        "a misspelt label",
                        config ->
                                misspelt(
                                        config,
                                        Places.windows(config)
                                                .flatMap(window ->
                                                        Places.scalar(window, window.label()))),
                        "T012"),
                Fault.of(
                        "a misspelt predicate",
                        config -> misspelt(config, Places.usedNames(config)),
                        "T012"),
                Fault.of(
                        "a misspelt window",
                        config -> misspelt(config, windowReferences(config)),
                        "T013"),
                Fault.of(
                        "a misspelt `trigger` in a boundary",
                        config -> misspelt(config, triggerReferences(config)),
                        "T014"),
                Fault.of(
                        "a name with a hyphen",
                        config ->
                                Places.windows(config)
                                        .map(window -> place(window.name(), window.span()))
                                        .map(name -> name.mutant(config, name.text() + "-x")),
                        "T002",
                        "T013"),
                Fault.of("a predicate is removed", NameFaults::withoutPredicate, "T012", "T017"),
                Fault.of("a window is removed", NameFaults::withoutWindow, "T013"),
                Fault.of(
                        "a placeholder is left",
                        config ->
                                config.used().stream()
                                        .map(predicate ->
                                                Mutant.of(
                                                        config,
                                                        predicate.span(),
                                                        predicate.name().text() + ": '???'",
                                                        predicate.span())),
                        "T017"),
                Fault.of(
                        "a special predicate is declared",
                        config ->
                                config.used().stream()
                                        .map(predicate ->
                                                place(predicate.name(), predicate.span())
                                                        .mutant(config, "_ANY_EVENT")),
                        "T011"),
                Fault.of(
                        "a special predicate as the label",
                        config ->
                                Places.windows(config)
                                        .flatMap(window -> Places.scalar(window, window.label()))
                                        .map(label -> label.mutant(config, "_ANY_EVENT")),
                        "T026"),
                Fault.of(
                        "a mode that does not exist",
                        config ->
                                Places.topKey(config.task().source(), "trigger")
                                        .filter(_ -> config.task().semantics() == null)
                                        .map(key ->
                                                Mutant.of(
                                                        config,
                                                        TextFaults.start(key.span()),
                                                        "semantics: standart\n",
                                                        TextFaults.start(key.span()))),
                        "T035"));
    }

    private static Stream<Span> windowSpans(GoodConfig config) {
        return Places.windows(config).map(WindowDeclaration::span);
    }

    private static Stream<Mutant> misspelt(GoodConfig config, Stream<Place> places) {
        return places.map(place -> place.mutant(config, Misspelling.of(place.text())));
    }

    private static Stream<Mutant> fileKeys(GoodConfig config) {
        SourceFile source = config.task().source();
        return misspelt(
                config,
                Stream.of("predicates", "trigger", "windows", "patient_demographics")
                        .flatMap(key -> Places.topKey(source, key)));
    }

    private static Stream<Place> trigger(GoodConfig config) {
        Name trigger = Objects.requireNonNull(config.task().trigger());
        return Special.Kind.named(trigger.text()) == null
                ? Stream.of(place(trigger, trigger.span()))
                : Stream.of();
    }

    private static Stream<Place> windowReferences(GoodConfig config) {
        return Places.windows(config)
                .flatMap(window ->
                        Places.expressions(window)
                                .map(Expression::reference)
                                .filter(BoundaryReference.WindowEndpoint.class::isInstance)
                                .map(reference ->
                                        place(
                                                ((BoundaryReference.WindowEndpoint) reference)
                                                        .window(),
                                                window.span())));
    }

    private static Stream<Place> triggerReferences(GoodConfig config) {
        return Places.windows(config)
                .flatMap(window ->
                        Places.expressions(window)
                                .map(Expression::reference)
                                .filter(BoundaryReference.Trigger.class::isInstance)
                                .map(reference -> new Place(reference.span(), window.span())));
    }

    /// The places that name it must be pointed at, or the placeholder that is left of it. Without
    /// the entry of a predicates file, another one of the task may count, which is no mistake.
    private static Stream<Mutant> withoutPredicate(GoodConfig config) {
        return config.used().stream()
                .filter(predicate ->
                        config.task().predicates().stream()
                                .filter(other -> other != predicate)
                                .filter(other ->
                                        !(other instanceof PredicateDeclaration.Placeholder))
                                .noneMatch(other -> sameName(predicate, other)))
                .map(predicate ->
                        new Mutant(
                                config,
                                predicate.span(),
                                "unused_one: {code: X}",
                                uses(config, predicate.name().text()),
                                null));
    }

    private static boolean sameName(PredicateDeclaration one, PredicateDeclaration other) {
        return one.name().text().equals(other.name().text());
    }

    private static List<Span> uses(GoodConfig config, String name) {
        Stream<Place> labels =
                Places.windows(config).flatMap(window -> Places.scalar(window, window.label()));
        Stream<Span> named =
                Stream.of(Places.usedNames(config), trigger(config), labels)
                        .flatMap(places -> places)
                        .filter(place -> place.text().replaceAll("\\W", "").equals(name))
                        .map(Place::span);
        Stream<Span> placeholders =
                config.task().predicates().stream()
                        .filter(PredicateDeclaration.Placeholder.class::isInstance)
                        .filter(placeholder -> placeholder.name().text().equals(name))
                        .map(PredicateDeclaration::span);
        return Stream.concat(named, placeholders).toList();
    }

    private static Stream<Mutant> withoutWindow(GoodConfig config) {
        return Places.windows(config)
                .filter(window ->
                        windowReferences(config)
                                .anyMatch(each -> each.text().equals(window.name().text())))
                .map(window -> {
                    List<Span> references =
                            windowReferences(config)
                                    .filter(each -> each.text().equals(window.name().text()))
                                    .map(Place::span)
                                    .toList();
                    String other = "another_one: {start: null, end: trigger}";
                    return new Mutant(config, window.span(), other, references, null);
                });
    }

    private static Place place(Name name, Span entry) {
        return new Place(name.span(), entry);
    }
}
