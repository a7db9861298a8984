package dev.headwater.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {
    private static final String TASK =
            """
            predicates: { a: { code: A }, b: { code: B } }
            trigger: a
            windows:
              w:
                start: trigger
                end: start + 1d
                start_inclusive: yes
                end_inclusive: true
                index_timestamp: end
                label: b
            """;
    private static final String MENDED = TASK.replace("yes", "true");

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path task;

    @BeforeEach
    void writeTask() throws IOException {
        task = Files.writeString(folder.resolve("task.yaml"), TASK);
    }

    @Test
    void jsonTellsPlaceAndEditAndNothingElseIsPrinted() {
        assertThat(check("--format", "json")).isEqualTo(ExitCode.TASK_HAS_ERRORS);
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString().replace(folder + "/", ""))
                .isEqualTo(
                        """
                        {
                          "file" : "task.yaml",
                          "errors" : 1,
                          "warnings" : 0,
                          "task" : null,
                          "diagnostics" : [
                            {
                              "code" : "T030",
                              "title" : "flag is not a boolean",
                              "severity" : "error",
                              "message" : "a flag must be a boolean, not `yes`",
                              "location" : {
                                "file" : "task.yaml",
                                "start" : {
                                  "line" : 7,
                                  "column" : 22,
                                  "offset" : 132
                                },
                                "end" : {
                                  "line" : 7,
                                  "column" : 25,
                                  "offset" : 135
                                },
                                "label" : ""
                              },
                              "related" : [ ],
                              "help" : [
                                "write `true` or `false`"
                              ],
                              "edits" : [
                                {
                                  "file" : "task.yaml",
                                  "start" : {
                                    "line" : 7,
                                    "column" : 22,
                                    "offset" : 132
                                  },
                                  "end" : {
                                    "line" : 7,
                                    "column" : 25,
                                    "offset" : 135
                                  },
                                  "replacement" : "true",
                                  "applicability" : "safe"
                                }
                              ]
                            }
                          ]
                        }
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "sarif"})
    void aMistakeWithoutAPlaceIsInTheReportToo(String format) throws IOException {
        Files.delete(task);
        assertThat(check("--format", format)).isEqualTo(ExitCode.TASK_HAS_ERRORS);
        assertThat(out.toString()).contains("S013", "task.yaml");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void offsetsAndColumnsCountCharactersNotCodeUnits() throws IOException {
        Files.writeString(task, "\uFEFF# \uD83D\uDE00\ntrigger: \uD83D\uDE00\n");
        check("--format", "json");
        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains(
                        "\"start\" : { \"line\" : 2, \"column\" : 10, \"offset\" : 13 }",
                        "\"end\" : { \"line\" : 2, \"column\" : 11, \"offset\" : 14 }");
    }

    @Test
    void fixMendsTheFile() throws IOException {
        assertThat(check("--fix")).isEqualTo(ExitCode.DONE);
        assertThat(task).hasContent(MENDED);
        assertThat(err.toString()).isEqualTo("mended 1 mistake\n");
        assertThat(out.toString()).contains("no errors");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(task);
        }
    }

    @Test
    void fixKeepsByteOrderMarkPermissionsAndLink() throws IOException {
        Files.writeString(task, "\uFEFF" + TASK);
        Files.setPosixFilePermissions(task, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), task);
        assertThat(run("check", link.toString(), "--fix")).isEqualTo(ExitCode.DONE);
        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(task)).isEqualTo("\uFEFF" + MENDED);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(task)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void aFileWithNothingToMendIsNotWritten() throws IOException {
        Files.writeString(task, MENDED);
        var modified = Files.getLastModifiedTime(task);
        assertThat(check("--fix")).isEqualTo(ExitCode.DONE);
        assertThat(Files.getLastModifiedTime(task)).isEqualTo(modified);
        assertThat(err.toString()).isEqualTo("mended 0 mistakes\n");
    }

    @Test
    void dryRunShowsTheDifferenceOnly() throws IOException {
        assertThat(check("--fix", "--dry-run")).isEqualTo(ExitCode.TASK_HAS_ERRORS);
        assertThat(task).hasContent(TASK);
        assertThat(out.toString().replace(folder + "/", ""))
                .isEqualTo(
                        """
                        --- task.yaml
                        +++ task.yaml
                        @@ -4,7 +4,7 @@
                           w:
                             start: trigger
                             end: start + 1d
                        -    start_inclusive: yes
                        +    start_inclusive: true
                             end_inclusive: true
                             index_timestamp: end
                             label: b
                        """);
        assertThat(err.toString()).startsWith("would mend 1 mistake\n").contains("error[T030]");
    }

    @Test
    void aDifferenceInALastLineWithoutEndSaysSo() throws IOException {
        Files.writeString(task, TASK.replace("label: b\n", "lable: b"));
        check("--fix", "--dry-run");
        assertThat(out.toString())
                .contains(
                        """
                        -    lable: b
                        \\ No newline at end of file
                        +    label: b
                        \\ No newline at end of file
                        """);
    }

    @Test
    void dryRunAloneIsWrongUsage() {
        assertThat(check("--dry-run")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(check("--dry-run", "--fix", "--format", "json")).isEqualTo(ExitCode.WRONG_USAGE);
    }

    private int check(String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "check";
        arguments[1] = task.toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return run(arguments);
    }

    private int run(String... arguments) {
        return HeadwaterCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
