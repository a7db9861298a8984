package dev.headwater.engine.cli;

import dev.headwater.engine.PlanTrial;
import dev.headwater.engine.TaskCompiler;
import dev.headwater.engine.explain.Explanation;
import dev.headwater.engine.explain.JsonExplanation;
import dev.headwater.engine.explain.MermaidExplanation;
import dev.headwater.engine.explain.SvgExplanation;
import dev.headwater.engine.explain.TextExplanation;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Prints the plan of a task, with figures if there are data.
@Command(
        name = "explain",
        sortOptions = false,
        customSynopsis = "headwater explain TASK [--predicates FILE] [--data PATH] [OPTIONS]",
        description = "Shows how a task would be extracted, and what becomes of its triggers.",
        footer = {
            "",
            "Prints the columns to read, the predicates, the windows as intervals with a timeline, and the",
            "steps in their order. With --data, how much each predicate matches, and how many triggers are",
            "left after each step, estimated from the first shards that hold a million rows together; with",
            "--analyze too, counted over all of them. docs/explain.md describes the JSON.",
            "",
            "Examples:",
            "  headwater explain task.yaml --predicates dataset.yaml",
            "  headwater explain task.yaml --format svg > task.svg",
            "  headwater explain task.yaml --data MEDS_ROOT --analyze"
        })
final class ExplainCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private TaskOptions taskOptions;

    @Mixin private InputOptions input;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            converter = Choice.OfExplanationFormat.class,
            completionCandidates = Choice.OfExplanationFormat.class,
            description =
                    "text: for people. json: for programs. mermaid: a flow chart of the steps. svg: a"
                            + " drawing of the windows. Default: text.")
    private Format format = Format.TEXT;

    @Option(
            names = "--analyze",
            description = "Run the task over the data, without output, and count at each step.")
    private boolean analyze;

    @ArgGroup(validate = false, heading = "%nData:%n")
    private final DataOptions data = new DataOptions();

    @Mixin private MessageOptions messages;

    enum Format {
        TEXT,
        JSON,
        MERMAID,
        SVG
    }

    @Override
    public Integer call() {
        if (analyze && data.path == null) {
            throw new ParameterException(spec.commandLine(), "--analyze needs --data");
        }
        DataOptions.Selection selected = data.select(taskOptions, input.format);
        Diagnostics diagnostics = new Diagnostics();
        ExtractionPlan plan =
                TaskCompiler.compile(
                        taskOptions.task, taskOptions.predicates, selected.analysis(), diagnostics);
        new DiagnosticPrinter(spec.commandLine().getErr(), messages.useColor()).print(diagnostics);
        if (plan == null) {
            return ExitCode.TASK_HAS_ERRORS;
        }
        ResultPrinter.print(print(explain(plan, selected)), spec.commandLine());
        return ExitCode.DONE;
    }

    private Explanation explain(ExtractionPlan plan, DataOptions.Selection selected) {
        String title = String.valueOf(taskOptions.task.getFileName()).replaceFirst("\\.[^.]*$", "");
        DataOptions.Chosen chosen = selected.chosen();
        return chosen == null
                ? Explanation.of(title, plan)
                : PlanTrial.explain(title, plan, chosen.options(), chosen.data(), analyze);
    }

    private String print(Explanation explanation) {
        return switch (format) {
            case TEXT -> TextExplanation.of(explanation);
            case JSON -> JsonExplanation.of(explanation);
            case MERMAID -> MermaidExplanation.of(explanation);
            case SVG -> SvgExplanation.of(explanation);
        };
    }
}
