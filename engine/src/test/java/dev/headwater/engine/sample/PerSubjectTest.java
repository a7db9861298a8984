package dev.headwater.engine.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PerSubjectTest {
    @ParameterizedTest
    @ValueSource(strings = {"all", "first", "last", "random:1", "random:12"})
    void aRuleIsWrittenAsItIsRead(String word) {
        assertThat(PerSubject.of(word)).isNotNull().extracting(PerSubject::word).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "First", "random", "random:", "random:0", "random:-1", "random:1x"})
    void otherWordsAreNoRules(String word) {
        assertThat(PerSubject.of(word)).isNull();
    }
}
