package dev.headwater.grammar.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.grammar.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceEditsTest {
    private final SourceFile source = new SourceFile("f", "one two three");

    @Test
    void editsAreAppliedInTheOrderOfTheText() {
        assertThat(applied(replace("three", "3"), replace("one", "1"))).isEqualTo("1 two 3");
    }

    @Test
    void guessesAreLeftOut() {
        assertThat(applied(replace("one", "1").asGuess())).isEqualTo(source.text());
    }

    @Test
    void ofEditsThatOverlapTheFirstCounts() {
        Edit both = Edit.safe(source.span(0, 7), "both");
        assertThat(applied(replace("two", "2"), both)).isEqualTo("both three");
    }

    @Test
    void insertionsAtOnePlaceAllCountOnce() {
        Edit first = Edit.safe(source.span(4, 4), "and ");
        Edit second = Edit.safe(source.span(4, 4), "then ");
        assertThat(applied(first, second, first)).isEqualTo("one and then two three");
    }

    @Test
    void editsOfAnotherFileAreNotOurs() {
        var other = new SourceFile("g", source.text());
        assertThat(applied(Edit.safe(other.span(0, 3), "1"))).isEqualTo(source.text());
    }

    @Test
    void ofAlternativesTheLikeliestCounts() {
        Diagnostic diagnostic = diagnostic(replace("one", "1")).withFix(replace("two", "2"));
        assertThat(SourceEdits.safeIn(source, List.of(diagnostic)).edits())
                .containsExactly(replace("one", "1"));
    }

    private Edit replace(String word, String replacement) {
        int start = source.text().indexOf(word);
        return Edit.safe(source.span(start, start + word.length()), replacement);
    }

    private String applied(Edit... edits) {
        List<Diagnostic> diagnostics = List.of(edits).stream().map(this::diagnostic).toList();
        return SourceEdits.safeIn(source, diagnostics).applied().text();
    }

    private Diagnostic diagnostic(Edit edit) {
        return Diagnostic.error(DiagnosticCode.S003, "mistake", source.span(0, 1), "")
                .withFix(edit);
    }
}
