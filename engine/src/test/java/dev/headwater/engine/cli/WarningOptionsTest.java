package dev.headwater.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `check --deny` and `--allow`.
class WarningOptionsTest {
    private static final String TASK =
            """
            predicates: { admission: { code: ADMISSION }, unused: { code: X } }
            trigger: admission
            """;

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeTask() throws IOException {
        Files.writeString(folder.resolve("task.yaml"), TASK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                            | 0 | 'no errors, 3 warnings'
                    --deny C001                   | 1 | '1 error, 2 warnings'
                    --deny c001,C020              | 1 | '2 errors, 1 warning'
                    --deny C001 --deny C021       | 1 | '2 errors, 1 warning'
                    --deny C022                   | 0 | 'no errors, 3 warnings'
                    --deny all                    | 1 | '3 errors'
                    --deny all --allow C001,C020  | 1 | '1 error'
                    --allow C001,C020,C021        | 0 | 'no errors'
                    """)
    void aDeniedWarningIsAnErrorAndAnAllowedOneIsSilent(
            String options, int exitCode, String count) {
        assertThat(check(options)).isEqualTo(exitCode);
        assertThat(out.toString()).contains("task.yaml: " + count + ";");
    }

    @Test
    void anErrorCannotBeAllowed() throws IOException {
        Files.writeString(folder.resolve("task.yaml"), "trigger: nothing\n");
        assertThat(check("--allow T012")).isEqualTo(ExitCode.TASK_HAS_ERRORS);
        assertThat(err.toString()).contains("error[T012]");
    }

    @Test
    void aDeniedWarningKeepsItsEdits() throws IOException {
        Files.writeString(
                folder.resolve("task.yaml"),
                "predicates: { lab: { code: LAB, value_mim: 3 } }\ntrigger: lab\n");
        assertThat(check("--deny T033 --format json")).isEqualTo(ExitCode.TASK_HAS_ERRORS);
        assertThat(out.toString())
                .containsPattern("\"severity\" *: *\"error\"")
                .containsPattern("\"replacement\" *: *\"value_min\"");
    }

    @Test
    void aCodeThatDoesNotExistIsWrongUsage() {
        assertThat(check("--deny C00l")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString()).contains("unknown code 'C00l'; did you mean 'C001'?");
        assertThat(check("--allow all")).isEqualTo(ExitCode.WRONG_USAGE);
    }

    private int check(String options) {
        String arguments = "check " + folder.resolve("task.yaml") + " " + options;
        return HeadwaterCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments.strip().split(" +"));
    }
}
