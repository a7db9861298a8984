package dev.headwater.grammar.ast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.grammar.source.SourceFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarTest {

    @ParameterizedTest
    @CsvSource({
        "5, 5",
        "+5, 5",
        "-5, -5",
        "017, 17",
        "1_000, 1000",
        "0x1F, 31",
        "-0x1f, -31",
        "0o17, 15",
        "0b11, 3",
        "1e3, 1000",
        "1., 1",
        ".5, 0.5",
        "-.5, -0.5",
        ".inf, Infinity",
        "-.INF, -Infinity",
        ".NaN, NaN"
    })
    void aNumberHasAValue(String text, double value) {
        var source = new SourceFile("f", text);
        assertThat(new Scalar(text, Scalar.Kind.FLOAT, source.span(0, 0)).doubleValue())
                .isEqualTo(Double.valueOf(value));
        assertThat(new Scalar(text, Scalar.Kind.STRING, source.span(0, 0)).doubleValue()).isNaN();
    }
}
