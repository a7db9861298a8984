package dev.headwater.grammar.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.TextForm;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Mappings and lists without entries, null and files of nothing else: they stay what they are, or
/// are rejected.
class EmptyValuesTest {
    private static final String LONG = "k".repeat(130);

    private static final List<String> EMPTY =
            List.of(
                    "",
                    "{}",
                    "{ }",
                    "[]",
                    "~",
                    "null",
                    "''",
                    "{ # x\n }",
                    "[# x\n  # y\n ]",
                    "&a",
                    "&a {}",
                    "&a # x\n  []",
                    "!!map {}",
                    "!!seq",
                    "[[], {}, [{}], &a {}, *a]");
    private static final List<String> PLACES =
            List.of(
                    "%s",
                    "# x\n\n# y\n%s # z\n# w\n",
                    "---\n%s\n",
                    "--- %s\n...\n",
                    "--- # x\n%s\n... # y\n# z",
                    "%YAML 1.2\n---\n%s\n",
                    "\uFEFF%s",
                    "\n\n %s\n\n",
                    "%s\n---\n%s\n",
                    "description: %s",
                    "semantics: %s\ntrigger: a",
                    "predicates: %s # x\n# y\n",
                    "patient_demographics:\n  # x\n  %s",
                    "metadata: %s",
                    "metadata:\n  - # x\n    %s\n  - %s # y\n  -\n",
                    "metadata: [{ a: %s }, %s ]",
                    "metadata: { " + LONG + ": %s }",
                    "metadata:\n  " + LONG + ": %s # x\n  " + LONG + "2: # y\n    %s\n",
                    "predicates: { p: %s }",
                    "predicates:\n  p: %s\n  q: { code: %s }",
                    "predicates: { p: { code: A, unit: %s, other_cols: %s } }",
                    "trigger: %s",
                    "trigger: a\nwindows: %s",
                    "trigger: a\nwindows: { w: %s }",
                    "trigger: a\nwindows:\n  w:\n    end: trigger\n    has: %s\n    label: %s\n",
                    "trigger: a\n? %s\n: %s\n");
    private static final List<String> COHORT =
            List.of(
                    "metadata = %s",
                    "metadata a = %s -- x",
                    "metadata a = { b = %s, " + LONG + " = [%s] }",
                    "metadata " + LONG + " = %s\nmetadata " + LONG + "2 = [%s, %s]");
    private static final List<String> EMPTY_DATA =
            List.of("{}", "[]", "null", "\"\"", "{ -- y\n }", "[\n-- y\n\n]", "[[], {}, [{}]]");

    @Provide
    Arbitrary<String> empty() {
        return Arbitraries.of(EMPTY);
    }

    @Provide
    Arbitrary<String> places() {
        return Arbitraries.of(PLACES);
    }

    @Provide
    Arbitrary<String> emptyData() {
        return Arbitraries.of(EMPTY_DATA);
    }

    @Provide
    Arbitrary<String> metadata() {
        return Arbitraries.of(COHORT);
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void aYamlTextStaysAsItIsLaidOut(
            @ForAll("places") String place, @ForAll("empty") String value) {
        SoundLayout.assertOf(new SourceFile("task.yaml", place.replace("%s", value)));
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void aTextOfTheTextFormStaysAsItIsLaidOut(
            @ForAll("metadata") String place, @ForAll("emptyData") String value) {
        SoundLayout.assertOf(new SourceFile("task.cohort", place.replace("%s", value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "# x\n{}", "--- &a {}", "predicates:", "description: []"})
    void aFileThatDeclaresNothingIsNotConverted(String text) {
        var mistakes = new Diagnostics();
        var source = new SourceFile("task.yaml", text);
        assertThat(TaskFormatter.convert(source, TextForm.COHORT, mistakes)).isNull();
        assertThat(mistakes.all())
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.S025);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ # x\n}", "# x\n{}", "--- # x\n{ }\n...\n", "{} # x", "{# x\n}"})
    void aCommentOfAnEmptyFileStandsAboveIt(String text) {
        assertThat(converted("task.yaml", text, TextForm.YAML)).isEqualTo("# x\n{}\n");
    }

    @Test
    void whatIsTooLongForALineStaysEmpty() {
        String yaml = "metadata:\n  a:\n    " + LONG + ": []\n    " + LONG + "2: {}\n";
        String cohort = "metadata a = { " + LONG + " = [], " + LONG + "2 = {} }";
        assertThat(converted("task.cohort", cohort, TextForm.YAML)).isEqualTo(yaml);
        assertThat(converted("task.yaml", yaml, TextForm.YAML)).isEqualTo(yaml);
    }

    private static String converted(String name, String text, TextForm target) {
        var mistakes = new Diagnostics();
        String converted = TaskFormatter.convert(new SourceFile(name, text), target, mistakes);
        assertThat(mistakes.all()).isEmpty();
        return converted;
    }
}
