package dev.headwater.tests.mutation;

import dev.headwater.engine.TaskCompiler;
import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Predicate;
import dev.headwater.engine.task.Semantics;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicatesDocument;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.syntax.TaskDocumentReader;
import dev.headwater.tests.documents.Repository;
import dev.headwater.tests.documents.SampleData;
import dev.headwater.tests.golden.CaseAnswer;
import dev.headwater.tests.golden.CaseFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A config of the repository that is free of errors: a task, perhaps a predicates file, and how
/// they are to be read.
record GoodConfig(
        String name,
        TaskDocument task,
        @Nullable PredicatesDocument file,
        Semantics semantics,
        InputFormat format) {

    /// The shipped tasks, each with one of the datasets that support it, in turn; those of the
    /// benchmarks, and the golden cases that es-aces has an answer to.
    static List<GoodConfig> all() {
        List<GoodConfig> configs = new ArrayList<>();
        for (String task : SampleData.tasks()) {
            List<String> datasets = SampleData.datasets(task);
            String dataset = datasets.get(configs.size() % datasets.size());
            configs.add(
                    of(
                            SampleData.task(task),
                            SampleData.dataset(dataset),
                            Semantics.STANDARD,
                            InputFormat.MEDS));
        }
        for (Path task : Repository.filesEndingIn(".yaml")) {
            if (task.startsWith(Repository.file("benchmarks/tasks"))) {
                configs.add(of(task, null, Semantics.STANDARD, InputFormat.MEDS));
            }
        }
        for (CaseFolder golden : CaseFolder.below(Path.of("src/test/resources/golden"))) {
            if (golden.expected() instanceof CaseAnswer.Cohort) {
                configs.add(
                        of(
                                golden.task(),
                                golden.predicates(),
                                Semantics.ACES_0_7_3,
                                golden.format()));
            }
        }
        return configs;
    }

    private static GoodConfig of(
            Path task, @Nullable Path predicates, Semantics semantics, InputFormat format) {
        var quiet = new Diagnostics();
        var document = TaskDocumentReader.readTask(source(task), quiet);
        return new GoodConfig(
                Repository.ROOT.relativize(task.toAbsolutePath().normalize())
                        + (predicates == null ? "" : " + " + predicates.getFileName()),
                Objects.requireNonNull(document),
                predicates == null
                        ? null
                        : TaskDocumentReader.readPredicates(source(predicates), quiet),
                semantics,
                format);
    }

    /// What `headwater check` finds in the config as it is.
    List<Diagnostic> check() {
        return check(task.source(), null);
    }

    /// What it finds with `changed` in place of the file of that name.
    List<Diagnostic> check(SourceFile changed, @Nullable Set<String> dataColumns) {
        var diagnostics = new Diagnostics();
        compile(changed, dataColumns, diagnostics);
        return List.copyOf(diagnostics.all());
    }

    /// The declarations that the task uses, of the file that counts.
    List<PredicateDeclaration> used() {
        ExtractionPlan plan =
                Objects.requireNonNull(compile(task.source(), null, new Diagnostics()), name);
        Set<String> names =
                plan.task().predicates().stream().map(Predicate::name).collect(Collectors.toSet());
        Map<String, PredicateDeclaration> declared = new LinkedHashMap<>();
        task.predicates().forEach(each -> declared.put(each.name().text(), each));
        if (file != null) {
            file.predicates().forEach(each -> declared.put(each.name().text(), each));
        }
        return declared.values().stream()
                .filter(each -> names.contains(each.name().text()))
                .toList();
    }

    private @Nullable ExtractionPlan compile(
            SourceFile changed, @Nullable Set<String> dataColumns, Diagnostics diagnostics) {
        var sources =
                new Sources(
                        sameName(task.source(), changed),
                        file == null ? null : sameName(file.source(), changed));
        var options = new AnalysisOptions(semantics, format, dataColumns);
        return TaskCompiler.check(sources, options, diagnostics).plan();
    }

    private static SourceFile sameName(SourceFile original, SourceFile changed) {
        return original.name().equals(changed.name()) ? changed : original;
    }

    private static SourceFile source(Path file) {
        try {
            return new SourceFile(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
