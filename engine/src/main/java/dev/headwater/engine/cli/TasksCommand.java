package dev.headwater.engine.cli;

import dev.headwater.engine.TaskCompiler;
import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.explain.TextExplanation;
import dev.headwater.engine.library.LibraryDataset;
import dev.headwater.engine.library.LibraryFiles;
import dev.headwater.engine.library.LibraryJson;
import dev.headwater.engine.library.LibraryPage;
import dev.headwater.engine.library.LibraryTask;
import dev.headwater.engine.library.LibraryText;
import dev.headwater.engine.library.TaskLibrary;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.ParameterException;

/// Lists the shipped tasks, finds some of them, or shows one.
final class TasksCommand extends ProgramCommand {
    private List<String> words = List.of();
    private Format format = Format.TEXT;
    private boolean source;

    TasksCommand() {
        super(
                "tasks",
                "headwater tasks [NAME | WORD...] [OPTIONS]",
                "Lists the tasks that come with Headwater, or shows one of them.",
                """
                A name works wherever a command takes TASK, as does the name of a dataset with --predicates;
                a file that is there goes first. To change a task, print its text and save it under a name
                that ends in .yaml.

                Examples:
                  headwater tasks                             (all of them)
                  headwater tasks sepsis culture              (those that speak of both)
                  headwater tasks mortality/in_hospital_24h   (what it means, for which datasets)
                  headwater tasks mimic-iv                    (what can be asked of MIMIC-IV)
                  headwater tasks mortality/in_hospital_24h --source > mine.yaml
                  headwater extract mortality/in_hospital_24h --predicates mimic-iv --data ROOT --out labels
                """);
        arguments.optionalParameters(
                "WORD",
                value -> words = value,
                "The name of a task: shows it. The name of a dataset: lists what can be asked of it."
                        + " Other words: lists the tasks that speak of all of them.");
        arguments.option(
                "--format",
                "FORMAT",
                Choice.of(Format.values()),
                value -> format = value,
                "text: for people. json: for programs. markdown: a page of tables. Default: text.");
        arguments.flag(
                "--source",
                () -> source = true,
                "Print the text of the task, or of the dataset's predicates.");
        messages.declare(arguments);
    }

    enum Format {
        TEXT,
        JSON,
        MARKDOWN
    }

    @Override
    public Integer call() {
        ResultPrinter.print(source ? text() : answer(), spec.commandLine());
        return ExitCode.DONE;
    }

    private String text() {
        if (words.size() != 1) {
            throw new ParameterException(spec.commandLine(), "--source needs one name");
        }
        SourceFile file = LibraryFiles.find(words.getFirst());
        if (file == null) {
            throw unknown("unknown task or dataset");
        }
        return file.text();
    }

    private String answer() {
        TaskLibrary library = TaskLibrary.read();
        LibraryTask named = words.size() == 1 ? library.task(words.getFirst()) : null;
        TaskLibrary found = named == null ? search(library) : library.only(named);
        if (found.tasks().isEmpty()) {
            throw unknown("no task speaks of");
        }
        return switch (format) {
            case TEXT ->
                    named == null
                            ? LibraryText.list(found)
                            : LibraryText.of(named, library, windows(named, library));
            case JSON -> LibraryJson.of(found);
            case MARKDOWN -> LibraryPage.of(found);
        };
    }

    private TaskLibrary search(TaskLibrary library) {
        boolean isDataset = words.size() == 1 && LibraryFiles.datasets().contains(words.getFirst());
        return isDataset ? library.supportedBy(words.getFirst()) : library.about(words);
    }

    private ParameterException unknown(String what) {
        String written = String.join(" ", words);
        String nearest = LibraryFiles.nearest(written);
        List<String> names = nearest == null ? List.of() : List.of(nearest);
        return new ParameterException(
                spec.commandLine(), UnknownName.message(what, written, names));
    }

    /// As they are with the predicates of the first dataset that has them: windows depend on none.
    private static String windows(LibraryTask task, TaskLibrary library) {
        LibraryDataset dataset = library.supporting(task).getFirst();
        var sources =
                new TaskCompiler.Sources(
                        Objects.requireNonNull(LibraryFiles.find(task.name())),
                        LibraryFiles.find(dataset.name()));
        var options = new AnalysisOptions(null, InputFormat.MEDS, null);
        ExtractionPlan plan = TaskCompiler.compile(sources, options, new Diagnostics());
        return TextExplanation.windows(Objects.requireNonNull(plan).task());
    }
}
