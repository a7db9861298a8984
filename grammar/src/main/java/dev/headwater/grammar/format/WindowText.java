package dev.headwater.grammar.format;

import dev.headwater.grammar.ast.BoundaryDeclaration;
import dev.headwater.grammar.ast.BoundaryReference;
import dev.headwater.grammar.ast.BoundaryStep;
import dev.headwater.grammar.ast.ConstraintDeclaration;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.Side;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parts of a window in the text form.
final class WindowText {
    private final CohortNames names;
    private final MatcherText flags;
    private final NoOtherForm mistakes;

    WindowText(NoOtherForm mistakes) {
        this.names = new CohortNames(mistakes);
        this.flags = new MatcherText(mistakes);
        this.mistakes = mistakes;
    }

    /// A part behind the interval, and where it comes from.
    record Clause(String text, Span anchor) {}

    String interval(WindowDeclaration window) {
        boolean startIsIn = isInclusive(window.startInclusive());
        boolean endIsIn = isInclusive(window.endInclusive());
        return (startIsIn ? "[" : "(")
                + boundary(window.start(), Side.START)
                + " .. "
                + boundary(window.end(), Side.END)
                + (endIsIn ? "]" : ")");
    }

    private boolean isInclusive(@Nullable Scalar flag) {
        return flag == null || flags.isTrue(flag, "the flag");
    }

    private String boundary(BoundaryDeclaration boundary, Side side) {
        return switch (boundary) {
            case BoundaryDeclaration.RecordEdge _, BoundaryDeclaration.Omitted _ ->
                    "record " + own(side);
            case BoundaryDeclaration.Unreadable unreadable ->
                    throw new IllegalStateException("reported at " + unreadable.span());
            case BoundaryDeclaration.Expression(var reference, var step, _) ->
                    switch (step) {
                        case null -> reference(reference, side);
                        case BoundaryStep.Offset offset ->
                                reference(reference, side) + " " + DurationText.of(offset);
                        case BoundaryStep.ToEvent toEvent -> toEvent(toEvent, reference, side);
                    };
        };
    }

    private String toEvent(BoundaryStep.ToEvent step, BoundaryReference reference, Side side) {
        if (step.predicate().text().isEmpty()) {
            mistakes.report(step.span(), "an arrow to nothing", "leave the arrow out");
            return "";
        }
        boolean isNext = step.direction() == BoundaryStep.Direction.NEXT;
        String event = (isNext ? "next " : "previous ") + names.subject(step.predicate());
        boolean isFromOther =
                reference instanceof BoundaryReference.OwnEndpoint(Side own, _) && own != side;
        return isFromOther
                ? event
                : event + (isNext ? " after " : " before ") + reference(reference, side);
    }

    private String reference(BoundaryReference reference, Side side) {
        return switch (reference) {
            case BoundaryReference.Trigger _ -> "trigger";
            case BoundaryReference.OwnEndpoint(Side own, _) -> own(own);
            case BoundaryReference.WindowEndpoint(var window, Side endpoint, _) ->
                    names.of(window) + "." + own(endpoint);
            // What `standard` takes for null.
            case BoundaryReference.Word(var name) when name.text().equalsIgnoreCase("none") ->
                    "record " + own(side);
            case BoundaryReference.Word(var name) -> names.of(name);
        };
    }

    private static String own(Side side) {
        return switch (side) {
            case START -> "start";
            case END -> "end";
        };
    }

    List<Clause> clauses(WindowDeclaration window) {
        List<Clause> clauses = new ArrayList<>();
        for (ConstraintDeclaration constraint : window.has()) {
            clauses.add(new Clause("require " + count(constraint), constraint.predicate().span()));
        }
        addClause("label ", window.label(), clauses);
        addClause("index at ", window.indexTimestamp(), clauses);
        return clauses;
    }

    private void addClause(String words, @Nullable Scalar name, List<Clause> clauses) {
        if (name == null || name.isNull() || name.text().isEmpty()) {
            return;
        }
        if (name.kind() != Scalar.Kind.STRING) {
            mistakes.report(name.span(), "`" + name.text() + "` as a name", "leave it out");
        }
        boolean isSide = name.text().equals("start") || name.text().equals("end");
        String text =
                isSide && words.startsWith("index")
                        ? name.text()
                        : names.of(name.text(), name.span());
        clauses.add(new Clause(words + text, name.span()));
    }

    private String count(ConstraintDeclaration constraint) {
        Long min = constraint.min();
        Long max = constraint.max();
        String subject = names.counted(constraint.predicate());
        if (min == null && max == null) {
            mistakes.report(constraint.rangeSpan(), "a range without a bound", "leave it out");
        }
        if (min == null) {
            return (max == null || max == 0 ? "no " : "at most " + max + " ") + subject;
        }
        if (max == null) {
            return "at least " + min + " " + subject;
        }
        return (min.equals(max) ? "exactly " + min : min + " to " + max) + " " + subject;
    }
}
