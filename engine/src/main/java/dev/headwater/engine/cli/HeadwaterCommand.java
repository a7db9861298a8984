package dev.headwater.engine.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING;

import dev.headwater.engine.EngineVersion;
import dev.headwater.engine.Preloader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/// The program. Exit codes are those of [ExitCode].
public final class HeadwaterCommand extends ProgramCommand {
    static {
        // Faster than asking a shell for the width of the terminal.
        System.setProperty("picocli.usage.width", "100");
        // Looking for Groovy would open all jars.
        System.setProperty("picocli.disable.closures", "true");
    }

    /// Where the summaries of the commands begin.
    private static final int COMMAND_COLUMN = 14;

    private static final Map<String, String> EXIT_CODES = new LinkedHashMap<>();

    static {
        EXIT_CODES.put("0", "done");
        EXIT_CODES.put("1", "the task or its predicates have errors");
        EXIT_CODES.put("2", "the command line is wrong");
        EXIT_CODES.put("3", "the data is missing or broken, or the output cannot be written");
        EXIT_CODES.put("4", "verify: something differs from the manifest");
        EXIT_CODES.put("70", "an internal error");
        EXIT_CODES.put("130", "interrupted; no output is left behind");
        EXIT_CODES.put("141", "the reader of standard output has gone");
    }

    HeadwaterCommand() {
        super(
                "headwater",
                "headwater COMMAND [OPTIONS]",
                "Extracts labelled cohorts from event-stream records.",
                """
                Examples:
                  headwater check task.yaml --predicates dataset.yaml
                  headwater explain task.yaml --predicates dataset.yaml
                  headwater extract task.yaml --predicates dataset.yaml --data MEDS_ROOT --out labels
                  headwater verify labels/manifest.json --data MEDS_ROOT
                  headwater explain-code T012
                  headwater convert task.yaml --out task.cohort
                  headwater COMMAND --help
                """);
        messages.declare(arguments);
        arguments.version("-V, --version", "Show the version.");
        spec.versionProvider(() -> new String[] {"headwater " + EngineVersion.text()});
        spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(EXIT_CODES);
    }

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("extract")) {
            Preloader.start();
        }
        CommandLine commandLine = commandLine(arguments);
        try {
            System.exit(commandLine.execute(arguments));
        } catch (VirtualMachineError error) {
            System.exit(new Failures().fatal(error, commandLine));
        }
    }

    /// The program with all commands, without the exit at its end.
    public static CommandLine commandLine() {
        return commandLine(List.of(Subcommand.values()));
    }

    /// The program with the commands that `arguments` may need: setting up all takes a while.
    private static CommandLine commandLine(String[] arguments) {
        String first = arguments.length == 0 ? "--help" : arguments[0];
        if (List.of("-h", "--help", "-V", "--version").contains(first)) {
            return commandLine(List.of());
        }
        return Arrays.stream(Subcommand.values())
                .filter(command -> command.commandName().equals(first))
                .findFirst()
                .map(command -> commandLine(List.of(command)))
                .orElseGet(HeadwaterCommand::commandLine);
    }

    private static CommandLine commandLine(List<Subcommand> commands) {
        Failures failures = new Failures();
        CommandLine commandLine = new CommandLine(new HeadwaterCommand().spec);
        commands.forEach(
                command -> commandLine.addSubcommand(command.commandName(), command.create()));
        commandLine
                .getHelpSectionMap()
                .put(SECTION_KEY_COMMAND_LIST_HEADING, _ -> "Commands:%n".formatted());
        commandLine
                .getHelpSectionMap()
                .put(SECTION_KEY_COMMAND_LIST, HeadwaterCommand::commandList);
        return commandLine
                .setParameterExceptionHandler(failures::wrongUsage)
                .setExecutionExceptionHandler(failures::failedRun);
    }

    private static String commandList(Help help) {
        StringBuilder list = new StringBuilder();
        for (Subcommand command : Subcommand.values()) {
            String name = help.colorScheme().commandText(command.commandName()).toString();
            String blanks = " ".repeat(COMMAND_COLUMN - command.commandName().length());
            list.append("  ").append(name).append(blanks).append(command.summary()).append('\n');
        }
        return list.toString();
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
    }
}
