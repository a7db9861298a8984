package dev.headwater.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.tests.extraction.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The catalogue of codes is complete, and each example gives its message and no other.
/// `-Dheadwater.update=true` writes the messages anew.
class CodePagesTest {
    private static final Path FOLDER = Repository.file("docs/diagnostics");
    private static final Pattern CODE = Pattern.compile("(?m)^(?:error|warning)\\[(\\w+)\\]");

    /// A link that leads to itself, big data, or data that a text cannot show.
    private static final Set<DiagnosticCode> WITHOUT_EXAMPLE =
            EnumSet.of(
                    DiagnosticCode.D007,
                    DiagnosticCode.D014,
                    DiagnosticCode.D041,
                    DiagnosticCode.D042);

    @Test
    void everyCodeHasAPageAndEveryPageACode() throws IOException {
        try (Stream<Path> pages = Files.list(FOLDER)) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(DiagnosticCode.values())
                                    .map(code -> code + ".md")
                                    .toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPageHasItsTitleAndFourParts(DiagnosticCode code) throws IOException {
        List<String> headings =
                page(code).text().lines().filter(line -> line.matches("#+ [A-Z].*")).toList();
        assertThat(headings)
                .startsWith("# " + code + ": " + code.title())
                .endsWith("## What", "## Why", "## Example", "## Fix")
                .hasSize(5);
    }

    @ParameterizedTest
    @EnumSource
    void theExampleGivesTheMessageShownAndNoOther(DiagnosticCode code, @TempDir Path folder)
            throws IOException {
        CodePage page = page(code);
        assertThat(page.hasExample()).isNotEqualTo(WITHOUT_EXAMPLE.contains(code));
        if (!page.hasExample()) {
            return;
        }
        String printed = page.run(folder);
        assertThat(CODE.matcher(printed).results().map(match -> match.group(1)))
                .as(printed)
                .isNotEmpty()
                .containsOnly(code.name());
        if (Boolean.getBoolean("headwater.update")) {
            page.writePrinted(printed);
        }
        assertThat(printed).isEqualTo(page(code).printed());
    }

    @ParameterizedTest
    @EnumSource
    void explainCodePrintsThePage(DiagnosticCode code) {
        CommandRun run = CommandRun.of("explain-code", code.name().toLowerCase());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith(code + ": " + code.title() + "\n\nWhat\n\n")
                .contains("\nFix\n\n")
                .doesNotContain("```", "\n#");
    }

    @Test
    void withoutACodeAllAreListed() {
        assertThat(CommandRun.of("explain-code").out())
                .hasLineCount(DiagnosticCode.values().length)
                .contains("T012  unknown predicate\n");
    }

    @Test
    void anUnknownCodeIsWrongUsage() {
        CommandRun run = CommandRun.of("explain-code", "T0122");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("unknown code 'T0122'; did you mean 'T012'?");
    }

    private static CodePage page(DiagnosticCode code) throws IOException {
        return CodePage.read(FOLDER.resolve(code + ".md"));
    }
}
