package dev.headwater.tests.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import dev.headwater.engine.task.Task;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.format.TaskFormatter;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.TextForm;
import dev.headwater.tests.documents.Repository;
import dev.headwater.tests.documents.SampleData;
import dev.headwater.tests.golden.CaseFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every config of the repository that one of the semantics modes accepts can be converted to the
/// text form and back, and means the same in all three.
class ConvertedConfigsTest {
    private static final Path GOLDEN = Repository.file("tests/src/test/resources/golden");

    /// Accepted for reasons that the text form does not repeat: an arrow to nothing and the flag
    /// `no` in `aces-0.7.3`, a predicate that makes no sense but is not used.
    private static final Map<String, DiagnosticCode> NO_TEXT_FORM =
            Map.of(
                    "62-arrow-empty-predicate", DiagnosticCode.S025,
                    "54-yaml-no-is-true", DiagnosticCode.S025,
                    "28-predicates-override", DiagnosticCode.S012);

    @TestFactory
    Stream<DynamicTest> everyGoldenConfigMeansTheSameInBothForms() {
        return CaseFolder.below(GOLDEN).stream()
                .filter(folder -> !NO_TEXT_FORM.containsKey(folder.name()))
                .map(folder ->
                        DynamicTest.dynamicTest(
                                folder.name(),
                                () ->
                                        assertMeansTheSame(
                                                read(folder.task(), folder.predicates()),
                                                folder.format())));
    }

    @TestFactory
    Stream<DynamicTest> everyShippedTaskMeansTheSameInBothForms() {
        return SampleData.tasks().stream()
                .flatMap(task ->
                        SampleData.datasets(task).stream()
                                .map(SampleData::dataset)
                                .map(dataset ->
                                        DynamicTest.dynamicTest(
                                                task + ", " + dataset.getFileName(),
                                                () ->
                                                        assertMeansTheSame(
                                                                read(
                                                                        SampleData.task(task),
                                                                        dataset),
                                                                InputFormat.MEDS))));
    }

    static List<String> withoutTextForm() {
        return NO_TEXT_FORM.keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("withoutTextForm")
    void whatHasNoTextFormIsAnErrorWithItsPlace(String name) {
        CaseFolder folder = new CaseFolder(GOLDEN.resolve(name));
        List<Diagnostic> mistakes =
                read(folder.task(), folder.predicates()).mistakes(TextForm.COHORT);
        assertThat(mistakes)
                .isNotEmpty()
                .allSatisfy(mistake -> {
                    assertThat(mistake.code()).isEqualTo(NO_TEXT_FORM.get(name));
                    assertThat(mistake.primary()).isNotNull();
                });
    }

    @TestFactory
    Stream<DynamicTest> everyShippedFileIsLaidOutAndKeepsItsComments() {
        return Repository.filesEndingIn(".yaml").stream()
                .filter(file -> file.startsWith(Repository.file("task-configs")))
                .map(file ->
                        DynamicTest.dynamicTest(
                                file.getFileName().toString(), () -> assertIsLaidOut(file)));
    }

    private static void assertIsLaidOut(Path file) {
        SourceFile source = source(file);
        assertThat(TaskFormatter.format(source, new Diagnostics())).isEqualTo(source.text());
        WrittenTask cohort = new WrittenTask(source, null).to(TextForm.COHORT);
        assertThat(TaskFormatter.format(cohort.task(), new Diagnostics()))
                .isEqualTo(cohort.task().text());
        List<String> comments = comments(source, "#");
        assertThat(comments(cohort.task(), "--")).containsExactlyElementsOf(comments);
        assertThat(comments(cohort.to(TextForm.YAML).task(), "#"))
                .containsExactlyElementsOf(comments);
    }

    private static List<String> comments(SourceFile source, String sign) {
        return source.text()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(sign))
                .map(line -> line.substring(sign.length()))
                .toList();
    }

    private static void assertMeansTheSame(WrittenTask yaml, InputFormat format) {
        for (Semantics mode : Semantics.values()) {
            Task meaning = yaml.meaning(mode, format);
            if (meaning != null) {
                WrittenTask cohort = yaml.to(TextForm.COHORT);
                assertThat(cohort.meaning(mode, format))
                        .as(cohort.task().text())
                        .isEqualTo(meaning);
                WrittenTask back = cohort.to(TextForm.YAML);
                assertThat(back.meaning(mode, format)).as(back.task().text()).isEqualTo(meaning);
            }
        }
    }

    private static WrittenTask read(Path task, @Nullable Path predicates) {
        return new WrittenTask(source(task), predicates == null ? null : source(predicates));
    }

    private static SourceFile source(Path file) {
        try {
            return new SourceFile(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
