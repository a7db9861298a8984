package dev.headwater.tests.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.headwater.tests.documents.Repository;
import dev.headwater.tests.documents.SampleData;
import dev.headwater.tests.extraction.CommandRun;
import dev.headwater.tests.extraction.Folders;
import dev.headwater.tests.golden.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A manifest tells what a run did, and `verify` what has changed since.
class ManifestTest {
    private static final int DIFFERS = 4;
    private static final Path TASK = SampleData.task("mortality/in_hospital_24h");

    @TempDir private Path folder;

    private Path data = Path.of("");

    @BeforeEach
    void copyData() {
        data = copyOf(SampleData.MEDS, "meds");
    }

    @Test
    void theSameDataGiveTheSameManifestElsewhere() throws IOException {
        extract(data, "--out", at("labels"), "--windows", at("windows.parquet"), "--threads", 1);
        Path elsewhere = copyOf(data, "another/place");
        Path task = folder.resolve("another/" + TASK.getFileName());
        Files.copy(TASK, task);
        run(
                "extract",
                task,
                "--predicates",
                SampleData.PREDICATES,
                "--data",
                elsewhere.resolve("data"),
                "--out",
                at("other/name"),
                "--windows",
                at("other/w.pq"),
                "--threads",
                3);

        assertThat(at("other/name/manifest.json"))
                .hasSameTextualContentAs(at("labels/manifest.json"));
        assertThat(at("labels/manifest.json")).content().doesNotContain(folder.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--labels-schema compat --split train,tuning",
                "--shards 2/3 --manifest-hash sha256",
                "--per-subject random:2 --seed 9 --max-rows 20 --manifest-hash none",
                "--semantics aces-0.7.3 --per-subject last"
            })
    void aRunIsRepeatedFromItsManifestAndTheData(String options) {
        List<Object> arguments =
                new ArrayList<>(
                        List.of(
                                "--out",
                                at("labels"),
                                "--windows",
                                at("w"),
                                "--arrow",
                                at("a.arrow"),
                                "--manifest",
                                at("m.json")));
        arguments.addAll(options.isEmpty() ? List.of() : Arrays.asList(options.split(" ")));
        extract(data, arguments.toArray());

        CommandRun verified = verify(at("m.json"));
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
        assertThat(verified.out())
                .isEqualTo(at("m.json") + ": the same: data, outputs and counts\n");
        assertThat(Path.of(System.getProperty("java.io.tmpdir")))
                .isDirectoryNotContaining("glob:**headwater-verify-*");
    }

    @ParameterizedTest
    @ValueSource(strings = {".arrow", ".feather", ".arrows"})
    void arrowTablesAndAttritionAreRepeatedInTheirForm(String ending) throws IOException {
        extract(
                data,
                "--windows",
                at("w" + ending),
                "--arrow",
                at("a" + ending),
                "--attrition",
                at("attrition.json"),
                "--manifest",
                at("m.json"));
        JsonNode manifest = Json.read(at("m.json"), new TypeReference<>() {});
        JsonNode attrition = Json.read(at("attrition.json"), new TypeReference<>() {});
        assertThat(manifest.path("attrition")).isEqualTo(attrition);
        assertThat(verify(at("m.json")).out()).contains(": the same:");
    }

