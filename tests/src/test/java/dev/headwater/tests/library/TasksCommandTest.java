package dev.headwater.tests.library;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headwater.tests.documents.Repository;
import dev.headwater.tests.documents.SampleData;
import dev.headwater.tests.extraction.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `headwater tasks`, and names in place of files. `-Dheadwater.update=true` writes the expected
/// texts anew.
class TasksCommandTest {
    private static final String NAME = "mortality/in_hospital_24h";

    @ParameterizedTest
    @CsvSource({
        "all, ''",
        "about-sepsis, sepsis",
        "of-aumcdb, aumcdb",
        "one, mortality/post_discharge_1y",
        "another, kidney/injury_stage_3_7d"
    })
    void itPrintsWhatIsExpected(String file, String word) throws IOException {
        CommandRun run = word.isEmpty() ? CommandRun.of("tasks") : CommandRun.of("tasks", word);

        assertThat(run.exitCode()).as(run.err()).isZero();
        Path expected = Repository.file("tests/src/test/resources/library/" + file + ".txt");
        if (Boolean.getBoolean("headwater.update")) {
            Files.writeString(expected, run.out());
        }
        assertThat(run.out()).isEqualTo(Files.readString(expected));
    }

    @Test
    void theListHasEveryTask() {
        assertThat(CommandRun.of("tasks").out()).contains(SampleData.tasks());
    }

    @ParameterizedTest
    @CsvSource({
        "hemoglobin, abnormal_lab/haemoglobin",
        "RRT, kidney/dialysis_48h",
        "ehrshot celiac, new_diagnosis/coeliac_disease_1y"
    })
    void wordsAreFoundInKeywordsAndReferencesWhateverTheirCase(String words, String task) {
        CommandRun run = CommandRun.of(arguments("tasks " + words));

        assertThat(run.out()).contains("  " + task + "  ");
        assertThat(run.out().lines()).hasSizeLessThan(5);
    }

    @Test
    void theJsonHasEveryTaskWithItsDatasetsAndTheReasonsAgainstOthers() throws IOException {
        JsonNode library =
                new ObjectMapper().readTree(CommandRun.of("tasks", "--format", "json").out());

        assertThat(library.path("tasks"))
                .hasSameSizeAs(SampleData.tasks())
                .allSatisfy(task -> {
                    List<String> datasets = SampleData.datasets(task.path("name").asText());
                    assertThat(task.path("datasets"))
                            .extracting(JsonNode::asText)
                            .isEqualTo(datasets);
                    assertThat(task.path("datasets").size() + task.path("objections").size())
                            .isEqualTo(library.path("datasets").size());
                });
    }

    @Test
    void theSourceOfATaskOrDatasetIsItsFile() throws IOException {
        assertThat(CommandRun.of("tasks", NAME, "--source").out())
                .isEqualTo(Files.readString(SampleData.task(NAME)));
        assertThat(CommandRun.of("tasks", "eicu", "--source").out())
                .isEqualTo(Files.readString(SampleData.dataset("eicu")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    mortality/in_hospitl_24h | no task speaks of 'mortality/in_hospitl_24h'; did you mean 'mortality/in_hospital_24h'?
                    unicorns and dragons | no task speaks of 'unicorns and dragons'
                    mimic --source | unknown task or dataset 'mimic'
                    --source | --source needs one name
                    --format yaml | expected text or json or markdown, got 'yaml'
                    """)
    void aWrongCommandLineIsExplained(String words, String message) {
        CommandRun run = CommandRun.of(arguments("tasks " + words));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "explain %s --predicates sample --format json",
                "id %s --predicates sample",
                "why %s --predicates sample --data %s --subject 1192",
                "convert %s"
            })
    void aNameGivesWhatTheFileGives(String command) {
        CommandRun byName = CommandRun.of(arguments(command.formatted(NAME, SampleData.MEDS)));
        CommandRun byFile =
                CommandRun.of(
                        arguments(
                                command.replace("--predicates sample", "--predicates %3$s")
                                        .replaceFirst("%s", "%1\\$s")
                                        .replace("%s", "%2$s")
                                        .formatted(
                                                SampleData.task(NAME),
                                                SampleData.MEDS,
                                                SampleData.PREDICATES)));

        assertThat(byName.exitCode()).as(byName.err()).isZero();
        assertThat(byName.out()).isEqualTo(byFile.out());
    }

    @Test
    void aRunByNameWritesTheSameBytesAndCanBeRepeated(@TempDir Path folder) throws IOException {
        Path byName = folder.resolve("name");
        Path byFile = folder.resolve("file");
        extract(NAME, "sample", byName);
        extract(SampleData.task(NAME), SampleData.PREDICATES, byFile);

        assertThat(byName.resolve("manifest.json"))
                .hasSameBinaryContentAs(byFile.resolve("manifest.json"));
        CommandRun verified =
                CommandRun.of("verify", byName.resolve("manifest.json"), "--data", SampleData.MEDS);
        assertThat(verified.exitCode()).as(verified.out()).isZero();
    }

    @Test
    void aFileThatIsThereGoesFirst(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("sample"), "no task");

        CommandRun run = CommandRun.of("check", file);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("neither a `.yaml` nor a `.cohort` file");
    }

    @ParameterizedTest
    @CsvSource({
        "in_hospital_24h, mortality/in_hospital_24h",
        "mortality/in_hopsital_24h, mortality/in_hospital_24h",
        "mortality/in_hospital_24h.yaml, mortality/in_hospital_24h",
        "mimic_iv, mimic-iv"
    })
    void anUnknownNameIsAnErrorWithTheNearestOne(String written, String nearest) {
        CommandRun run = CommandRun.of("check", written);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("error[S013]: cannot read `" + written + "`: no such file")
                .contains("`headwater tasks` has a similar name: `" + nearest + "`");
    }

    private static void extract(Object task, Object predicates, Path labels) {
        CommandRun run =
                CommandRun.of(
                        "extract",
                        task,
                        "--predicates",
                        predicates,
                        "--data",
                        SampleData.MEDS,
                        "--out",
                        labels);
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private static Object[] arguments(String line) {
        return line.split(" ");
    }
}
