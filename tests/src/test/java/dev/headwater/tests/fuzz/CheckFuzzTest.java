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
import dev.headwater.grammar.format.TaskFormatter;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.TextForm;
import dev.headwater.tests.documents.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever the texts, a check ends soon, throws nothing, and draws every mistake at a place; a
/// text without mistakes gives a plan. `-Dheadwater.fuzz=1000000` tries more, `-Dheadwater.seed=7`
/// others.
class CheckFuzzTest {
    private static final int TRIES = Integer.getInteger("headwater.fuzz", 3_000);
    private static final long SEED = Long.getLong("headwater.seed", 20_261_124L);
    private static final int TRIES_PER_REPORT = 20;
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final List<SourceFile> FILES =
            Repository.filesEndingIn(".yaml").stream()
                    .map(CheckFuzzTest::file)
                    .filter(file -> !file.text().isEmpty())
                    .flatMap(CheckFuzzTest::inEachForm)
                    .toList();
    private static final List<String> TEXTS = FILES.stream().map(SourceFile::text).toList();

    @Test
    void aDamagedTextIsCheckedSoonAndEveryMistakeHasAPlace() {
        for (TextForm form : TextForm.values()) {
            assertThat(FILES.stream().filter(file -> file.form() == form)).hasSizeGreaterThan(100);
        }
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
        SourceFile task = damaged("task", damage, random);
        boolean hasFile = random.nextInt(4) == 0;
        return new Sources(task, hasFile ? damaged("predicates", damage, random) : null);
    }

    private static SourceFile damaged(String name, DamagedText damage, Random random) {
        SourceFile file = FILES.get(random.nextInt(FILES.size()));
        return new SourceFile(name + file.form().suffix(), damage.of(file.text()));
    }

    private static void check(Sources sources, Random random, boolean isReported)
            throws IOException {
        Semantics[] modes = {null, Semantics.STANDARD, Semantics.ACES_0_7_3};
        InputFormat format = random.nextBoolean() ? InputFormat.MEDS : InputFormat.DIRECT;
        var options = new AnalysisOptions(modes[random.nextInt(modes.length)], format, null);
        var diagnostics = new Diagnostics();
        ExtractionPlan plan = TaskCompiler.check(sources, options, diagnostics).plan();
        assertThat(plan == null).isEqualTo(diagnostics.hasErrors());
        diagnostics.all().forEach(CheckFuzzTest::assertCanBeDrawn);
        if (isReported) {
            assertCanBeReported(sources, plan, diagnostics);
            assertFixesBringNoError(sources, options, diagnostics);
        }
    }

    private static void assertCanBeDrawn(Diagnostic diagnostic) {
        assertThat(diagnostic.primary()).as(diagnostic.message()).isNotNull();
        String drawn = new DiagnosticRenderer(false).render(diagnostic);
        assertThat(drawn).containsPattern("\\.(yaml|cohort):").contains("^");
        boolean steersTerminal =
                drawn.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c));
        assertThat(steersTerminal).as(drawn).isFalse();
    }

    private static void assertCanBeReported(
            Sources sources, ExtractionPlan plan, Diagnostics diagnostics) throws IOException {
        var report =
                new CheckReport(
                        sources.task().name(),
                        plan == null ? null : plan.task(),
                        null,
                        diagnostics.all());
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
        return described(sources.task()) + (predicates == null ? "" : described(predicates));
    }

    private static String described(SourceFile source) {
        return "=== " + source.name() + "\n" + source.text() + "\n";
    }

    /// The file and, where the text form can say the same, what it says there.
    private static Stream<SourceFile> inEachForm(SourceFile file) {
        String converted = TaskFormatter.convert(file, TextForm.COHORT, new Diagnostics());
        return converted == null
                ? Stream.of(file)
                : Stream.of(file, new SourceFile(file.name() + ".cohort", converted));
    }

    private static SourceFile file(Path path) {
        try {
            return new SourceFile(path.toString(), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
