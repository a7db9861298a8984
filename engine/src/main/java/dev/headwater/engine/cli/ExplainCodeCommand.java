package dev.headwater.engine.cli;

import dev.headwater.engine.report.CodePage;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints what a code stands for, or all codes.
@Command(
        name = "explain-code",
        sortOptions = false,
        customSynopsis = "headwater explain-code [CODE]",
        description = "Explains the code of a message, such as T012; without one, lists all.")
final class ExplainCodeCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "CODE", arity = "0..1", description = "What stands in brackets.")
    private @Nullable String written;

    @Mixin private MessageOptions messages;

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
