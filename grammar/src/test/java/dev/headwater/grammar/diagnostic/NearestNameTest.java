package dev.headwater.grammar.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> NAMES =
            List.of("start", "end", "start_inclusive", "end_inclusive", "label");

    @Test
    void findsALetterMissingAddedReplacedOrSwapped() {
        assertThat(NearestName.of("star", NAMES)).isEqualTo("start");
        assertThat(NearestName.of("startt", NAMES)).isEqualTo("start");
        assertThat(NearestName.of("stort", NAMES)).isEqualTo("start");
        assertThat(NearestName.of("lable", NAMES)).isEqualTo("label");
        assertThat(NearestName.of("END_INCLUSIVE", NAMES)).isEqualTo("end_inclusive");
    }

    @Test
    void doesNotGuessWildly() {
        assertThat(NearestName.of("colour", NAMES)).isNull();
        assertThat(NearestName.of("x", NAMES)).isNull();
        assertThat(NearestName.of("start", List.of())).isNull();
    }
}
