package dev.headwater.engine.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The program. Exit codes are those of [ExitCode].
@Command(
        name = "headwater",
        versionProvider = HeadwaterCommand.Version.class,
        subcommands = {
            ExtractCommand.class,
            CheckCommand.class,
            ExplainCommand.class,
            IdCommand.class,
            LspCommand.class,
            ExplainCodeCommand.class
        },
        sortOptions = false,
        customSynopsis = "headwater COMMAND [OPTIONS]",
        description = "Extracts labelled cohorts from event-stream records.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the task or its predicates have errors",
            "2:the command line is wrong",
            "3:the data is missing or broken, or the output cannot be written",
            "70:an internal error",
            "130:interrupted; no output is left behind"
        },
        footer = {
            "",
            "Examples:",
            "  headwater check task.yaml --predicates dataset.yaml",
            "  headwater explain task.yaml --predicates dataset.yaml",
            "  headwater extract task.yaml --predicates dataset.yaml --data MEDS_ROOT --out labels",
            "  headwater explain-code T012",
            "  headwater COMMAND --help"
        })
public final class HeadwaterCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Mixin private MessageOptions messages;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    static {
        // Faster than asking a shell for the width of the terminal.
        System.setProperty("picocli.usage.width", "100");
    }

    HeadwaterCommand() {}

    public static void main(String[] arguments) {
        CommandLine commandLine = commandLine();
        try {
            System.exit(commandLine.execute(arguments));
        } catch (VirtualMachineError error) {
            System.exit(new Failures().fatal(error, commandLine));
        }
    }

    /// The program without the exit at its end.
    public static CommandLine commandLine() {
        Failures failures = new Failures();
        return new CommandLine(new HeadwaterCommand())
                .setParameterExceptionHandler(failures::wrongUsage)
                .setExecutionExceptionHandler(failures::failedRun);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
    }

    @Command(
            name = "completion",
            description = "Prints a completion script: source <(headwater completion)")
    int completion(@Mixin MessageOptions options) {
        String script = AutoComplete.bash("headwater", spec.commandLine());
        ResultPrinter.print(script, spec.commandLine());
        return ExitCode.DONE;
    }

    /// The version of the jar.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = HeadwaterCommand.class.getPackage().getImplementationVersion();
            return new String[] {"headwater " + (version == null ? "(not packaged)" : version)};
        }
    }
}
