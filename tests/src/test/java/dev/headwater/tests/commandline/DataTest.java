package dev.headwater.tests.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.headwater.tests.documents.SampleData;
import dev.headwater.tests.extraction.CommandRun;
import dev.headwater.tests.extraction.Folders;
import dev.headwater.tests.extraction.ParquetTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `headwater data` tells what is in a dataset, and what is wrong with it.
class DataTest {
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final Path DATASETS = RESOURCES.resolve("datasets");
    private static final int DATA_IS_BROKEN = 3;

    @TempDir private Path folder;

    static List<Path> datasets() throws IOException {
        return list(DATASETS);
    }

    static List<Path> layouts() throws IOException {
        return list(RESOURCES.resolve("layouts"));
    }

    @Test
    void theCountsAreThoseOfALoopOverAllRows() throws IOException {
        Tally expected = new Tally();
        for (Path split : list(SampleData.MEDS.resolve("data"))) {
            for (Path shard : list(split)) {
                ParquetTable.read(shard).rows().forEach(expected::add);
            }
        }
        JsonNode profile = profile(SampleData.MEDS, "--top", 1000);
        assertThat(profile.get("rows").asLong()).isEqualTo(expected.rows);
        assertThat(profile.get("static_rows").asLong()).isEqualTo(expected.staticRows);
        assertThat(profile.get("events").asLong()).isEqualTo(expected.events.size());
        assertThat(profile.get("subjects").asLong()).isEqualTo(expected.subjects.size());
        assertThat(profile.get("codes").asInt()).isEqualTo(expected.codes.size());
        assertThat(time(profile.get("first_time").asText())).isEqualTo(expected.times.first());
        assertThat(time(profile.get("last_time").asText())).isEqualTo(expected.times.last());
        Map<String, String> codes = new TreeMap<>();
        for (JsonNode code : profile.get("top_codes")) {
            codes.put(
                    code.get("code").asText(),
                    code.get("rows")
                            + " "
                            + code.get("subjects")
                            + " "
                            + code.get("values")
                            + " "
                            + (float) code.get("min").asDouble()
                            + " "
                            + (float) code.get("max").asDouble());
        }
        assertThat(codes).isEqualTo(expected.describedCodes());
        assertThat(profile.get("problems")).isEmpty();
    }

