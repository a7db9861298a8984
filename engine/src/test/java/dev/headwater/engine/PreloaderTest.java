package dev.headwater.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PreloaderTest {
    /// An exception on its thread would be shown to the user.
    @Test
    void theTaskThatWarmsUpTheParsersIsValid() {
        assertThat(Preloader.plan().steps()).hasSize(3);
    }
}
