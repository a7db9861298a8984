package dev.headwater.grammar.format;

import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.TextForm;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Comments and line ends anywhere in values: what is laid out stays as it is.
class CommentsInValuesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "metadata: { a: b c, d: [e f, { g: 'h i' }], j: &k [l] }",
                "predicates: { p: { code: { any: [A B, 'C D'] }, unit: m } }",
                "windows: { w: { end: trigger, has: { a: (1, 2) } } }",
                "predicates:\n  p: { expr: \"a or b\" }\n  q:\n    code: { regex: ^A }"
            })
    void aYamlTextStaysAsItIsLaidOut(String entry) {
        assertAreSound(TextForm.YAML, entry, " # x\n   ", "\ntrigger: a\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "description \"a b\"\nmetadata d = [e, { g = 'h i' }]",
                "predicate p = code in (\"A\", 'B') where value < 3 and not unit = 'm'",
                "predicate p = code \"A\"\npredicate longer = (p or q) where value < 3",
                "window w = [trigger .. next p]  require no a, 1 to 2 p  label b  index at end"
            })
    void aTextOfTheTextFormStaysAsItIsLaidOut(String statement) {
        assertAreSound(TextForm.COHORT, statement, " -- x\n   ", "\ntrigger a\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "description: '%s' # x\n",
                "description: \"a\\n\\n%s\" # x\n",
                "metadata: { a: '%s' } # x\n# y\n",
                "metadata:\n  a: [b, # x\n    '%s'] # y\n",
                "predicates: { p: { code: '%s' } } # x\n",
                "predicates:\n  p:\n    code: # x\n      regex: '%s' # y\n",
                "windows: { w: { end: start -> 'a', has: { '%s': (1, 2) } } } # x\n"
            })
    void aCommentBesideALongValueStaysWhereItIsLaidOut(String entry) {
        String text = entry.replace("%s", "long words ".repeat(20).strip()) + "trigger: a\n";
        SoundLayout.assertOf(new SourceFile("task.yaml", text));
    }

    /// Whichever two pieces stand at whichever two places.
    private static void assertAreSound(TextForm form, String text, String comment, String rest) {
        List<String> pieces = List.of("\n", comment);
        for (String first : pieces) {
            for (String second : pieces) {
                for (int i = 0; i <= text.length(); i++) {
                    for (int j = i; j <= text.length(); j++) {
                        String between = first + text.substring(i, j) + second;
                        String changed = text.substring(0, i) + between + text.substring(j);
                        SoundLayout.assertOf(
                                new SourceFile("task" + form.suffix(), changed + rest));
                    }
                }
            }
        }
    }
}
