package dev.headwater.engine.cli;

import dev.headwater.engine.report.CodePage;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/// Prints what a code stands for, or all codes.
final class ExplainCodeCommand extends ProgramCommand {
    private @Nullable String written;

    ExplainCodeCommand() {
        super(
                "explain-code",
                "headwater explain-code [CODE]",
                "Explains the code of a message, such as T012; without one, lists all.",
                "");
        arguments.optionalParameter(
                "CODE", String.class, value -> written = value, "What stands in brackets.");
        messages.declare(arguments);
    }

    @Override
    public Integer call() {
        String text = written == null ? titles() : CodePage.of(code(written));
        ResultPrinter.print(text, spec.commandLine());
        return ExitCode.DONE;
    }

    private static String titles() {
        return Arrays.stream(DiagnosticCode.values())
                .map(code -> code + "  " + code.title() + "\n")
                .collect(Collectors.joining());
    }

    private DiagnosticCode code(String written) {
        List<String> names = Arrays.stream(DiagnosticCode.values()).map(Enum::name).toList();
        String name = written.toUpperCase(Locale.ROOT);
        if (names.contains(name)) {
            return DiagnosticCode.valueOf(name);
        }
        throw new ParameterException(
                spec.commandLine(), UnknownName.message("unknown code", written, names));
    }
}
