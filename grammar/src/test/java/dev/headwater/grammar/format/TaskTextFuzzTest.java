package dev.headwater.grammar.format;

import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.TextForm;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever the text in either form: reading, formatting and converting neither throw nor stay
/// silent, every mistake has a place that can be drawn, and what is formatted stays as it is.
/// `-Djqwik.tries.default=1000000` tries more; each run has another seed, which is printed.
class TaskTextFuzzTest {
    private static final String COHORT =
            """
            cohort fuzzed
            description "A task
              to ""mutate"", and to

              lay out."   -- beside it
            metadata owner = { name = 'me', since = 2024, tags = [a1, "b", -1.5e3] }
            semantics standard
            -- before
            predicate admission = code ~ "^ADM\\\\d"
            static predicate known = code in ("A", 'B''C')
            predicate lab = code "LAB" where 3 <= value < 5.5 and unit = "kg" and dose > 1e3
            predicate low = (lab or admission) where value < 13 and not unit in ("g", "mg")
            predicate either = admission and (lab or not low)
            predicate late = ???
            demographic adult = code "ADULT"

            trigger any event
            window input = [record start .. trigger + 1d 12:00:00]  require at least 5 events  index at end
            window target = (input.end .. next `either`]
              -- inside
              require no lab, 2 to 5 low, exactly 1 late
              label either
            """;
    private static final String YAML =
            """
            # first
            description: >
              a task

              to mutate # no comment
            metadata: { a: [1, {b: c}], d: "e  f" }
            predicates:
              admission: &a { code: { regex: "^ADM\\\\d" } }   # beside

              other: *a
              lab: { code: { any: [A, 'B''C'] }, value_min: 1e3, value_min_inclusive: true,
                     unit: kg }
              low: { expr: "lab where value < 13 and unit = 'mg'" }
              # before
              either:
                  expr: or(admission, and(lab, other))
              late: ???
              text: |
                unused
                  # text
            trigger: admission
            windows:
              input: { start: null, end: trigger + 1d 12:00:00, has: { lab: (1, None) }, index_timestamp: end }
              target:
                start: input.end
                end: start -> either
                has:
                  # inside
                  lab: (None, 0)
                label: either
            # last
            """;
    private static final List<String> PIECES =
            List.of(
                    " ",
                    "\n",
                    "\n\n",
                    "\t",
                    ":",
                    ": ",
                    ",",
                    "-",
                    "--",
                    "-- ",
                    "- ",
                    "#",
                    " # x\n",
                    " -- x\n",
                    "long words ".repeat(12),
                    "{}",
                    "[]",
                    "{",
                    "}",
                    "[",
                    "]",
                    "(",
                    ")",
                    "'",
                    "\"",
                    "`",
                    "``",
                    "&a ",
                    "*a",
                    "!x ",
                    "!!int ",
                    "|\n",
                    ">-\n  ",
                    "%",
                    "?",
                    "? ",
                    "<<: ",
                    "~",
                    "???",
                    "->",
                    "<-",
                    "+",
                    ".",
                    "..",
                    "0",
                    "1e3",
                    "=",
                    "<",
                    "<=",
                    "\u0660",
                    "\u00e9",
                    "\uD83D\uDE00",
                    "\uD83D",
                    "\u0000",
                    "\uFEFF",
                    "\r\n",
                    "\r",
                    "\u0085",
                    "\u2028",
                    "\u2029",
                    "\u00a0",
                    "\f",
                    "\u000B",
                    "\r\r",
                    "\n\n\n",
                    "---\n",
                    "...\n",
                    "\\",
                    "expr",
                    "trigger",
                    "\ntrigger",
                    "None",
                    "where ",
                    "and ",
                    "not ",
                    "next ",
                    "record ",
                    "start",
                    "\nwindow w = ",
                    "\npredicate p = ",
                    "require ",
                    "label ",
                    "any event",
                    "static ",
                    "code ",
                    "after ",
                    "demographic d = ");

    /// Puts `piece` in place of up to three characters.
    record Edit(int position, int removed, String piece) {
        String apply(String text) {
            int start = text.isEmpty() ? 0 : position % text.length();
            return text.substring(0, start)
                    + piece
                    + text.substring(Math.min(text.length(), start + removed));
        }
    }

    record Text(TextForm form, String text) {}

    @Provide
    Arbitrary<Text> mutated() {
        Arbitrary<Edit> edits =
                Combinators.combine(
                                Arbitraries.integers().between(0, 10_000),
                                Arbitraries.integers().between(0, 3),
                                Arbitraries.of(PIECES))
                        .as(Edit::new);
        return Combinators.combine(
                        Arbitraries.of(TextForm.values()), edits.list().ofMinSize(1).ofMaxSize(4))
                .as((form, list) -> {
                    String text = form == TextForm.YAML ? YAML : COHORT;
                    for (Edit edit : list) {
                        text = edit.apply(text);
                    }
                    return new Text(form, text);
                });
    }

    @Provide
    Arbitrary<Text> random() {
        Arbitrary<String> pieces =
                Arbitraries.oneOf(Arbitraries.of(PIECES), Arbitraries.strings().ofMaxLength(5));
        return Combinators.combine(Arbitraries.of(TextForm.values()), pieces.list().ofMaxSize(40))
                .as((form, list) -> new Text(form, String.join("", list)));
    }

    @Property
    void aMutatedTextIsReadAndLaidOutOrRejectedWithAPlace(@ForAll("mutated") Text text) {
        SoundLayout.assertOf(new SourceFile("task" + text.form().suffix(), text.text()));
    }

    @Property
    void anyTextIsReadAndLaidOutOrRejectedWithAPlace(@ForAll("random") Text text) {
        SoundLayout.assertOf(new SourceFile("task" + text.form().suffix(), text.text()));
    }
}
