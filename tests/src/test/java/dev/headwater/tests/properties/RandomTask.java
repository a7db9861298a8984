package dev.headwater.tests.properties;

import dev.headwater.engine.task.Semantics;
import dev.headwater.tests.reference.EventFormula;
import dev.headwater.tests.reference.ReferencePredicate;
import dev.headwater.tests.reference.ReferencePredicate.Bound;
import dev.headwater.tests.reference.ReferencePredicate.Code;
import dev.headwater.tests.reference.ReferencePredicate.Unit;
import dev.headwater.tests.reference.ReferenceTask;
import dev.headwater.tests.reference.ReferenceWindow;
import dev.headwater.tests.reference.ReferenceWindow.Has;
import dev.headwater.tests.reference.ReferenceWindow.Step;
import dev.headwater.tests.reference.RowFormula;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Draws valid tasks over the codes and times of [RandomRecords].
final class RandomTask {
    private static final long HOUR = 3_600_000_000L;
    private static final List<Code> CODES =
            List.of(
                    new Code.Literal("A"),
                    new Code.Literal("B"),
                    new Code.AnyOf(List.of("A", "LAB//y")),
                    new Code.Regex("^LAB"),
                    new Code.Regex("[AB]$"),
                    new Code.Regex("A"),
                    new Code.Literal("LAB//x"),
                    new Code.Literal("NEVER"));

    private static final List<Unit> UNITS =
            List.of(new Unit.Equal("mg"), new Unit.AnyOf(List.of("kg", "g")), new Unit.Regex("^m"));

    private final Choices choices;
    private final Semantics semantics;
    private final List<ReferencePredicate> predicates = new ArrayList<>();
    private final List<String> countable = new ArrayList<>();

    private RandomTask(Choices choices, Semantics semantics) {
        this.choices = choices;
        this.semantics = semantics;
    }

    static ReferenceTask draw(Choices choices, Semantics semantics) {
        return new RandomTask(choices, semantics).task();
    }

    private ReferenceTask task() {
        drawPlainPredicates();
        drawStaticPredicates();
        drawRefinedPredicates();
        drawDerivedPredicates();
        predicates.sort((one, other) -> Boolean.compare(isDemographic(one), isDemographic(other)));
        List<String> triggers = new ArrayList<>(countable);
        triggers.addAll(ReferenceTask.SPECIALS);
        String trigger = choices.oneOf(triggers);
        return new ReferenceTask(predicates, trigger, windows());
    }

    private void drawPlainPredicates() {
        if (choices.chance(1, 25)) {
            drawMorePredicatesThanAWordHasBits();
        }
        for (String name : List.of("a", "b", "c").subList(0, 1 + choices.below(3))) {
            Bound min = choices.chance(1, 8) ? bound() : null;
            Bound max = choices.chance(1, 8) ? bound() : null;
            Unit unit = choices.chance(1, 10) ? unit() : null;
            predicates.add(
                    new ReferencePredicate.Plain(
                            name, choices.oneOf(CODES), min, max, unit, false, false));
            countable.add(name);
        }
    }

    private void drawMorePredicatesThanAWordHasBits() {
        for (int i = 0; i < 66; i++) {
            Code code = CODES.get(i % CODES.size());
            predicates.add(
                    new ReferencePredicate.Plain("many" + i, code, null, null, null, false, false));
        }
        List<String> names = predicates.stream().map(ReferencePredicate::name).toList();
        predicates.add(
                new ReferencePredicate.Derived(
                        "one_of_many", EventFormula.of(choices.chance(1, 5), names), false));
        countable.add("one_of_many");
    }

    private Unit unit() {
        return mayUseOwnSyntax() ? choices.oneOf(UNITS) : new Unit.Equal("mg");
    }

    private boolean mayUseOwnSyntax() {
        return semantics == Semantics.STANDARD && choices.chance(1, 2);
    }

    private Bound bound() {
        return new Bound(choices.oneOf(List.of(1.0, 0.1, 5.0, 0.0)), choices.chance(1, 2));
    }

    private void drawStaticPredicates() {
        if (choices.chance(1, 6)) {
            predicates.add(plainStatic("male", new Code.Literal("M"), true));
        }
        if (choices.chance(1, 10)) {
            predicates.add(plainStatic("known", new Code.AnyOf(List.of("M", "F", "A")), false));
        }
    }

    private static ReferencePredicate plainStatic(String name, Code code, boolean demographic) {
        return new ReferencePredicate.Plain(name, code, null, null, null, true, demographic);
    }

