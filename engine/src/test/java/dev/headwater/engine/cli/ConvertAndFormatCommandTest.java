package dev.headwater.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertAndFormatCommandTest {
    private static final String YAML =
            """
            predicates:
              death: { code: MEDS_DEATH } # of any cause

            trigger: death

            windows:
              day:
                start: trigger
                end: start + 24h
                start_inclusive: false
                end_inclusive: true
            """;
    private static final String COHORT =
            """
            predicate death = code "MEDS_DEATH"  -- of any cause

            trigger death

            window day = (trigger .. start + 24h]
            """;
    private static final String UNTIDY = COHORT.replace(" = ", "=").replace(" .. ", "..");

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void convertPrintsTheOtherForm() throws IOException {
        assertThat(run("convert", file("task.yaml", YAML))).isEqualTo(ExitCode.DONE);
        assertThat(out.toString().replace("\n\nwindow", "\nwindow"))
                .isEqualTo(COHORT.replace("\n\nwindow", "\nwindow"));
    }

    @Test
    void convertWritesWhatTheOutputIsCalled() throws IOException {
        Path written = folder.resolve("made/task.yaml");

        int exitCode = run("convert", file("task.cohort", COHORT), "--out", written.toString());

        assertThat(exitCode).as(err.toString()).isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(written).replace(" #", "  #").replace("   #", "  #"))
                .isEqualTo(YAML.replace(" #", "  #"));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void convertReplacesAFileOnlyWhenAskedTo() throws IOException {
        String task = file("task.yaml", YAML);
        Path there = Path.of(file("task.cohort", "mine"));

        assertThat(run("convert", task, "--out", there.toString()))
                .isEqualTo(ExitCode.DATA_IS_BROKEN);
        assertThat(err.toString()).contains("D010", "--overwrite");
        assertThat(Files.readString(there)).isEqualTo("mine");

        assertThat(run("convert", task, "--out", there.toString(), "--overwrite"))
                .isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(there)).startsWith("predicate death");
    }

    @Test
    void convertNeedsAnOutputOfAKnownForm() throws IOException {
        String task = file("task.yaml", YAML);

        assertThat(run("convert", task, "--out", "task.txt")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run("convert", task, "--to", "yaml", "--out", "task.cohort"))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString()).contains("--out must end in");
    }

    @Test
    void convertPointsAtWhatTheOtherFormCannotSay() throws IOException {
        String task = file("task.yaml", YAML.replace("false", "no"));

        assertThat(run("convert", task)).isEqualTo(ExitCode.TASK_HAS_ERRORS);
        assertThat(err.toString()).contains("error[S025]", "task.yaml:10:22");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void fmtLaysFilesOutAndLeavesNothingBehind() throws IOException {
        Path untidy = Path.of(file("untidy.cohort", UNTIDY));
        Path yaml = Path.of(file("task.yaml", YAML.replace("{ code: ", "{code:   ")));

        assertThat(run("fmt", untidy.toString(), yaml.toString())).isEqualTo(ExitCode.DONE);

        assertThat(Files.readString(untidy)).isEqualTo(COHORT);
        assertThat(Files.readString(yaml)).isEqualTo(YAML.replace(" #", "  #"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(untidy, yaml);
        }
    }

    @Test
    void checkNamesTheFilesAndChangesNone() throws IOException {
        String untidy = file("untidy.cohort", UNTIDY);
        String tidy = file("tidy.cohort", COHORT);

        assertThat(run("fmt", "--check", tidy)).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).isEmpty();
        assertThat(run("fmt", "--check", untidy, tidy)).isEqualTo(ExitCode.TASK_HAS_ERRORS);
        assertThat(out.toString()).isEqualTo(untidy + System.lineSeparator());
        assertThat(Files.readString(Path.of(untidy))).isEqualTo(UNTIDY);
    }

    @Test
    void aFileWithErrorsStaysAsItIsAndTheOthersAreLaidOut() throws IOException {
        String broken = file("broken.cohort", "trigger\n" + UNTIDY);
        Path untidy = Path.of(file("untidy.cohort", UNTIDY));

        assertThat(run("fmt", broken, untidy.toString())).isEqualTo(ExitCode.TASK_HAS_ERRORS);
        assertThat(err.toString()).contains("error[S020]");
        assertThat(Files.readString(Path.of(broken))).isEqualTo("trigger\n" + UNTIDY);
        assertThat(Files.readString(untidy)).isEqualTo(COHORT);
    }

    @Test
    void aDashIsStandardInput() {
        InputStream before = System.in;
        try {
            System.setIn(
                    new ByteArrayInputStream(("\uFEFF" + UNTIDY).getBytes(StandardCharsets.UTF_8)));
            assertThat(run("fmt", "-")).isEqualTo(ExitCode.DONE);
            assertThat(out.toString()).isEqualTo(COHORT);
            System.setIn(new ByteArrayInputStream(YAML.getBytes(StandardCharsets.UTF_8)));
            assertThat(run("fmt", "-", "--form", "yaml", "--check"))
                    .isEqualTo(ExitCode.TASK_HAS_ERRORS);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void everyCommandThatTakesATaskTakesEitherForm() throws IOException {
        String yaml = file("task.yaml", YAML);
        String cohort = file("task.cohort", COHORT);
        for (String command : List.of("check", "explain")) {
            assertThat(run(command, yaml)).isEqualTo(ExitCode.DONE);
            String ofYaml = out.toString().replace(yaml, "TASK");
            out.getBuffer().setLength(0);
            assertThat(run(command, cohort)).as(err.toString()).isEqualTo(ExitCode.DONE);
            assertThat(out.toString().replace(cohort, "TASK")).isEqualTo(ofYaml);
            out.getBuffer().setLength(0);
        }
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int run(String... arguments) {
        return HeadwaterCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
