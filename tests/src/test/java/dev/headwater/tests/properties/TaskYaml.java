package dev.headwater.tests.properties;

import dev.headwater.engine.task.Semantics;
import dev.headwater.tests.reference.ReferencePredicate;
import dev.headwater.tests.reference.ReferencePredicate.Bound;
import dev.headwater.tests.reference.ReferencePredicate.Code;
import dev.headwater.tests.reference.ReferencePredicate.Unit;
import dev.headwater.tests.reference.ReferenceTask;
import dev.headwater.tests.reference.ReferenceWindow;
import dev.headwater.tests.reference.ReferenceWindow.Has;
import dev.headwater.tests.reference.ReferenceWindow.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes a task as a user would: in `standard`, what has a default may be left out, and null may
/// be called `None`.
final class TaskYaml {
    private static final long SECOND = 1_000_000L;

    private final Choices choices;
    private final Semantics semantics;

    private TaskYaml(Choices choices, Semantics semantics) {
        this.choices = choices;
        this.semantics = semantics;
    }

    static String of(ReferenceTask task, Choices choices, Semantics semantics) {
        return new TaskYaml(choices, semantics).text(task);
    }

    private String text(ReferenceTask task) {
        StringBuilder yaml = new StringBuilder("predicates:\n");
        List<ReferencePredicate> demographics = new ArrayList<>();
        for (ReferencePredicate predicate : task.predicates()) {
            if (predicate instanceof ReferencePredicate.Plain plain && plain.demographic()) {
                demographics.add(plain);
            } else {
                yaml.append(entry(predicate));
            }
        }
        if (!demographics.isEmpty()) {
            yaml.append("patient_demographics:\n");
            demographics.forEach(predicate -> yaml.append(entry(predicate)));
        }
        yaml.append("trigger: ").append(task.trigger()).append('\n');
        if (!task.windows().isEmpty()) {
            yaml.append("windows:\n");
            task.windows().forEach(window -> yaml.append(entry(window)));
        }
        return yaml.toString();
    }

    private String entry(ReferencePredicate predicate) {
        List<String> fields = new ArrayList<>();
        switch (predicate) {
            case ReferencePredicate.Plain plain -> {
                fields.add("code: " + code(plain.code()));
                // With both bounds, it might be a range without a number, which is an error there.
                boolean hasOneBound = (plain.min() == null) != (plain.max() == null);
                if (hasOneBound && mayUseShortForm()) {
                    List<String> bounds = new ArrayList<>();
                    addBound(bounds, "min", plain.min());
                    addBound(bounds, "max", plain.max());
                    fields.add("numeric_value: {" + String.join(", ", bounds) + "}");
                } else {
                    addBound(fields, "value_min", plain.min());
                    addBound(fields, "value_max", plain.max());
                }
                if (plain.unit() != null) {
                    fields.add("unit: " + unit(plain.unit()));
                }
                if (plain.isStatic() && !plain.demographic()) {
                    fields.add("static: true");
                }
            }
            case ReferencePredicate.Refined refined -> {
                fields.add("expr: '" + new FormulaText(choices).of(refined.formula()) + "'");
                if (refined.isStatic()) {
                    fields.add("static: true");
                }
            }
            case ReferencePredicate.Derived derived -> {
                boolean isFlat = semantics == Semantics.ACES_0_7_3;
                String text =
                        isFlat
                                ? FormulaText.flat(derived.formula())
                                : new FormulaText(choices).of(derived.formula());
                fields.add("expr: '" + text + "'");
                if (derived.isStatic()) {
                    fields.add("static: true");
                }
            }
        }
        return "  " + predicate.name() + ": {" + String.join(", ", fields) + "}\n";
    }

    private static String code(Code code) {
        return switch (code) {
            case Code.Literal literal -> literal.code();
            case Code.AnyOf any -> "{any: [" + String.join(", ", any.codes()) + "]}";
            case Code.Regex regex -> "{regex: '" + regex.pattern() + "'}";
        };
    }

    private static String unit(Unit unit) {
        return switch (unit) {
            case Unit.Equal equal -> equal.unit();
            case Unit.AnyOf any -> "{any: [" + String.join(", ", any.units()) + "]}";
            case Unit.Regex regex -> "{regex: '" + regex.pattern() + "'}";
        };
    }

    private static void addBound(List<String> fields, String key, @Nullable Bound bound) {
        if (bound == null) {
            return;
        }
        fields.add(key + ": " + bound.literal());
        if (bound.inclusive()) {
            fields.add(key + "_inclusive: true");
        }
    }

    private String entry(ReferenceWindow window) {
        List<String> lines = new ArrayList<>();
        lines.add(
                (window.rootIsStart() ? "start: " : "end: ")
                        + boundary(window.reference(), window.rootStep()));
        String far = window.rootIsStart() ? "end: start" : "start: end";
        String farKey = window.rootIsStart() ? "end: " : "start: ";
        if (!isNull(window.farStep())) {
            lines.add(boundary(far, window.farStep()));
        } else if (!mayUseShortForm()) {
            lines.add(farKey + "null");
        } else if (choices.chance(1, 2)) {
            lines.add(farKey + "None");
        }
        addFlag(lines, "start_inclusive", window.startInclusive());
        addFlag(lines, "end_inclusive", window.endInclusive());
        if (!window.has().isEmpty()) {
            lines.add("has:");
            window.has().forEach(has -> lines.add("  " + has.predicate() + ": " + range(has)));
        }
        if (window.label() != null) {
            lines.add("label: " + window.label());
        }
        if (window.index() != null) {
            lines.add("index_timestamp: " + (window.index() ? "start" : "end"));
        }
        return lines.stream()
                .map(line -> "    " + line + "\n")
                .collect(Collectors.joining("", "  " + window.name() + ":\n", ""));
    }

    private void addFlag(List<String> lines, String key, boolean flag) {
        if (!flag || !mayUseShortForm()) {
            lines.add(key + ": " + flag);
        }
    }

    private boolean mayUseShortForm() {
        return semantics == Semantics.STANDARD && choices.chance(1, 3);
    }

    private static boolean isNull(Step step) {
        return step instanceof Step.ToRecordEdge edge && !edge.spelled();
    }

    private static String range(Has has) {
        return "("
                + (has.min() == null ? "None" : has.min())
                + ", "
                + (has.max() == null ? "None" : has.max())
                + ")";
    }

    private static String duration(int months, long micros) {
        List<String> parts = new ArrayList<>();
        if (months >= 12) {
            parts.add(months / 12 + " years");
        }
        if (months % 12 != 0) {
            parts.add(months % 12 + "mo");
        }
        long seconds = micros / SECOND;
        if (seconds != 0) {
            parts.add(seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds + "s");
        }
        return String.join(" ", parts);
    }

    private static String boundary(String reference, Step step) {
        return switch (step) {
            case Step.Same same -> reference;
            case Step.Shift shift ->
                    reference
                            + (shift.isBackward() ? " - " : " + ")
                            + duration(Math.abs(shift.months()), Math.abs(shift.micros()));
            case Step.ToEvent(String predicate, boolean next) ->
                    reference + (next ? " -> " : " <- ") + predicate;
            case Step.ToRecordEdge(boolean next, boolean spelled) ->
                    reference + (next ? " -> _RECORD_END" : " <- _RECORD_START");
        };
    }
}
