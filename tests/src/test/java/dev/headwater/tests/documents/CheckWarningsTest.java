package dev.headwater.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.TaskCompiler;
import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.tests.golden.CaseFolder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The rules of `check` give no false alarm: which of its warnings (codes C...) good tasks get, and
/// why.
class CheckWarningsTest {
    /// Asks for anything up to the end of the record on purpose, to measure just that.
    private static final Map<String, Set<String>> BENCHMARKS =
            Map.of("t9_end_of_record", Set.of("C025"));

    /// The cases try one thing each: windows without a purpose, counts of any number, predicates
    /// beyond need, no label, no index.
    private static final Set<String> BARE = Set.of("C001", "C002", "C010", "C020", "C021");

    /// What further cases are about.
    private static final Map<String, Set<String>> CASES =
            Map.of(
                    "28-predicates-override", Set.of("C055"),
                    "30-meds-value-bounds", Set.of("C031"),
                    "31-meds-float32-literal", Set.of("C031"),
                    "33-meds-regex-search", Set.of("C044"),
                    "36-meds-null-trigger-row", Set.of("C022"),
                    "50-zero-length-window-ignored", Set.of("C006"),
                    "58-static-or-needs-both", Set.of("C053"),
                    "61-label-in-root-with-temporal", Set.of("C022"));

    @TestFactory
    Stream<DynamicTest> aShippedTaskGetsNone() {
        return SampleData.tasks().stream()
                .flatMap(task ->
                        SampleData.datasets(task).stream()
                                .flatMap(dataset ->
                                        Stream.of(Semantics.values())
                                                .map(mode -> shipped(task, dataset, mode))));
    }

    @Test
    void aBenchmarkGetsThoseItIsAbout() {
        Map<String, Set<String>> found = new TreeMap<>();
        for (Path task : Repository.filesEndingIn(".yaml")) {
            if (task.startsWith(Repository.file("benchmarks/tasks"))) {
                Set<String> codes = codes(task, null, InputFormat.MEDS, Semantics.STANDARD);
                found.put(task.getFileName().toString().replace(".yaml", ""), codes);
            }
        }
        assertThat(found).hasSizeGreaterThan(5);
        found.values().removeIf(Set::isEmpty);
        assertThat(found).isEqualTo(BENCHMARKS);
    }

    @Test
    void aCaseGetsThoseItIsAbout() {
        Map<String, Set<String>> found = new TreeMap<>();
        for (CaseFolder golden :
                CaseFolder.below(Repository.file("tests/src/test/resources/golden"))) {
            Set<String> codes =
                    codes(
                            golden.task(),
                            golden.predicates(),
                            golden.format(),
                            Semantics.ACES_0_7_3);
            codes.removeAll(BARE);
            found.put(golden.name(), codes);
        }
        found.values().removeIf(Set::isEmpty);
        assertThat(found).isEqualTo(new TreeMap<>(CASES));
    }

    private static DynamicTest shipped(String task, String dataset, Semantics mode) {
        Path predicates = SampleData.dataset(dataset);
        return DynamicTest.dynamicTest(
                task + ", " + dataset + ", " + mode.id(),
                () ->
                        assertThat(codes(SampleData.task(task), predicates, InputFormat.MEDS, mode))
                                .isEmpty());
    }

    private static Set<String> codes(
            Path task, @Nullable Path predicates, InputFormat format, Semantics mode) {
        var diagnostics = new Diagnostics();
        var options = new AnalysisOptions(mode, format, null);
        Sources sources = Objects.requireNonNull(TaskCompiler.read(task, predicates, diagnostics));
        TaskCompiler.check(sources, options, diagnostics);
        return diagnostics.all().stream()
                .map(diagnostic -> diagnostic.code().name())
                .filter(name -> name.startsWith("C"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