    @Test
    void whatChangedInTheDataIsNamed() throws IOException {
        extract(data, "--out", at("labels"));
        Path train = data.resolve("data/train");
        Files.move(
                train.resolve("2.parquet"),
                train.resolve("1.parquet"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.copy(
                Path.of("src/test/resources/datasets/clean/data/train/0.parquet"),
                data.resolve("data/tuning/9.parquet"));

        CommandRun verified = verify(at("labels/manifest.json"));
        assertThat(verified.exitCode()).isEqualTo(DIFFERS);
        assertThat(verified.out())
                .contains("inputs train/1.parquet hash: \"crc32c:")
                .contains("inputs train/2.parquet: only in the manifest\n")
                .contains("inputs tuning/9.parquet: not in the manifest\n")
                .contains("outputs labels/train/2.parquet: only in the manifest\n")
                .contains("counts splits train rows: ")
                .contains("counts cohort_rows: 336 in the manifest, ")
                .doesNotContain("train/0.parquet", "held_out", "task ", "options ");
    }

    @Test
    void theDocumentShowsWhatIsNamed() throws IOException {
        extract(data, "--out", at("labels"));
        Path train = data.resolve("data/train");
        Files.move(
                train.resolve("2.parquet"),
                train.resolve("1.parquet"),
                StandardCopyOption.REPLACE_EXISTING);

        String document = Files.readString(Repository.file("docs/manifest.md"));
        String block = document.split("```\n")[3];
        assertThat(block).startsWith("inputs train/1.parquet");
        assertThat(verify(at("labels/manifest.json")).out()).contains(block.split("\n"));
    }

    /// Of the same size, and with the same figures.
    @Test
    void oneOtherByteIsFound() throws IOException {
        extract(data, "--out", at("labels"));
        Path file = data.resolve("data/held_out/0.parquet");
        byte[] bytes = Files.readAllBytes(file);
        int createdBy = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("parquet-cpp");
        bytes[createdBy] = 'q';
        Files.write(file, bytes);

        CommandRun verified = verify(at("labels/manifest.json"));
        assertThat(verified.exitCode()).isEqualTo(DIFFERS);
        assertThat(verified.out())
                .startsWith("inputs held_out/0.parquet hash: ")
                .contains(": 1 difference\n")
                .hasLineCount(2);
    }

    @Test
    void anotherTaskIsTold() throws IOException {
        extract(data, "--out", at("labels"));
        Path longer =
                Files.writeString(
                        at("longer.yaml"),
                        Files.readString(TASK).replace("start + 30h", "start + 40h"));

        CommandRun verified =
                verify(at("labels/manifest.json"), longer, "--predicates", SampleData.PREDICATES);
        assertThat(verified.exitCode()).isEqualTo(DIFFERS);
        assertThat(verified.out())
                .contains("task hashes task: \"sha256:", "task hashes cohort: ", "outputs labels/")
                .doesNotContain("task hashes predicates", "inputs");
    }

    @Test
    void theSameTaskInAnotherNotationIsTheSame() {
        extract(data, "--out", at("labels"));
        run("convert", TASK, "--out", at("task.cohort"));

        CommandRun verified =
                verify(
                        at("labels/manifest.json"),
                        at("task.cohort"),
                        "--predicates",
                        SampleData.PREDICATES);
        assertThat(verified.exitCode()).as(verified.out()).isZero();
    }

    @Test
    void aTaskWithErrorsIsNotCompared() throws IOException {
        extract(data, "--out", at("labels"));
        Path broken = Files.writeString(at("broken.yaml"), "trigger: nothing\n");

        CommandRun verified = verify(at("labels/manifest.json"), broken);
        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(verified.err()).contains("error[T012]", "nothing was compared");
    }

    @Test
    void changedFiguresAndOtherVersionsAreTold() throws IOException {
        extract(data, "--out", at("labels"));
        Path manifest = at("labels/manifest.json");
        String text = Files.readString(manifest);
        Files.writeString(
                manifest,
                text.replaceFirst("\"headwater\" : \"[^\"]*\"", "\"headwater\" : \"0.0.1\""));
        assertThat(verify(manifest).out())
                .startsWith("note: the manifest was written by headwater 0.0.1, this is")
                .contains(": the same");

        Files.writeString(
                manifest, text.replaceFirst("\"cohort_rows\" : 336", "\"cohort_rows\" : 337"));
        CommandRun verified = verify(manifest);
        assertThat(verified.exitCode()).isEqualTo(DIFFERS);
        assertThat(verified.out())
                .startsWith("counts cohort_rows: 337 in the manifest, 336 now\n")
                .contains(": 1 difference\n");
    }

    @Test
    void hashesAreThoseOfTheFiles() throws Exception {
        extract(
                data,
                "--out",
                at("labels"),
                "--windows",
                at("w.parquet"),
                "--manifest-hash",
                "sha256");

        JsonNode manifest = Json.read(at("labels/manifest.json"), new TypeReference<>() {});
        assertThat(manifest.path("inputs")).hasSize(5);
        for (JsonNode input : manifest.path("inputs")) {
            assertIsDigest(input, data.resolve("data").resolve(input.path("name").asText()));
        }
        assertThat(manifest.path("outputs")).hasSize(6);
        for (JsonNode output : manifest.path("outputs")) {
            String name = output.path("name").asText();
            assertIsDigest(output, name.equals("windows") ? at("w.parquet") : folder.resolve(name));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --out labels                       | labels/manifest.json
                    --out labels --split train,tuning  | labels/manifest-train-tuning.json
                    --out labels --shards 2/5          | labels/manifest-2-of-5.json
                    --out labels.parquet               | labels.manifest.json
                    --out labels.parquet --windows w   | labels.manifest.json
                    --windows w.parquet --arrow a      | w.manifest.json
                    --arrow a.arrow                    | a.manifest.json
                    --arrow cohort                     | cohort.manifest.json
                    --out labels --manifest m.json     | m.json
                    """)
    void aManifestLiesBesideTheOutput(String options, String manifest) {
        Object[] arguments =
                Arrays.stream(options.split(" "))
                        .map(word ->
                                word.matches("[a-z].*") && !word.startsWith("train")
                                        ? at(word)
                                        : word)
                        .toArray();
        extract(data, arguments);
        assertThat(
                        Folders.files(folder).stream()
                                .filter(file -> file.toString().endsWith(".json"))
                                .filter(file -> !file.startsWith("meds")))
                .containsExactly(Path.of(manifest));
    }

    @Test
    void aDataFileMayHaveAnyName() throws IOException {
        Path file = Files.copy(data.resolve("data/train/0.parquet"), at("records"));
        extract(file, "--out", at("labels.parquet"));

        assertThat(at("labels.manifest.json")).content().contains("\"name\" : \"records\"");
        assertThat(CommandRun.of("verify", at("labels.manifest.json"), "--data", file).exitCode())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "1/1"            | "1"
                    "1/1"            | "1/0"
                    "all"            | "some"
                    "max_rows" : null | "max_rows" : -1
                    "standard"       | "strict"
                    "meds"           | "fhir"
                    .yaml"           | .txt"
                    """)
    void aDamagedManifestIsRefused(String written, String damage) throws IOException {
        extract(data, "--out", at("labels"));
        Path manifest = at("labels/manifest.json");
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.replaceFirst(Pattern.quote(written), damage));

        CommandRun run = verify(manifest);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).startsWith("error[D022]").hasLineCount(1);
    }

    @Test
    void thereNeedNotBeOne() {
        extract(data, "--out", at("labels"), "--no-manifest");
        assertThat(at("labels/manifest.json")).doesNotExist();
    }

    @Test
    void anOldManifestIsOnlyReplacedIfAsked() throws IOException {
        Path manifest = Files.writeString(at("m.json"), "mine");
        CommandRun refused =
                CommandRun.of(
                        "extract",
                        TASK,
                        "--predicates",
                        SampleData.PREDICATES,
                        "--data",
                        data,
                        "--out",
                        at("labels"),
                        "--manifest",
                        manifest);
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("error[D010]", "m.json");
        assertThat(manifest).hasContent("mine");
        assertThat(at("labels")).doesNotExist();

        extract(data, "--out", at("labels"), "--manifest", manifest, "--overwrite");
        assertThat(manifest).content().startsWith("{");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "{}",
                "{\"manifest\": 2}",
                "{\"manifest\": 1, \"task\": {}}",
                "{\"manifest\": 1, \"task\": {\"file\": null, \"predicates_file\": null}}"
            })
    void otherFilesAreNoManifests(String text) throws IOException {
        CommandRun run = verify(Files.writeString(at("m.json"), text));
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .startsWith("error[D022]: not a manifest that can be read: ")
                .contains("m.json")
                .hasLineCount(1);
    }

