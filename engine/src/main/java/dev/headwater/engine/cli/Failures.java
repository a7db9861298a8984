package dev.headwater.engine.cli;

import dev.headwater.engine.output.ClosedPipeException;
import dev.headwater.engine.scan.DataException;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticRenderer;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Exceptions -> messages on standard error and exit codes.
final class Failures {
    int wrongUsage(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        err.println(name + ": " + message(likeliest(mistake, arguments)));
        err.println("try '" + name + " --help'");
        err.flush();
        return ExitCode.WRONG_USAGE;
    }

    int failedRun(Exception failure, CommandLine command, ParseResult parsed) {
        MessageOptions messages = messages(command);
        return switch (failure) {
            case ClosedPipeException _ -> ExitCode.READER_HAS_GONE;
            case DataException data -> broken(data.diagnostic(), command);
            default -> internalError(failure, messages.showTraces(), command.getErr());
        };
    }

    /// For a failure after which no more than a message can be expected.
    int fatal(VirtualMachineError error, CommandLine command) {
        ParseResult parsed = command.getParseResult();
        CommandLine called = parsed == null ? command : parsed.asCommandLineList().getLast();
        return internalError(error, messages(called).showTraces(), command.getErr());
    }

    private static int broken(Diagnostic diagnostic, CommandLine command) {
        command.getErr()
                .print(new DiagnosticRenderer(messages(command).useColor()).render(diagnostic));
        command.getErr().flush();
        return ExitCode.DATA_IS_BROKEN;
    }

    private static int internalError(Throwable failure, boolean showTrace, PrintWriter err) {
        err.println("headwater: internal error: " + failure);
        if (showTrace) {
            failure.printStackTrace(err);
        } else {
            err.println(
                    "This is a mistake in Headwater. Please report it with the trace that --debug shows.");
        }
        err.flush();
        return ExitCode.INTERNAL_ERROR;
    }

    private static MessageOptions messages(CommandLine command) {
        return ((ProgramCommand) command.getCommandSpec().userObject()).messages;
    }

    /// What is missing is often there, but misspelt.
    private static ParameterException likeliest(ParameterException mistake, String[] arguments) {
        if (!(mistake instanceof MissingParameterException)) {
            return mistake;
        }
        CommandLine command = mistake.getCommandLine();
        return Arrays.stream(arguments)
                .filter(argument -> argument.matches("--[^=].*"))
                .filter(argument -> !isKnown(argument, command))
                .findFirst()
                .<ParameterException>map(
                        argument -> new UnmatchedArgumentException(command, List.of(argument)))
                .orElse(mistake);
    }

    private static boolean isKnown(String argument, CommandLine command) {
        return command.getCommandSpec().findOption(argument.split("=", 2)[0]) != null;
    }

    private static String message(ParameterException mistake) {
        return mistake instanceof UnmatchedArgumentException unmatched
                ? unknown(unmatched)
                : String.valueOf(mistake.getMessage()).lines().findFirst().orElse("wrong usage");
    }

    private static String unknown(UnmatchedArgumentException unmatched) {
        CommandLine command = unmatched.getCommandLine();
        String written = unmatched.getUnmatched().getFirst().split("=", 2)[0];
        boolean isOption = written.startsWith("-");
        boolean isCommand = !isOption && !command.getSubcommands().isEmpty();
        List<String> names = new ArrayList<>(command.getSubcommands().keySet());
        if (isOption) {
            command.getCommandSpec().options().forEach(option -> names.add(option.longestName()));
        }
        String what =
                isOption ? "unknown option" : isCommand ? "unknown command" : "unexpected argument";
        return UnknownName.message(what, written, names);
    }
}