    private void drawRefinedPredicates() {
        for (String name : List.of("r", "s", "t").subList(0, choices.below(4))) {
            if (!mayUseOwnSyntax()) {
                continue;
            }
            boolean isStatic = choices.chance(1, 15);
            List<String> bases = new ArrayList<>();
            for (ReferencePredicate predicate : predicates) {
                if (isStatic || !predicate.isStatic()) {
                    bases.add(predicate.name());
                }
            }
            bases.remove("one_of_many");
            RowFormula formula = new RandomFormula(choices, bases).refinement();
            int place = predicates.size() - choices.below(predicates.size() + 1);
            predicates.add(place, new ReferencePredicate.Refined(name, formula, isStatic));
            if (!isStatic) {
                countable.add(name);
            }
        }
    }

    private void drawDerivedPredicates() {
        List<String> inputs =
                new ArrayList<>(predicates.stream().map(ReferencePredicate::name).toList());
        for (String name : List.of("d", "e", "f").subList(0, choices.below(4))) {
            boolean and = choices.chance(1, 2);
            List<String> chosen =
                    new ArrayList<>(List.of(choices.oneOf(inputs), choices.oneOf(inputs)));
            if (choices.chance(1, 4)) {
                chosen.add(choices.oneOf(inputs));
            }
            boolean isStatic = choices.chance(1, 15);
            // Anywhere in the file: an expression may name what is declared later.
            int place = predicates.size() - choices.below(predicates.size() + 1);
            EventFormula formula =
                    mayUseOwnSyntax()
                            ? new RandomFormula(choices, inputs).ofEvents(countable)
                            : EventFormula.of(and, chosen);
            predicates.add(place, new ReferencePredicate.Derived(name, formula, isStatic));
            inputs.add(name);
            if (!isStatic) {
                countable.add(name);
            }
        }
    }

    private List<ReferenceWindow> windows() {
        int count = choices.oneOf(List.of(1, 2, 3, 4, 0));
        int labelled = choices.below(count + 1) - 1;
        int indexed = choices.below(count + 1) - 1;
        List<String> references = new ArrayList<>(List.of("trigger"));
        List<ReferenceWindow> windows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ReferenceWindow window = window("w" + i, references, i == labelled, i == indexed);
            references.add(window.startName());
            references.add(window.endName());
            // Forward references are legal, so the order in the file is free.
            windows.add(windows.size() - choices.below(windows.size() + 1), window);
        }
        return windows;
    }

    private ReferenceWindow window(
            String name, List<String> references, boolean labelled, boolean indexed) {
        boolean rootIsStart = !choices.chance(1, 3);
        String reference = references.get(references.size() - 1 - choices.below(references.size()));
        Step rootStep = choices.chance(1, 4) ? step(choices.chance(1, 2)) : new Step.Same();
        boolean mayLackLength = semantics == Semantics.STANDARD || !(labelled || indexed);
        Step farStep =
                choices.chance(1, 12) && mayLackLength ? new Step.Same() : farStep(rootIsStart);
        return new ReferenceWindow(
                name,
                rootIsStart,
                reference,
                rootStep,
                farStep,
                choices.chance(1, 2),
                choices.chance(1, 2),
                constraints(),
                labelled ? choices.oneOf(countable) : null,
                indexed ? Boolean.valueOf(choices.chance(1, 2)) : null);
    }

    private Step farStep(boolean later) {
        return choices.chance(1, 5) ? new Step.ToRecordEdge(later, false) : step(later);
    }

    private Step step(boolean later) {
        return switch (choices.below(8)) {
            case 0, 1, 2 -> shift(later ? 1 : -1);
            case 3, 4, 5 -> new Step.ToEvent(choices.oneOf(countable), later);
            case 6 -> new Step.ToEvent(ReferenceTask.ANY_EVENT, later);
            default -> new Step.ToRecordEdge(later, true);
        };
    }

    private Step shift(int sign) {
        long hours = sign * (1 + choices.below(4));
        if (!mayUseOwnSyntax()) {
            return new Step.Shift(0, HOUR * hours);
        }
        int months = sign * choices.oneOf(List.of(1, 2, 12, 13, 25));
        return new Step.Shift(months, choices.chance(1, 3) ? HOUR * hours : 0);
    }

    private List<Has> constraints() {
        List<String> names = new ArrayList<>(countable);
        names.addAll(ReferenceTask.SPECIALS);
        Map<String, Has> constraints = new LinkedHashMap<>();
        for (int i = choices.below(4) - 2; i >= 0; i--) {
            String name = choices.oneOf(names);
            long min = choices.below(3) - (choices.chance(1, 8) ? 3L : 0L);
            long max = min + choices.below(4);
            int shape = choices.below(3);
            constraints.put(name, new Has(name, orNull(min, shape != 1), orNull(max, shape != 0)));
        }
        return List.copyOf(constraints.values());
    }

    private static @Nullable Long orNull(long value, boolean given) {
        return given ? value : null;
    }

    private static boolean isDemographic(ReferencePredicate predicate) {
        return predicate instanceof ReferencePredicate.Plain plain && plain.demographic();
    }
}
