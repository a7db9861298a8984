package dev.headwater.engine.cli;

import dev.headwater.engine.SubjectInquiry;
import dev.headwater.engine.TaskCompiler;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.why.JsonFate;
import dev.headwater.engine.why.SubjectFate;
import dev.headwater.engine.why.TextFate;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Tells why the triggers of one subject are in the cohort, or not.
@Command(
        name = "why",
        sortOptions = false,
        customSynopsis =
                "headwater why TASK [--predicates FILE] --data PATH --subject ID [OPTIONS]",
        description = "Shows why a subject is in the cohort, or why not.",
        footer = {
            "",
            "Prints for each trigger of the subject the outcome: its prediction time and label, or the step",
            "or constraint that it was lost at; then its windows as they lie in time, what they count, and",
            "the events that count. docs/attrition.md describes the JSON.",
            "",
            "Examples:",
            "  headwater why task.yaml --predicates dataset.yaml --data MEDS_ROOT --subject 1192",
            "  headwater why task.yaml --data MEDS_ROOT --subject 1192 --time 2014-07-28T18:32"
        })
final class WhyCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private TaskOptions taskOptions;

    @Mixin private InputOptions input;

    @Option(
            names = "--subject",
            paramLabel = "ID",
            required = true,
            description = "The subject. It is looked for in one shard after the other.")
    private long subject;

    @Option(
            names = "--time",
            paramLabel = "TIME",
            converter = InstantOption.class,
            description = "Only the trigger at this time.")
    private @Nullable Long time;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many events of a window to list. Default: 5.")
    private int mostEvents;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            converter = Choice.OfFateFormat.class,
            completionCandidates = Choice.OfFateFormat.class,
            description = "text: for people. json: for programs. Default: text.")
    private Format format = Format.TEXT;

    @ArgGroup(validate = false, heading = "%nData:%n")
    private final DataOptions data = new DataOptions();

    @Mixin private MessageOptions messages;

    enum Format {
        TEXT,
        JSON
    }

    @Override
    public Integer call() {
        DataOptions.Selection selected = data.select(taskOptions, input.format);
        DataOptions.Chosen chosen = selected.chosen();
        if (chosen == null) {
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
        SubjectFate fate =
                SubjectInquiry.ask(chosen.options(), plan, chosen.data(), subject, mostEvents);
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
