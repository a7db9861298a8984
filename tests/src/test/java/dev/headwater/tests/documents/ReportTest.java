package dev.headwater.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.EngineVersion;
import dev.headwater.tests.extraction.CommandRun;
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
    void everyCountIsAMultipleOfTheLeastOne(String task) throws IOException {
        for (int least : List.of(5, 11, 40)) {
            List<String> counts = counts(report(task, "--report-min-cell", least));
            assertThat(counts).hasSizeGreaterThan(10);
            assertThat(counts).allSatisfy(count -> assertMayBeTold(count, least));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void withoutALeastCountAllAreExact(int least) throws IOException {
        String html = report("mortality/in_hospital_24h", "--report-min-cell", least);
        assertThat(counts(html)).contains("361", "336", "206", "5", "20", "8", "39", "11.6 %");
    }

    @Test
    void threadsDoNotMatter() throws IOException {
        String one = report("mortality/in_hospital_24h", "--threads", 1);
        assertThat(report("mortality/in_hospital_24h", "--threads", 3)).isEqualTo(one);
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

    /// All figures in cells, those about the run and the numbers of codes left out.
    private static List<String> counts(String html) {
        String figures = html.substring(0, html.indexOf("<section aria-labelledby=\"task\">"));
        return CELL.matcher(figures)
                .results()
                .map((MatchResult cell) -> cell.group(1))
                .filter(text -> !text.isBlank())
                .toList();
    }

    private static void assertMayBeTold(String count, int least) {
        boolean isWithheld = List.of("few", "not shown", "&lt; " + least).contains(count);
        if (!isWithheld && !count.endsWith(" %")) {
            long number = Long.parseLong(count.replace(",", ""));
            assertThat(number).isPositive().matches(told -> told % least == 0);
        }
    }
}
