package dev.headwater.grammar.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.grammar.ast.CodeDeclaration;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.DiagnosticRenderer;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each file `diagnostics/CODE-*.yaml` or `cohort-diagnostics/CODE-*.cohort` renders as the text
/// beside it. `-Dheadwater.update=true` writes the texts anew.
class DiagnosticGoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/diagnostics");
    private static final Path COHORT_FOLDER = Path.of("src/test/resources/cohort-diagnostics");

    static List<Path> files() throws IOException {
        try (Stream<Path> yaml = Files.list(FOLDER);
                Stream<Path> cohort = Files.list(COHORT_FOLDER)) {
            return Stream.concat(yaml, cohort)
                    .filter(file -> !file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void rendersAsTheTextBesideIt(Path file) throws IOException {
        var renderer = new DiagnosticRenderer(false);
        String rendered =
                mistakes(file).all().stream()
                        .map(renderer::render)
                        .collect(Collectors.joining("\n"));
        String name = file.getFileName().toString().replaceFirst("\\.[a-z]+$", ".txt");
        Path golden = file.resolveSibling(name);
        if (Boolean.getBoolean("headwater.update")) {
            Files.writeString(golden, rendered);
        }
        assertThat(rendered).isEqualTo(Files.readString(golden));
    }

    @Test
    void everyCodeOfTheReaderIsShown() throws IOException {
        Set<DiagnosticCode> shown = EnumSet.noneOf(DiagnosticCode.class);
        for (Path file : files()) {
            mistakes(file).all().forEach(mistake -> shown.add(mistake.code()));
        }
        Set<DiagnosticCode> codes = EnumSet.range(DiagnosticCode.S001, DiagnosticCode.S014);
        // It is about files that cannot be opened, which is not the reader's part.
        codes.remove(DiagnosticCode.S013);
        codes.addAll(EnumSet.range(DiagnosticCode.S020, DiagnosticCode.S024));
        assertThat(shown).containsExactlyElementsOf(codes);
    }

    /// With the mistakes of predicates and codes, which otherwise wait for their use.
    private static Diagnostics mistakes(Path file) throws IOException {
        String name = file.getFileName().toString();
        var source = new SourceFile(name, Files.readString(file));
        var mistakes = new Diagnostics();
        if (name.contains("predicates-file")) {
            TaskDocumentReader.readPredicates(source, mistakes);
            return mistakes;
        }
        addPredicateMistakes(TaskDocumentReader.readTask(source, mistakes), mistakes);
        return mistakes;
    }

    private static void addPredicateMistakes(@Nullable TaskDocument task, Diagnostics mistakes) {
        if (task == null) {
            return;
        }
        for (PredicateDeclaration predicate : task.predicates()) {
            if (predicate instanceof PredicateDeclaration.Unreadable unreadable) {
                mistakes.addAll(unreadable.mistakes());
            }
            if (predicate instanceof PredicateDeclaration.Plain plain
                    && plain.code() instanceof CodeDeclaration.Unreadable code) {
                mistakes.add(code.mistake());
            }
        }
    }
}
