package dev.headwater.grammar.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.TextForm;
import org.junit.jupiter.api.Test;

class VastMetadataTest {
    @Test
    void metadataThatAliasesMakeVastIsNotWrittenOut() {
        var text =
                new StringBuilder(
                        "trigger: a\npredicates: {a: {code: A}}\nmetadata:\n  a0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            text.append("  a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        var diagnostics = new Diagnostics();
        var source = new SourceFile("task.yaml", text.toString());
        assertThat(TaskFormatter.convert(source, TextForm.COHORT, diagnostics)).isNull();
        assertThat(diagnostics.all())
                .singleElement()
                .satisfies(mistake -> {
                    assertThat(mistake.code()).isEqualTo(DiagnosticCode.S025);
                    assertThat(mistake.primary()).isNotNull();
                });
    }
}
