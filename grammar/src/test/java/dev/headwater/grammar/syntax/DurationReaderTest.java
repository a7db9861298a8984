package dev.headwater.grammar.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// `durations.txt` holds what the parser of the reference system answers, in microseconds.
class DurationReaderTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/durations.txt", delimiter = '|')
    void readsADurationAsTheReferenceSystemDoes(String text, String expected) {
        var diagnostics = new Diagnostics();
        var source = new SourceFile("durations.txt", text);

        Long micros =
                new DurationReader(diagnostics).micros(ScalarOrigin.verbatim(source, text, 0));

        if (expected.equals("rejected")) {
            assertThat(micros).isNull();
            assertThat(diagnostics.all())
                    .singleElement()
                    .satisfies(
                            mistake -> assertThat(mistake.code()).isEqualTo(DiagnosticCode.S008));
        } else {
            assertThat(micros).isEqualTo(Long.parseLong(expected));
            assertThat(diagnostics.all()).isEmpty();
        }
    }
}
