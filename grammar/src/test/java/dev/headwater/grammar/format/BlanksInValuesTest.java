package dev.headwater.grammar.format;

import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.TextForm;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Line ends and other blanks within each kind of value: what is laid out stays as it is.
class BlanksInValuesTest {
    private static final List<String> COHORT =
            List.of(
                    "cohort `a%sb`",
                    "description \"a%sb\"",
                    "metadata `a%sb` = 1",
                    "metadata owner = \"a%sb\"",
                    "metadata owner = { \"a%sb\" = [1, 'a%sb'] }",
                    "semantics \"a%sb\"",
                    "semantics 'a%sb'",
                    "semantics a%sb",
                    "predicate `a%sb` = code \"A\"",
                    "predicate x = code \"a%sb\"",
                    "predicate x = code ~ \"a%sb\"",
                    "predicate x = code in (\"A\", 'a%sb')",
                    "predicate x = code \"A\" where unit = \"a%sb\" and not site in ('a%sb', 1)",
                    "window w = [trigger .. next `a%sb`] require no `a%sb` label `a%sb` index at end",
                    "window w = [trigger .. start + 1%sd]",
                    "-- a%sb");
    private static final List<String> YAML =
            List.of(
                    "description: \"a%sb\"",
                    "metadata: { \"a%sb\": [\"a%sb\", 1] }",
                    "semantics: \"a%sb\"",
                    "predicates: { \"a%sb\": { code: A } }",
                    "predicates: { x: { code: \"a%sb\" } }",
                    "predicates: { x: { code: { regex: \"a%sb\" } } }",
                    "predicates: { x: { code: { any: [A, \"a%sb\"] } } }",
                    "predicates: { x: { code: A, unit: \"a%sb\", \"c%sd\": e } }",
                    "predicates: { x: { code: A, other_cols: { \"c%sd\": e } } }",
                    "predicates: { x: { expr: \"code = 'a%sb' where unit ~ 'c%sd'\" } }",
                    "windows: { \"a%sb\": { start: trigger, end: start + 1d } }",
                    "windows: { w: { start: trigger, end: \"start + 1%sd\", label: \"a%sb\" } }",
                    "windows: { w: { start: trigger, end: \"start -> a%sb\", has: { \"a%sb\": (1, 2) } } }");

    /// As they stand in the text form.
    private static final List<String> BLANKS =
            List.of(
                    "\n",
                    "\r",
                    "\r\n",
                    "\n\n",
                    "\r\r",
                    "\n \n\n",
                    " \n\t\n ",
                    "\n\f\n",
                    "\n\u000B\n",
                    "\n\u00A0\n",
                    "\n\u2028\n",
                    "\n\u0085\n",
                    "\n\uFEFF\n",
                    "\f",
                    "\u000B",
                    "\u0085",
                    "\u00A0",
                    "\u2028",
                    "\u2029",
                    "\u3000",
                    "\uFEFF",
                    "\t",
                    "  ",
                    " -- ",
                    "\n--\n\n",
                    "\n\n#");

    @Provide
    Arbitrary<String> cohortStatements() {
        return Arbitraries.of(COHORT);
    }

    @Provide
    Arbitrary<String> yamlEntries() {
        return Arbitraries.of(YAML);
    }

    @Provide
    Arbitrary<String> blanks() {
        return Arbitraries.of(BLANKS);
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void aTextOfTheTextFormStaysAsItIsLaidOut(
            @ForAll("cohortStatements") String statement, @ForAll("blanks") String blank) {
        assertIsSound(TextForm.COHORT, statement.replace("%s", blank) + "\ntrigger a\n");
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void aYamlTextStaysAsItIsLaidOut(
            @ForAll("yamlEntries") String entry, @ForAll("blanks") String blank) {
        assertIsSound(TextForm.YAML, entry.replace("%s", blank) + "\ntrigger: a\n");
        assertIsSound(TextForm.YAML, entry.replace("%s", escaped(blank)) + "\ntrigger: a\n");
    }

    private static void assertIsSound(TextForm form, String text) {
        SoundLayout.assertOf(new SourceFile("task" + form.suffix(), text));
    }

    /// As double-quoted YAML has any character.
    private static String escaped(String blank) {
        var escaped = new StringBuilder();
        blank.chars().forEach(c -> escaped.append("\\u%04X".formatted(c)));
        return escaped.toString();
    }
}
