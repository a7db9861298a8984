package dev.headwater.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headwater.engine.TaskCompiler;
import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.TaskFixer;
import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.report.CheckReport;
import dev.headwater.engine.report.JsonReport;
import dev.headwater.engine.report.SarifReport;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticRenderer;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.tests.documents.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever the texts, a check ends soon, throws nothing, and draws every mistake at a place; a
/// text without mistakes gives a plan. `-Dheadwater.fuzz=1000000` tries more, `-Dheadwater.seed=7`
/// others.
class CheckFuzzTest {
    private static final int TRIES = Integer.getInteger("headwater.fuzz", 3_000);
    private static final long SEED = Long.getLong("headwater.seed", 20_261_124L);
    private static final int TRIES_PER_REPORT = 20;
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final List<String> TEXTS =
            Repository.filesEndingIn(".yaml").stream()
                    .map(CheckFuzzTest::text)
                    .filter(text -> !text.isEmpty())
                    .toList();

    @Test
    void aDamagedTextIsCheckedSoonAndEveryMistakeHasAPlace() {
        assertThat(TEXTS).hasSizeGreaterThan(100);
        for (int i = 0; i < TRIES; i++) {
            long seed = SEED + i;
            Sources sources = damaged(new Random(seed));
            long start = System.nanoTime();
            try {
                check(sources, new Random(seed), i % TRIES_PER_REPORT == 0);
            } catch (RuntimeException | AssertionError | StackOverflowError | IOException e) {
                fail("seed " + seed + "\n" + described(sources), e);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("seed %d\n%s", seed, described(sources))
                    .isLessThan(SOON);
        }
    }

    private static Sources damaged(Random random) {
        var damage = new DamagedText(random, TEXTS);
        var task = new SourceFile("task.yaml", damage.of(any(random)));
        boolean hasFile = random.nextInt(4) == 0;
        return new Sources(
                task, hasFile ? new SourceFile("predicates.yaml", damage.of(any(random))) : null);
    }

    private static String any(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static void check(Sources sources, Random random, boolean isReported)
            throws IOException {
        Semantics[] modes = {null, Semantics.STANDARD, Semantics.ACES_0_7_3};
        InputFormat format = random.nextBoolean() ? InputFormat.MEDS : InputFormat.DIRECT;
        var options = new AnalysisOptions(modes[random.nextInt(modes.length)], format, null);
        var diagnostics = new Diagnostics();
        ExtractionPlan plan = TaskCompiler.check(sources, options, diagnostics);
        assertThat(plan == null).isEqualTo(diagnostics.hasErrors());
        diagnostics.all().forEach(CheckFuzzTest::assertCanBeDrawn);
        if (isReported) {
            assertCanBeReported(plan, diagnostics);
            assertFixesBringNoError(sources, options, diagnostics);
        }
    }

    private static void assertCanBeDrawn(Diagnostic diagnostic) {
        assertThat(diagnostic.primary()).as(diagnostic.message()).isNotNull();
        String drawn = new DiagnosticRenderer(false).render(diagnostic);
        assertThat(drawn).contains(".yaml:").contains("^");
        boolean steersTerminal =
                drawn.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c));
        assertThat(steersTerminal).as(drawn).isFalse();
    }

    private static void assertCanBeReported(ExtractionPlan plan, Diagnostics diagnostics)
            throws IOException {
        var report =
                new CheckReport(
                        "task.yaml", plan == null ? null : plan.task(), null, diagnostics.all());
        var json = new ObjectMapper();
        assertThat(json.readTree(JsonReport.of(report)).at("/diagnostics"))
                .hasSameSizeAs(diagnostics.all());
        assertThat(json.readTree(SarifReport.of(report)).at("/runs/0/results"))
                .hasSameSizeAs(diagnostics.all());
    }

    private static void assertFixesBringNoError(
            Sources sources, AnalysisOptions options, Diagnostics before) {
        var after = new Diagnostics();
        TaskCompiler.check(TaskFixer.fix(sources, options).sources(), options, after);
        assertThat(errors(after)).isSubsetOf(errors(before));
    }

    private static List<String> errors(Diagnostics diagnostics) {
        return diagnostics.all().stream()
                .filter(Diagnostic::isError)
                .map(error -> error.code() + " " + error.message())
                .toList();
    }

    private static String described(Sources sources) {
        SourceFile predicates = sources.predicates();
        return sources.task().text()
                + (predicates == null ? "" : "\n=== predicates.yaml\n" + predicates.text());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
