package dev.headwater.grammar.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticRendererTest {

    @Test
    void pointsAtTheMistakeAndSaysWhatToDo() {
        String text = "\n".repeat(30) + "    end: start -> dischrge_or_death\n";
        var source = new SourceFile("inhospital_mortality.yaml", text);
        assertThat(
                        draw(
                                error(
                                                span(source, "dischrge_or_death"),
                                                "not declared under `predicates`")
                                        .withHelp(
                                                "a predicate with a similar name exists: `discharge_or_death` (line 9)")))
                .isEqualTo(
                        """
                        error[T012]: unknown predicate
                          --> inhospital_mortality.yaml:31:19
                           |
                        31 |     end: start -> dischrge_or_death
                           |                   ^^^^^^^^^^^^^^^^^ not declared under `predicates`
                           = help: a predicate with a similar name exists: `discharge_or_death` (line 9)
                        """);
    }

    @Test
    void labelsOfOneLineHangBelowEachOther() {
        var source = new SourceFile("f", "or(first, second, third)\n");
        assertThat(
                        draw(
                                error(span(source, "second"), "here")
                                        .withSecondary(span(source, "first"), "one")
                                        .withSecondary(span(source, "third"), "three")))
                .isEqualTo(
                        """
                        error[T012]: unknown predicate
                         --> f:1:11
                          |
                        1 | or(first, second, third)
                          |    -----  ^^^^^^  ----- three
                          |    |      |
                          |    |      here
                          |    one
                        """);
    }

    @Test
    void aLabelInsideAnotherHasNoRoomBesideIt() {
        var source = new SourceFile("f", "or(first, second)\n");
        assertThat(
                        draw(
                                error(span(source, "first"), "here")
                                        .withSecondary(
                                                span(source, "or(first, second)"), "in this")))
                .isEqualTo(
                        """
                        error[T012]: unknown predicate
                         --> f:1:4
                          |
                        1 | or(first, second)
                          | ---^^^^^---------
                          | |  |
                          | |  here
                          | in this
                        """);
    }

    @Test
    void linesBetweenLabelsAreLeftOut() {
        var source = new SourceFile("f", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n");
        assertThat(
                        draw(
                                error(span(source, "j"), "")
                                        .withSecondary(span(source, "a"), "")
                                        .withSecondary(span(source, "c"), "")))
                .isEqualTo(
                        """
                        error[T012]: unknown predicate
                          --> f:10:1
                           |
                         1 | a
                           | -
                         2 | b
                         3 | c
                           | -
                        ...
                        10 | j
                           | ^
                        """);
    }

    @Test
    void anotherFileHasItsOwnPart() {
        var task = new SourceFile("task.yaml", "trigger: a\n");
        var predicates = new SourceFile("predicates.yaml", "\na: {}\n");
        assertThat(
                        draw(
                                error(span(task, "a"), "used here")
                                        .withSecondary(span(predicates, "a: {}"), "declared here")))
                .isEqualTo(
                        """
                        error[T012]: unknown predicate
                         --> task.yaml:1:10
                          |
                        1 | trigger: a
                          |          ^ used here
                         ::: predicates.yaml:2:1
                          |
                        2 | a: {}
                          | ----- declared here
                        """);
    }

    @Test
    void caretsStandUnderTabsAndWideCharacters() {
        var source = new SourceFile("f", "a\tb: 入院e\u0301 word\n");
        assertThat(draw(error(span(source, "word"), "")))
                .endsWith(
                        "1 | a   b: 入院e\u0301 word\n  |           ^^^^\n"
                                .replace("          ^", "             ^"));
    }

    @Test
    void controlCharactersNeverReachTheTerminal() {
        var source = new SourceFile("f", "a: \u001b[31m word\n");
        assertThat(draw(error(span(source, "word"), "")))
                .contains("a: \uFFFD[31m word\n")
                .doesNotContain("\u001b");
    }

    @Test
    void linesOfWindowsAndOfOldMacsAreShownWithoutTheirEnds() {
        for (String end : List.of("\r\n", "\r")) {
            var source = new SourceFile("f", "one" + end + "two" + end + "word");
            assertThat(draw(error(span(source, "word"), "").withSecondary(span(source, "one"), "")))
                    .endsWith("1 | one\n  | ---\n2 | two\n3 | word\n  | ^^^^\n");
        }
    }

    @Test
    void pictographsAreTwoColumnsWideAndWhatJoinsThemNone() {
        var source = new SourceFile("f", "\uD83D\uDE80\uFE0F\u200D word\n");
        assertThat(draw(error(span(source, "word"), ""))).endsWith("  |    ^^^^\n");
    }

    @Test
    void nothingTurnsTheDirectionOfALineOrBreaksIt() {
        var source = new SourceFile("f", "\u202E\u2066\u2028\u0085\uD83D word\n");
        String drawn = draw(error(span(source, "word"), "\u202Ex"));
        assertThat(drawn)
                .contains("1 | \uFFFD\uFFFD\uFFFD\uFFFD\uFFFD word\n")
                .endsWith("  |       ^^^^ \uFFFDx\n");
    }

    @Test
    void anEmptyFileHasALineToPointAt() {
        var source = new SourceFile("f", "");
        assertThat(draw(error(source.span(0, 0), "here")))
                .endsWith(" --> f:1:1\n  |\n1 |\n  | ^ here\n");
    }

    @Test
    void aHugeLineIsDrawnAtOnce() {
        String text = "x".repeat(5_000_000) + " word";
        Diagnostic diagnostic = error(span(new SourceFile("f", text), "word"), "");
        String drawn = assertTimeout(Duration.ofSeconds(5), () -> draw(diagnostic));
        assertThat(drawn.length()).isLessThan(500);
    }

    @Test
    void namesInAMessageCannotSteerTheTerminal() {
        var source = new SourceFile("f", "word");
        Diagnostic diagnostic =
                Diagnostic.error(DiagnosticCode.T012, "`\u001b[31m`", span(source, "word"), "\r")
                        .withHelp("\u0007");
        assertThat(draw(diagnostic)).doesNotContain("\u001b", "\r", "\u0007");
    }

    @Test
    void aLongLineIsCutAroundTheMistake() {
        String text = "x".repeat(500) + " word " + "y".repeat(500);
        String drawn = draw(error(span(new SourceFile("f", text), "word"), "here"));
        assertThat(drawn).contains("| ...xxx").contains("yyy...\n");
        String[] lines = drawn.split("\n", -1);
        assertThat(lines[4].indexOf("^^^^ here")).isEqualTo(lines[3].indexOf("word"));
        assertThat(lines[3].length()).isLessThan(160);
    }

    @Test
    void aSpanOfSeveralLinesIsDrawnOnItsFirst() {
        var source = new SourceFile("f", "start\nend\n");
        assertThat(draw(error(source.span(2, 9), "here"))).endsWith("1 | start\n  |   ^^^ here\n");
    }

    @Test
    void anEmptySpanAtTheEndOfALineIsOneCaret() {
        var source = new SourceFile("f", "start ->\n");
        assertThat(draw(error(source.span(8, 8), "here")))
                .endsWith("1 | start ->\n  |         ^ here\n");
        assertThat(draw(error(source.span(9, 9), "here"))).endsWith("2 |\n  | ^ here\n");
    }

    @Test
    void aDiagnosticWithoutAPlaceIsAHeadAndItsHelp() {
        var diagnostic =
                new Diagnostic(
                                DiagnosticCode.D001,
                                Severity.WARNING,
                                "no data",
                                null,
                                List.of(),
                                List.of())
                        .withHelp("name a folder");
        assertThat(draw(diagnostic)).isEqualTo("warning[D001]: no data\n = help: name a folder\n");
    }

    @Test
    void coloursAreOnlyAddedWhenAskedFor() {
        var source = new SourceFile("f", "word\n");
        Diagnostic diagnostic = error(span(source, "word"), "here");
        String colored = new DiagnosticRenderer(true).render(diagnostic);
        assertThat(colored)
                .contains("\u001b[1;31merror[T012]\u001b[0m")
                .contains("\u001b[1;31m^^^^\u001b[0m");
        assertThat(colored.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(draw(diagnostic));
    }

    private static Diagnostic error(Span span, String label) {
        return Diagnostic.error(DiagnosticCode.T012, "unknown predicate", span, label);
    }

    private static Span span(SourceFile source, String word) {
        int start = source.text().indexOf(word);
        return source.span(start, start + word.length());
    }

    private static String draw(Diagnostic diagnostic) {
        return new DiagnosticRenderer(false).render(diagnostic);
    }
}
