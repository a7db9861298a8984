package dev.headwater.engine.cli;

import dev.headwater.engine.DataSelection;
import dev.headwater.engine.ExtractionOptions;
import dev.headwater.engine.SubjectInquiry;
import dev.headwater.engine.TaskCompiler;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.why.JsonFate;
import dev.headwater.engine.why.SubjectFate;
import dev.headwater.engine.why.TextFate;
import dev.headwater.grammar.diagnostic.Diagnostics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/// Tells why the triggers of one subject are in the cohort, or not.
final class WhyCommand extends ProgramCommand {
    private final TaskOptions taskOptions = new TaskOptions();
    private final InputOptions input = new InputOptions();
    private long subject;
    private @Nullable Long time;
    private int mostEvents = 5;
    private Format format = Format.TEXT;
    private final DataOptions data = new DataOptions();

    WhyCommand() {
        super(
                "why",
                "headwater why TASK [--predicates FILE] --data PATH --subject ID [OPTIONS]",
                "Shows why a subject is in the cohort, or why not.",
                """
                Prints for each trigger of the subject the outcome: its prediction time and label, or the step
                or constraint that it was lost at; then its windows as they lie in time, what they count, and
                the events that count. docs/attrition.md describes the JSON.

                Examples:
                  headwater why task.yaml --predicates dataset.yaml --data MEDS_ROOT --subject 1192
                  headwater why task.yaml --data MEDS_ROOT --subject 1192 --time 2014-07-28T18:32
                """);
        taskOptions.declare(arguments);
        input.declare(arguments);
        arguments.required(
                "--subject",
                "ID",
                Long.class,
                value -> subject = value,
                "The subject. It is looked for in one shard after the other.");
        arguments.option(
                "--time",
                "TIME",
                new InstantOption(),
                value -> time = value,
                "Only the trigger at this time.");
        arguments.option(
                "--events",
                "N",
                Integer.class,
                value -> mostEvents = value,
                "How many events of a window to list. Default: 5.");
        arguments.option(
                "--format",
                "FORMAT",
                Choice.of(Format.values()),
                value -> format = value,
                "text: for people. json: for programs. Default: text.");
        arguments.group("Data", data::declare);
        messages.declare(arguments);
    }

    enum Format {
        TEXT,
        JSON
    }

    @Override
    public Integer call() {
        DataOptions.Selection selected = data.select(taskOptions, input.format);
        ExtractionOptions options = selected.options();
        DataSelection chosen = selected.data();
        if (options == null || chosen == null) {
            throw new ParameterException(spec.commandLine(), "missing option '--data'");
        }
        if (mostEvents < 0) {
            throw new ParameterException(spec.commandLine(), "--events must not be negative");
        }
        Diagnostics diagnostics = new Diagnostics();
        ExtractionPlan plan =
                TaskCompiler.compile(
                        taskOptions.task, taskOptions.predicates, selected.analysis(), diagnostics);
        new DiagnosticPrinter(spec.commandLine().getErr(), messages.useColor()).print(diagnostics);
        if (plan == null) {
            return ExitCode.TASK_HAS_ERRORS;
        }
        SubjectFate fate = SubjectInquiry.ask(options, plan, chosen, subject, mostEvents);
        ResultPrinter.print(print(time == null ? fate : fate.at(time)), spec.commandLine());
        return ExitCode.DONE;
    }

    private String print(SubjectFate fate) {
        return switch (format) {
            case TEXT -> TextFate.of(fate);
            case JSON -> JsonFate.of(fate);
        };
    }
}
