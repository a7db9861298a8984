package dev.headwater.engine.cli;

import dev.headwater.engine.DataSelection;
import dev.headwater.engine.ExtractionOptions;
import dev.headwater.engine.PlanTrial;
import dev.headwater.engine.TaskCompiler;
import dev.headwater.engine.explain.Explanation;
import dev.headwater.engine.explain.JsonExplanation;
import dev.headwater.engine.explain.MermaidExplanation;
import dev.headwater.engine.explain.SvgExplanation;
import dev.headwater.engine.explain.TextExplanation;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.grammar.diagnostic.Diagnostics;
import picocli.CommandLine.ParameterException;

/// Prints the plan of a task, with figures if there are data.
final class ExplainCommand extends ProgramCommand {
    private final TaskOptions taskOptions = new TaskOptions();
    private final InputOptions input = new InputOptions();
    private Format format = Format.TEXT;
    private boolean analyze;
    private final DataOptions data = new DataOptions();

    ExplainCommand() {
        super(
                "explain",
                "headwater explain TASK [--predicates FILE] [--data PATH] [OPTIONS]",
                "Shows how a task would be extracted, and what becomes of its triggers.",
                """
                Prints the columns to read, the predicates, the windows as intervals with a timeline, and the
                steps in their order. With --data, how much each predicate matches, and how many triggers are
                left after each step, estimated from the first shards that hold a million rows together; with
                --analyze too, counted over all of them. docs/explain.md describes the JSON.

                Examples:
                  headwater explain task.yaml --predicates dataset.yaml
                  headwater explain task.yaml --format svg > task.svg
                  headwater explain task.yaml --data MEDS_ROOT --analyze
                """);
        taskOptions.declare(arguments);
        input.declare(arguments);
        arguments.option(
                "--format",
                "FORMAT",
                Choice.of(Format.values()),
                value -> format = value,
                "text: for people. json: for programs. mermaid: a flow chart of the steps. svg:"
                        + " a drawing of the windows. Default: text.");
        arguments.flag(
                "--analyze",
                () -> analyze = true,
                "Run the task over the data, without output, and count at each step.");
        arguments.group("Data", data::declare);
        messages.declare(arguments);
    }

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
        ExtractionOptions options = selected.options();
        DataSelection selectedData = selected.data();
        return options == null || selectedData == null
                ? Explanation.of(title, plan)
                : PlanTrial.explain(title, plan, options, selectedData, analyze);
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
