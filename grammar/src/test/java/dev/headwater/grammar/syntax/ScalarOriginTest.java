package dev.headwater.grammar.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import dev.headwater.grammar.syntax.YamlValue.YamlMapping;
import dev.headwater.grammar.syntax.YamlValue.YamlScalar;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ScalarOriginTest {

    @Test
    void aPlainScalarStandsAsItIs() {
        assertThat(place("x: start -> death", "death").toString()).isEqualTo("f:1:13");
    }

    @Test
    void anAnchorAndATagAreNoPartOfTheScalar() {
        assertThat(place("x: &a !!str start -> death", "start").toString()).isEqualTo("f:1:13");
    }

    @Test
    void charactersOutsideTheBasicPlaneCountAsOneColumn() {
        assertThat(place("\uD83D\uDE00: \uD83D\uDE00 -> death", "death").toString())
                .isEqualTo("f:1:9");
    }

    @Test
    void aPlainScalarMayGoOnInTheNextLine() {
        assertThat(place("x: start\n\n    -> death", "death").toString()).isEqualTo("f:3:8");
    }

    @Test
    void aDoubledQuoteIsOneCharacter() {
        assertThat(place("x: 'it''s death'", "death").toString()).isEqualTo("f:1:11");
        assertThat(place("x: 'it''s death'", "'s").text()).isEqualTo("''s");
    }

    @Test
    void anEscapeIsOneCharacter() {
        assertThat(place("x: \"\\x41\\u0042\\U0001F600\\t death\"", "death").toString())
                .isEqualTo("f:1:28");
        assertThat(place("x: \"a\\u0042c\"", "B").text()).isEqualTo("\\u0042");
    }

    @Test
    void anEscapedLineEndIsNothing() {
        assertThat(place("x: \"start \\\n   -> death\"", "death").toString()).isEqualTo("f:2:7");
    }

    @Test
    void aLiteralBlockLosesItsIndentation() {
        assertThat(place("x: |\n\n   or(a,\r\n     death)\n", "death").toString())
                .isEqualTo("f:4:6");
        assertThat(place("x: |1\n    or(a,\n  death)\n", "death").toString()).isEqualTo("f:3:3");
    }

    @Test
    void aFoldedBlockLosesItsLineEnds() {
        assertThat(place("x: >-\n  start\n  ->\n\n  a\n    b\n  death\n", "death").toString())
                .isEqualTo("f:7:3");
    }

    @Test
    void aPartKnowsItsPlace() {
        ScalarOrigin part = origin("x: 'it''s death'").part(5, 10);
        assertThat(part.text()).isEqualTo("death");
        assertThat(part.span().toString()).isEqualTo("f:1:11");
        assertThat(part.span(5, 5).toString()).isEqualTo("f:1:16");
    }

    /// Where `word` of the only scalar stands.
    private static Span place(String yaml, String word) {
        ScalarOrigin origin = origin(yaml);
        int index = origin.text().indexOf(word);
        return origin.span(index, index + word.length());
    }

    private static ScalarOrigin origin(String yaml) {
        var root =
                (YamlMapping)
                        Objects.requireNonNull(
                                YamlReader.read(new SourceFile("f", yaml), new Diagnostics()));
        return ((YamlScalar) root.entries().getFirst().value()).origin();
    }
}
