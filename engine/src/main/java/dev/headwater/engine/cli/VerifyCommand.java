package dev.headwater.engine.cli;

import dev.headwater.engine.CohortExtractor;
import dev.headwater.engine.EngineVersion;
import dev.headwater.engine.TaskCompiler;
import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.manifest.RecordedRun;
import dev.headwater.engine.scan.DataException;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/// Repeats a run from its manifest.
final class VerifyCommand extends ProgramCommand {
    private Path manifest = Path.of("");
    private @Nullable Path task;
    private @Nullable Path predicates;
    private Path data = Path.of("");
    private final RunOptions run = new RunOptions();

    VerifyCommand() {
        super(
                "verify",
                "headwater verify MANIFEST --data PATH [TASK [--predicates FILE]] [OPTIONS]",
                "Repeats a run from its manifest and tells what differs.",
                """
                The manifest holds the task, so it and the data are all that is needed. Everything is done
                again, to temporary files in the folder that Java calls java.io.tmpdir, and compared: data
                files, outputs and counts. Exit code 0 says that all is the same, 4 that something differs.

                Examples:
                  headwater verify labels/manifest.json --data MEDS_ROOT
                  headwater verify labels/manifest.json task.yaml --predicates dataset.yaml --data MEDS_ROOT
                """);
        arguments.parameter(
                "MANIFEST",
                Path.class,
                value -> manifest = value,
                "What extract wrote beside its output.");
        arguments.optionalParameter(
                "TASK",
                Path.class,
                value -> task = value,
                "Run this task instead, to see whether it gives the same.");
        arguments.option(
                "--predicates",
                "FILE",
                Path.class,
                value -> predicates = value,
                "The dataset's predicates for TASK, a file or a name.");
        arguments.required(
                "--data",
                "PATH",
                Path.class,
                value -> data = value,
                "The data that the run read: the same MEDS root, folder or file.");
        arguments.group("Run", run::declare);
        messages.declare(arguments);
    }

    @Override
    public Integer call() {
        if (task == null && predicates != null) {
            throw new ParameterException(spec.commandLine(), "--predicates needs TASK");
        }
        if (run.threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads must be at least 1");
        }
        RunLog log = run.log(spec.commandLine().getErr(), messages);
        try {
            return verify(log);
        } catch (DataException failure) {
            return log.failed(failure);
        }
    }

    private int verify(RunLog log) {
        var surroundings =
                new RecordedRun.Surroundings(data, run.threads, run.memoryBytes, temporaryFolder());
        RecordedRun recorded = RecordedRun.read(manifest, surroundings);
        String repeated = repeat(recorded, log);
        if (repeated == null) {
            log.refused("the task has errors; nothing was compared");
            return ExitCode.TASK_HAS_ERRORS;
        }
        List<String> differences = recorded.differencesFrom(repeated);
        ResultPrinter.print(report(recorded, differences), spec.commandLine());
        return differences.isEmpty() ? ExitCode.DONE : ExitCode.DIFFERS;
    }

    private @Nullable String repeat(RecordedRun recorded, RunLog log) {
        var diagnostics = new Diagnostics();
        try {
            Sources sources =
                    task == null
                            ? recorded.sources()
                            : TaskCompiler.read(task, predicates, diagnostics);
            return sources == null
                    ? null
                    : CohortExtractor.manifest(recorded.options(), sources, diagnostics, log);
        } finally {
            log.stopped(diagnostics);
        }
    }

    private String report(RecordedRun recorded, List<String> differences) {
        var text = new StringBuilder();
        if (!recorded.engine().equals(EngineVersion.text())) {
            text.append("note: the manifest was written by headwater ")
                    .append(recorded.engine())
                    .append(", this is ")
                    .append(EngineVersion.text())
                    .append('\n');
        }
        differences.forEach(line -> text.append(line).append('\n'));
        String verdict =
                switch (differences.size()) {
                    case 0 -> "the same: data, outputs and counts";
                    case 1 -> "1 difference";
                    default -> differences.size() + " differences";
                };
        return text.append(manifest).append(": ").append(verdict).append('\n').toString();
    }

    /// A place that nobody else uses, and where nothing stays.
    private static Path temporaryFolder() {
        return Path.of(
                System.getProperty("java.io.tmpdir"),
                "headwater-verify-" + ProcessHandle.current().pid());
    }
}
