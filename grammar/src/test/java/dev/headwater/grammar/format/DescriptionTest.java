package dev.headwater.grammar.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.syntax.TaskDocumentReader;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "one line",
                "two\nlines",
                "a\n\nparagraph",
                "a\n\n\ngap",
                "\"quoted\"\n\n'both'"
            })
    void aDescriptionIsReadAsItWasWritten(String description) {
        String text = QuotedText.folded("description ", description) + "\ntrigger a\n";
        var diagnostics = new Diagnostics();
        var source = new SourceFile("task.cohort", text);
        var task = TaskDocumentReader.readTask(source, diagnostics);
        assertThat(diagnostics.all()).isEmpty();
        var header = Objects.requireNonNull(task).header();
        assertThat(Objects.requireNonNull(header.description()).text()).isEqualTo(description);
    }
}