    @Test
    void codesComeWithTheMostFrequentFirst() {
        List<Long> rows = new ArrayList<>();
        profile(SampleData.MEDS, "--top", 15)
                .get("top_codes")
                .forEach(code -> rows.add(code.get("rows").asLong()));
        assertThat(rows).hasSize(15).isSortedAccordingTo((one, other) -> Long.compare(other, one));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void theLayoutOfAFileDoesNotMatter(Path file) {
        ObjectNode profile = profile(file, "--top", 100);
        ObjectNode plain = profile(RESOURCES.resolve("layouts/plain.parquet"), "--top", 100);
        List<String> ofFile = List.of("data", "shards", "columns", "problems");
        if (file.endsWith("shuffled.parquet")) {
            assertThat(profile.get("scattered").asBoolean()).isTrue();
            List<String> ofOrder = List.of("scattered", "events", "top_codes");
            profile.remove(ofOrder);
            plain.remove(ofOrder);
        }
        assertThat(profile.remove(ofFile)).isEqualTo(plain.remove(ofFile));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    clean           |
                    shared-subject  | error D043, warning D057
                    nested          | error D044
                    before-0.3      | error D044, error D044
                    patients        |
                    empty-shard     | warning D045
                    stray-file      | warning D046
                    other-columns   | warning D047
                    other-type      | warning D048
                    null-code       | warning D049
                    not-finite      | warning D050
                    repeated-row    | warning D051
                    odd-time        | warning D052
                    before-birth    | warning D053
                    after-death     | warning D054
                    no-metadata     | warning D055, warning D055
                    two-splits      | error D056
                    unsplit         | warning D057, warning D057
                    unlisted-code   | warning D020
                    unsorted        | warning D012
                    split-subject   | warning D012
                    by-folder       | warning D055
                    by-table        | warning D055, warning D057
                    """)
    void eachProblemIsFoundAndNoOther(String dataset, String problems) {
        List<String> found = new ArrayList<>();
        CommandRun run = run(DATASETS.resolve(dataset), "--format", "json");
        for (JsonNode problem : read(run.out()).get("problems")) {
            found.add(problem.get("severity").asText() + " " + problem.get("code").asText());
        }
        assertThat(String.join(", ", found)).isEqualTo(problems == null ? "" : problems);
        boolean hasError = problems != null && problems.contains("error");
        assertThat(run.exitCode()).isEqualTo(hasError ? DATA_IS_BROKEN : 0);
    }

    @Test
    void everyDatasetIsATestOfItsOwn() throws IOException {
        assertThat(datasets()).hasSize(23);
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void theReportIsAsItsSchemaSays(Path dataset) throws IOException {
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(Path.of("../docs/schema/data.schema.json")));
        String report = run(dataset, "--format", "json").out();
        assertThat(schema.validate(report, InputFormat.JSON)).isEmpty();
        String mistake = report.replaceFirst("\"rows\" : ", "\"lines\" : ");
        assertThat(schema.validate(mistake, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void aBrokenShardDoesNotHideTheOthers() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.copy(RESOURCES.resolve("layouts/zstd.parquet"), data.resolve("0.parquet"));
        Files.copy(RESOURCES.resolve("broken/no-code.parquet"), data.resolve("1.parquet"));
        Files.copy(RESOURCES.resolve("broken/text-time.parquet"), data.resolve("2.parquet"));
        Files.writeString(data.resolve("3.parquet"), "subject_id,time,code\n");
        CommandRun run = run(data);
        assertThat(run.exitCode()).isEqualTo(DATA_IS_BROKEN);
        assertThat(run.err()).contains("error[D003]", "error[D005]", "error[D006]");
        assertThat(run.out()).contains(" in 1 shard,", "3 errors");
    }

    @Test
    void aDescriptionThatIsNoJsonIsAWarning() throws IOException {
        Path root = folder.resolve("root");
        Folders.copy(DATASETS.resolve("clean"), root);
        Files.writeString(root.resolve("metadata/dataset.json"), "{\"dataset_name\"");
        CommandRun run = run(root);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("warning[D055]: no JSON", "dataset.json");
    }

    @Test
    void dataOfAnotherModelAreNamed() throws IOException {
        Files.writeString(folder.resolve("person.csv"), "person_id\n");
        Files.writeString(folder.resolve("concept.csv"), "concept_id\n");
        CommandRun run = run(folder);
        assertThat(run.exitCode()).isEqualTo(DATA_IS_BROKEN);
        assertThat(run.err()).contains("error[D030]: these are OMOP tables, not MEDS data");
    }

    @Test
    void warningsCanBeErrorsAndErrorsNoWarnings() {
        Path dataset = DATASETS.resolve("unsplit");
        assertThat(run(dataset, "--deny", "D057").exitCode()).isEqualTo(DATA_IS_BROKEN);
        assertThat(run(dataset, "--deny", "D012").exitCode()).isZero();
        assertThat(run(dataset, "--deny", "all", "--allow", "D057").exitCode()).isZero();
        assertThat(run(DATASETS.resolve("nested"), "--allow", "D044").exitCode())
                .isEqualTo(DATA_IS_BROKEN);
        assertThat(run(dataset, "--deny", "D999").exitCode()).isEqualTo(2);
        assertThat(run(dataset, "--top", "-1").exitCode()).isEqualTo(2);
    }

    @Test
    void messagesGoToStandardErrorAndTheProfileEndsWithAVerdict() {
        CommandRun run = run(DATASETS.resolve("after-death"), "--top", 1);
        assertThat(run.err())
                .startsWith(
                        "warning[D054]: 1 subject with events after death, first in subject 2 (");
        assertThat(run.out())
                .contains(
                        "rows     25 in 2 shards, 4 of them static\n",
                        "subjects 4\n",
                        "  held_out         2       2\n",
                        "  LAB//NA    13         4      13  135  140  Sodium\n")
                .endsWith("after-death: no errors, 1 warning\n");
    }

    @Test
    void nowhereThereIsNothing() {
        CommandRun run = run(folder.resolve("nowhere"));
        assertThat(run.exitCode()).isEqualTo(DATA_IS_BROKEN);
        assertThat(run.err()).contains("error[D001]");
    }

    /// The plain way to count.
    private static final class Tally {
        private long rows;
        private long staticRows;
        private final Set<String> events = new HashSet<>();
        private final SortedSet<LocalDateTime> times = new TreeSet<>();
        private final Set<Object> subjects = new HashSet<>();
        private final Map<Object, List<Map<String, Object>>> codes = new TreeMap<>();

        void add(Map<String, Object> row) {
            rows++;
            subjects.add(row.get("subject_id"));
            codes.computeIfAbsent(row.get("code"), _ -> new ArrayList<>()).add(row);
            if (row.get("time") == null) {
                staticRows++;
            } else {
                events.add(row.get("subject_id") + " " + row.get("time"));
                times.add(time(String.valueOf(row.get("time"))));
            }
        }

        Map<String, String> describedCodes() {
            Map<String, String> described = new TreeMap<>();
            codes.forEach((code, found) -> described.put(String.valueOf(code), describe(found)));
            return described;
        }

        private static String describe(List<Map<String, Object>> rows) {
            List<Float> values =
                    rows.stream()
                            .map(row -> (Float) row.get("numeric_value"))
                            .filter(value -> value != null)
                            .sorted()
                            .toList();
            return rows.size()
                    + " "
                    + rows.stream().map(row -> row.get("subject_id")).distinct().count()
                    + " "
                    + values.size()
                    + " "
                    + (values.isEmpty() ? 0f : values.getFirst())
                    + " "
                    + (values.isEmpty() ? 0f : values.getLast());
        }
    }

    private static LocalDateTime time(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T'));
    }

    private static ObjectNode profile(Path data, Object... options) {
        List<Object> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("--format", "json"));
        return (ObjectNode) read(run(data, arguments.toArray()).out());
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CommandRun run(Path data, Object... options) {
        List<Object> arguments = new ArrayList<>(List.of("data", data));
        arguments.addAll(List.of(options));
        return CommandRun.of(arguments.toArray());
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
