package dev.headwater.grammar.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.grammar.ast.Duration;
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

        Duration duration =
                new DurationReader(diagnostics).read(ScalarOrigin.verbatim(source, text, 0));

        if (expected.equals("rejected")) {
            assertThat(duration).isNull();
            assertThat(diagnostics.all())
                    .singleElement()
                    .satisfies(
                            mistake -> assertThat(mistake.code()).isEqualTo(DiagnosticCode.S008));
        } else {
            assertThat(duration).isEqualTo(new Duration(0, Long.parseLong(expected)));
            assertThat(diagnostics.all()).isEmpty();
        }
    }

    /// The reference system rejects them.
    @ParameterizedTest
    @CsvFileSource(resources = "/calendar-durations.txt", delimiter = '|')
    void readsYearsAndMonthsBeforeTheFixedUnits(String text, int months, long micros) {
        var diagnostics = new Diagnostics();
        var source = new SourceFile("durations.txt", text);

        Duration duration =
                new DurationReader(diagnostics).read(ScalarOrigin.verbatim(source, text, 0));

        assertThat(diagnostics.all()).isEmpty();
        assertThat(duration).isEqualTo(new Duration(months, micros));
    }
}
