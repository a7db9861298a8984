package dev.headwater.engine.cli;

import java.util.function.Supplier;
import picocli.CommandLine;

/// The commands of `headwater`, in the order of the help. Their options are looked at only when one
/// is called, since that takes a while.
enum Subcommand {
    EXTRACT(
            "extract",
            "Runs a task over a dataset and writes the labels of its cohort.",
            ExtractCommand::new),
    CHECK(
            "check",
            "Checks a task and its predicates, and what they find in data.",
            CheckCommand::new),
    DATA("data", "Shows what is in a MEDS dataset, and what is wrong with it.", DataCommand::new),
    EXPLAIN(
            "explain",
            "Shows how a task would be extracted, and what becomes of its triggers.",
            ExplainCommand::new),
    TASKS("tasks", "Lists the tasks that come with Headwater.", TasksCommand::new),
    VERIFY("verify", "Repeats a run from its manifest and tells what differs.", VerifyCommand::new),
    WHY("why", "Shows why a subject is in the cohort, or why not.", WhyCommand::new),
    ID("id", "Shows the identity of a task, whatever its notation.", IdCommand::new),
    CONVERT(
            "convert",
            "Writes a task in the other form: YAML or the task language.",
            ConvertCommand::new),
    CONVERT_DATA("convert-data", "Writes data of another model as MEDS.", ConvertDataCommand::new),
    FORMAT("fmt", "Lays out task files.", FormatCommand::new),
    EXPLAIN_CODE(
            "explain-code", "Explains a code of a message, such as T012.", ExplainCodeCommand::new),
    LSP("lsp", "Serves editors over the Language Server Protocol.", LspCommand::new),
    COMPLETION(
            "completion",
            "Prints a completion script: source <(headwater completion)",
            CompletionCommand::new);

    private final String commandName;
    private final String summary;
    private final Supplier<ProgramCommand> factory;

    Subcommand(String commandName, String summary, Supplier<ProgramCommand> factory) {
        this.commandName = commandName;
        this.summary = summary;
        this.factory = factory;
    }

    /// As typed.
    String commandName() {
        return commandName;
    }

    /// What it does, in a line.
    String summary() {
        return summary;
    }

    CommandLine create() {
        return new CommandLine(factory.get().spec);
    }
}
