package dev.headwater.grammar.format;

import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.source.Span;
import java.util.Set;

/// Names as the text form has them: in backquotes where they would be read as something else.
final class CohortNames {
    private static final String ANY_EVENT = "_ANY_EVENT";
    private static final Set<String> QUOTED =
            Set.of(
                    "any",
                    "event",
                    "events",
                    "record",
                    "start",
                    "end",
                    "trigger",
                    "next",
                    "previous",
                    "after",
                    "before");

    private final NoOtherForm mistakes;

    CohortNames(NoOtherForm mistakes) {
        this.mistakes = mistakes;
    }

    String of(Name name) {
        return of(name.text(), name.span());
    }

    String of(String name, Span span) {
        boolean isWord =
                NoOtherForm.WORD.matcher(name).matches()
                        && !Character.isDigit(name.codePointAt(0))
                        && !QUOTED.contains(name);
        if (isWord) {
            return name;
        }
        if (name.isEmpty() || name.indexOf('\n') >= 0 || name.indexOf('\r') >= 0) {
            mistakes.report(span, "a name that is empty or has a line end", "rename it");
        }
        return "`" + name.replace("`", "``") + "`";
    }

    /// A predicate where events are meant: `any event` for `_ANY_EVENT`.
    String subject(Name name) {
        return name.text().equals(ANY_EVENT) ? "any event" : of(name);
    }

    /// A predicate behind a number.
    String counted(Name name) {
        return name.text().equals(ANY_EVENT) ? "events" : of(name);
    }
}
