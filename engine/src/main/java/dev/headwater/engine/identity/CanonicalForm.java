package dev.headwater.engine.identity;

import dev.headwater.engine.task.CountConstraint;
import dev.headwater.engine.task.Endpoint;
import dev.headwater.engine.task.Endpoint.Direction;
import dev.headwater.engine.task.Endpoint.Reference;
import dev.headwater.engine.task.Endpoint.Step;
import dev.headwater.engine.task.Predicate;
import dev.headwater.engine.task.Task;
import dev.headwater.engine.task.Window;
import dev.headwater.engine.task.WindowSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// A task as lines of text that do not depend on the order of declarations. docs/identity.md
/// describes them; a change that alters the lines of any task needs another version.
final class CanonicalForm {
    private static final int VERSION = 1;

    private final Task task;

    CanonicalForm(Task task) {
        this.task = task;
    }

    /// Everything: trigger, windows, and the definitions of all predicates.
    String whole() {
        return text(Stream.of(List.of(semantics()), windows(), predicates(Set.of())));
    }

    /// The definitions of all predicates.
    String predicatesOnly() {
        return text(Stream.of(List.of(semantics()), predicates(Set.of())));
    }

    /// All but the definitions of the predicates in `given`.
    String withGiven(Set<String> given, List<String> demographics) {
        List<String> lines =
                demographics.stream()
                        .map(name -> "demographic " + QuotedText.of(name))
                        .sorted()
                        .toList();
        return text(Stream.of(List.of(semantics()), windows(), lines, predicates(given)));
    }

    private static String text(Stream<List<String>> sections) {
        StringBuilder text = new StringBuilder("headwater task " + VERSION + "\n");
        sections.flatMap(List::stream).forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private String semantics() {
        return "semantics " + task.semantics().id();
    }

    private List<String> predicates(Set<String> given) {
        var form = new PredicateForm(task.predicates(), given);
        return task.predicates().stream()
                .map(form::line)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }

    private List<String> windows() {
        List<String> lines = new ArrayList<>();
        lines.add("trigger " + name(task.trigger()));
        task.windows().stream().map(this::window).sorted().forEach(lines::add);
        if (task.label() != null) {
            String label = window(task.label().window()) + " " + name(task.label().predicate());
            lines.add("label " + label);
        }
        if (task.indexTimestamp() != null) {
            WindowSide side = task.indexTimestamp().side();
            lines.add("index " + window(task.indexTimestamp().window()) + "." + word(side));
        }
        return lines;
    }

    private String window(Window window) {
        StringBuilder text = new StringBuilder("window " + QuotedText.of(window.name()));
        text.append(" start = ").append(endpoint(window, WindowSide.START));
        text.append(", end = ").append(endpoint(window, WindowSide.END));
        text.append(", counts ").append(window.startInclusive() ? '[' : '(');
        text.append("..").append(window.endInclusive() ? ']' : ')');
        window.constraints().stream()
                .map(this::constraint)
                .sorted()
                .forEach(constraint -> text.append(", has ").append(constraint));
        return text.toString();
    }

    /// No count is below 0.
    private String constraint(CountConstraint constraint) {
        String min = constraint.min() <= 0 ? "" : Long.toString(constraint.min());
        String max = constraint.max() == Long.MAX_VALUE ? "" : Long.toString(constraint.max());
        return name(constraint.predicate()) + " " + min + ".." + max;
    }

    private String endpoint(Window window, WindowSide side) {
        Endpoint endpoint = window.endpoint(side);
        String reference =
                switch (endpoint.reference()) {
                    case Reference.Trigger _ -> "trigger";
                    case Reference.OtherEndpoint _ -> word(side.other());
                    case Reference.WindowEndpoint(int other, WindowSide otherSide) ->
                            window(other) + "." + word(otherSide);
                };
        return reference + step(endpoint.step());
    }

    private String step(Step step) {
        return switch (step) {
            case Step.None _ -> "";
            case Step.Offset(int months, long micros) ->
                    (months == 0 ? "" : " %+d months".formatted(months))
                            + " %+d us".formatted(micros);
            case Step.ToEvent(int predicate, Direction direction) ->
                    arrow(direction) + name(predicate);
            case Step.ToRecordEdge(Direction direction) -> arrow(direction) + "record edge";
        };
    }

    private static String arrow(Direction direction) {
        return switch (direction) {
            case NEXT -> " -> ";
            case PREVIOUS -> " <- ";
        };
    }

    private String window(int position) {
        return QuotedText.of(task.windows().get(position).name());
    }

    private String name(int predicate) {
        Predicate named = task.predicates().get(predicate);
        return QuotedText.of(named.name());
    }

    private static String word(WindowSide side) {
        return side.name().toLowerCase(Locale.ROOT);
    }
}