    @Test
    void directTablesAreVerifiedToo() throws IOException {
        Path task =
                Files.writeString(
                        at("task.yaml"),
                        "predicates: { a: { code: A }, b: { code: B } }\ntrigger: a\nwindows:\n  w: { start: trigger, end: start + 1d, start_inclusive: false, label: b, index_timestamp: start }\n");
        Path table =
                Files.writeString(
                        at("table.csv"),
                        "subject_id,timestamp,a,b\n1,2020-01-01,1,0\n1,2020-01-02,0,1\n");
        run(
                "extract",
                task,
                "--data",
                table,
                "--format",
                "direct",
                "--timestamp-format",
                "%Y-%m-%d",
                "--out",
                at("labels.parquet"));

        CommandRun verified = CommandRun.of("verify", at("labels.manifest.json"), "--data", table);
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
        assertThat(at("labels.manifest.json")).content().contains("\"name\" : \"table.csv\"");
    }

    private static void assertIsDigest(JsonNode entry, Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        assertThat(entry.path("hash").asText())
                .isEqualTo("sha256:" + HexFormat.of().formatHex(digest));
        assertThat(entry.path("bytes").asLong()).isEqualTo(bytes.length);
    }

    private Path at(String name) {
        return folder.resolve(name);
    }

    private CommandRun verify(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("verify"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of("--data", data));
        return CommandRun.of(all.toArray());
    }

    private static void extract(Path data, Object... options) {
        List<Object> arguments = new ArrayList<>(List.of("extract", TASK));
        arguments.addAll(List.of("--predicates", SampleData.PREDICATES, "--data", data));
        arguments.addAll(Arrays.asList(options));
        run(arguments.toArray());
    }

    private static void run(Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private Path copyOf(Path source, String name) {
        Path target = folder.resolve(name);
        Folders.copy(source, target);
        return target;
    }
}
