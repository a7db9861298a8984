package dev.headwater.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HeadwaterCommandTest {
    private static final String TASK =
            """
            predicates:
              admission: {code: ADMISSION}
              death: {code: DEATH}
            trigger: admission
            windows:
              target:
                start: trigger
                end: start + 24h
                start_inclusive: false
                end_inclusive: true
                label: death
                index_timestamp: start
            """;

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeTask() throws IOException {
        Files.writeString(folder.resolve("task.yaml"), TASK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "extract ",
                "check ",
                "explain ",
                "why ",
                "verify ",
                "convert ",
                "fmt ",
                "completion "
            })
    void helpGoesToStandardOutput(String command) {
        assertThat(run((command + "--help").split(" "))).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("headwater", "--color");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void helpFitsATerminal() {
        run("extract", "--help");

        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void theVersionIsOneLine() {
        assertThat(run("--version")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).startsWith("headwater ").hasLineCount(1);
    }

    @Test
    void completionKnowsEveryOption() {
        assertThat(run("completion")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("--labels-schema", "(\"strict\" \"compat\")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                              | a command is missing",
                "exract                                          | unknown command 'exract'; did you mean 'extract'?",
                "extract t.yaml --dta d                          | unknown option '--dta'; did you mean '--data'?",
                "extract t.yaml --overwrte=1                     | did you mean '--overwrite'?",
                "extract                                         | Missing required parameter: 'TASK'",
                "extract --hlep                                  | unknown option '--hlep'; did you mean '--help'?",
                "extract t.yaml --out o                          | missing option '--data'",
                "extract t.yaml --data d                         | nothing to write",
                "extract t.yaml u.yaml --data d --out o          | unexpected argument 'u.yaml'",
                "extract t.yaml --data d --out o --memory 3      | expected a size such as 512m or 2g, got '3'",
                "extract t.yaml --data d --out o --memory 127m   | expected a size from 128m to 1024g, got '127m'",
                "extract t.yaml --data d --out o --shards 9/8    | expected I/N",
                "extract t.yaml --data d --out o --threads 0     | --threads must be at least 1",
                "extract t.yaml --data d --out o --semantics x   | expected standard or aces-0.7.3, got 'x'",
                "extract t.yaml --data d --out o --windows o/w.parquet | would be read as labels",
                "extract t.yaml --data d --out o --arrow o/x/0.parquet | --arrow would be read as labels",
                "extract t.yaml --data d --out a.parquet --arrow a.parquet | --arrow would be read as labels",
                "extract t.yaml --data d --out o --timestamp-format %Y | is for --format direct",
                "extract t.yaml --data d --out o --per-subject some   | expected first, last, random:K or all, got 'some'",
                "extract t.yaml --data d --out o --max-rows 0    | --max-rows must be from 1 to 1000000000",
                "extract t.yaml --data d --out o --seed 1        | --seed is for --per-subject random:K and --max-rows",
                "extract t.yaml --data d --out o --per-subject first --seed 1 | --seed is for",
                "extract t.yaml --data d --out o --manifest m --no-manifest   | exclude each other",
                "extract t.yaml --data d --out o --manifest o/m.parquet       | --manifest would be read as labels",
                "extract t.yaml --data d --out o --manifest-hash md5 | expected crc32c or sha256 or none, got 'md5'",
                "extract t.yaml --data d --out o --log-format xml | expected text or json, got 'xml'",
                "verify                                          | Missing required",
                "verify m.json                                   | Missing required option: '--data=PATH'",
                "verify m.json --data d --predicates p.yaml      | --predicates needs TASK",
                "verify m.json --data d --threads 0              | --threads must be at least 1",
                "explain t.yaml --analyze                        | --analyze needs --data",
                "check                                           | Missing required parameter: 'TASK'",
            })
    void wrongUsageIsOneLineAndAPlaceToLook(String arguments, String message) {
        assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString()).contains(message).contains("--help'").hasLineCount(2);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void checkGivesAVerdict() {
        assertThat(run("check", task())).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("task.yaml: no errors").hasLineCount(1);
    }

    @Test
    void checkShowsWhereAMistakeIs() throws IOException {
        Files.writeString(folder.resolve("task.yaml"), TASK.replace("label: death", "label: deth"));

        assertThat(run("check", task(), "--color", "never")).isEqualTo(ExitCode.TASK_HAS_ERRORS);
        assertThat(err.toString()).contains("error[T012]", "task.yaml:11:", "`death`");
        assertThat(out.toString()).contains("task.yaml: 1 error").hasLineCount(1);
    }

    @Test
    void explainPrintsThePlan() {
        assertThat(run("explain", task())).isEqualTo(ExitCode.DONE);
        assertThat(out.toString())
                .contains("windows\n  target  (trigger, trigger + 24h]\n")
                .endsWith("  trigger\n    target.end = trigger + 24h\n");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "explain"})
    void aResultThatCannotBePrintedIsAnError(String command) {
        var full =
                new OutputStream() {
                    @Override
                    public void write(int value) throws IOException {
                        throw new IOException("no space left");
                    }
                };
        CommandLine commandLine = HeadwaterCommand.commandLine().setErr(new PrintWriter(err, true));

        assertThat(commandLine.setOut(new PrintWriter(full)).execute(command, task()))
                .isEqualTo(ExitCode.DATA_IS_BROKEN);
        assertThat(err.toString()).contains("D015", "standard output");
    }

    @Test
    void aMissingTaskFileIsAnErrorOfTheTask() {
        assertThat(run("check", "missing.yaml")).isEqualTo(ExitCode.TASK_HAS_ERRORS);
        assertThat(err.toString()).contains("S013", "missing.yaml");
    }

    @Test
    void missingDataIsAnErrorOfTheData() {
        String data = folder.resolve("nowhere").toString();

        assertThat(
                        run(
                                "extract",
                                task(),
                                "--data",
                                data,
                                "--out",
                                folder.resolve("labels").toString()))
                .isEqualTo(ExitCode.DATA_IS_BROKEN);
        assertThat(err.toString()).startsWith("error[D001]").contains("nowhere").hasLineCount(1);
        assertThat(folder.resolve("labels")).doesNotExist();
    }

    @Test
    void colorsCanBeForced() {
        run("check", "missing.yaml", "--color", "always");

        assertThat(err.toString()).contains("\u001b[");
    }

    @Test
    void debugShowsTheTraceOfAFatalError() {
        CommandLine commandLine = HeadwaterCommand.commandLine().setErr(new PrintWriter(err, true));
        commandLine.parseArgs("check", task(), "--debug");

        assertThat(new Failures().fatal(new StackOverflowError(), commandLine))
                .isEqualTo(ExitCode.INTERNAL_ERROR);
        assertThat(err.toString()).contains("\tat " + HeadwaterCommandTest.class.getName());
    }

    private String task() {
        return folder.resolve("task.yaml").toString();
    }

    private int run(String... arguments) {
        CommandLine commandLine = HeadwaterCommand.commandLine();
        return commandLine
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
