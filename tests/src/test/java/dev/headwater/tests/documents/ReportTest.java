package dev.headwater.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.EngineVersion;
import dev.headwater.tests.extraction.CommandRun;
import dev.headwater.tests.report.PossibleFigures;
import dev.headwater.tests.report.ReportPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The report of a run tells what it should, and no small count.
class ReportTest {
    private static final Pattern CELL =
            Pattern.compile("<(?:td|dd)>([^<]*)</(?:td|dd)>", Pattern.DOTALL);
    private static final Path EXPECTED =
            Repository.file("tests/src/test/resources/reports/in_hospital_24h.html");

    @TempDir private Path folder;

    @ParameterizedTest
    @MethodSource("dev.headwater.tests.documents.SampleData#tasks")
    void noCountIsSmall(String task) throws IOException {
        for (int least : List.of(5, 11, 40)) {
            String html = report(task, "--report-min-cell", least);
            PossibleFigures.check(ReportPage.of(html), least);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void withoutALeastCountAllAreExact(int least) throws IOException {
        String html = report("mortality/in_hospital_24h", "--report-min-cell", least);
        assertThat(cells(html))
                .contains("361", "336", "206", "5", "20", "8", "39", "11.6 %")
                .doesNotContain("few");
    }

    @Test
    void textsOfTheTaskAreNoMarkup() throws IOException {
        Path task = folder.resolve("<script>alert(1)<.yaml");
        String text = Files.readString(SampleData.task("mortality/in_hospital_24h"));
        Files.writeString(task, "# <script>alert(2)</script> & {{facts}}\n" + text);
        String html = report(task);
        assertThat(html)
                .doesNotContain("<script")
                .contains("<h1>&lt;script&gt;alert(1)&lt;</h1>", "&amp; {{facts}}");
    }

    @Test
    void thePageIsAsExpected() throws IOException {
        String html =
                report("mortality/in_hospital_24h")
                        .replace("<dd>" + EngineVersion.text() + "</dd>", "<dd>VERSION</dd>");
        if (Boolean.getBoolean("headwater.update")) {
            Files.createDirectories(EXPECTED.getParent());
            Files.writeString(EXPECTED, html);
        }
        assertThat(html).isEqualTo(Files.readString(EXPECTED)).doesNotContain(folder.toString());
    }

    @Test
    void verifyMakesTheReportAgain() throws IOException {
        report("mortality/in_hospital_24h", "--report-min-cell", 7);
        Path manifest = folder.resolve("report.manifest.json");
        assertThat(manifest).content().contains("\"report\"");
        CommandRun run = CommandRun.of("verify", manifest, "--data", SampleData.MEDS);
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    }

    @Test
    void verifyNoticesAnotherReport() throws IOException {
        report("mortality/in_hospital_24h", "--report-min-cell", 7);
        Path manifest = folder.resolve("report.manifest.json");
        String text = Files.readString(manifest);
        String other = text.replace("\"report_min_cell\" : 7", "\"report_min_cell\" : 8");
        assertThat(other).isNotEqualTo(text);
        Files.writeString(manifest, other);
        CommandRun run = CommandRun.of("verify", manifest, "--data", SampleData.MEDS);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
        assertThat(run.out()).contains("outputs report hash: ");
    }

    private String report(String task, Object... options) throws IOException {
        return report(SampleData.task(task), options);
    }

    private String report(Path task, Object... options) throws IOException {
        Path file = folder.resolve("report.html");
        List<Object> arguments =
                new ArrayList<>(
                        List.of(
                                "extract",
                                task,
                                "--predicates",
                                SampleData.PREDICATES,
                                "--data",
                                SampleData.MEDS,
                                "--report",
                                file,
                                "--overwrite"));
        arguments.addAll(List.of(options));
        CommandRun run = CommandRun.of(arguments.toArray());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return Files.readString(file);
    }

    private static List<String> cells(String html) {
        return CELL.matcher(html).results().map((MatchResult cell) -> cell.group(1)).toList();
    }
}
