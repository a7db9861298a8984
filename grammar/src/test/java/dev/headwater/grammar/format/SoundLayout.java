package dev.headwater.grammar.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticRenderer;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.TextForm;
import dev.headwater.grammar.syntax.TaskDocumentReader;

/// What holds for any text: it is read or rejected with a place, and so it is laid out in either
/// form, after which it stays as it is.
final class SoundLayout {
    private SoundLayout() {}

    static void assertOf(SourceFile source) {
        var reading = new Diagnostics();
        var task = TaskDocumentReader.readTask(source, reading);
        assertThat(task == null && !reading.hasErrors()).isFalse();
        assertCanBeDrawn(reading);

        for (TextForm form : TextForm.values()) {
            var mistakes = new Diagnostics();
            String text = TaskFormatter.convert(source, form, mistakes);
            assertThat(text == null).isEqualTo(mistakes.hasErrors());
            assertCanBeDrawn(mistakes);
            if (text != null) {
                assertStaysAsItIs(new SourceFile("laid-out" + form.suffix(), text));
            }
        }
    }

    private static void assertStaysAsItIs(SourceFile laidOut) {
        var mistakes = new Diagnostics();
        assertThat(TaskFormatter.format(laidOut, mistakes)).isEqualTo(laidOut.text());
        assertThat(mistakes.all()).isEmpty();
    }

    private static void assertCanBeDrawn(Diagnostics mistakes) {
        for (Diagnostic mistake : mistakes.all()) {
            assertThat(mistake.primary()).isNotNull();
            assertThat(new DiagnosticRenderer(false).render(mistake))
                    .contains("task.")
                    .contains("^");
        }
    }
}
