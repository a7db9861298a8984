package dev.headwater.engine.report;

import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The page of the catalogue, docs/diagnostics, that explains a code.
public final class CodePage {
    private static final String FENCE = "```";
    private static final String INDENTATION = "    ";

    private CodePage() {}

    /// The page for a terminal: headings without marks, blocks indented.
    public static String of(DiagnosticCode code) {
        var plain = new StringBuilder();
        boolean isInBlock = false;
        for (String line : read(code).lines().toList()) {
            if (line.startsWith(FENCE)) {
                isInBlock = !isInBlock;
                String title = line.substring(FENCE.length()).strip();
                plain.append(title.isEmpty() ? "" : title.replaceFirst("\\w+ ?", "") + "\n");
            } else if (isInBlock) {
                plain.append(line.isEmpty() ? "" : INDENTATION + line).append('\n');
            } else {
                plain.append(line.replaceFirst("^#+ ", "")).append('\n');
            }
        }
        return plain.toString();
    }

    private static String read(DiagnosticCode code) {
        String name = "codes/" + code + ".md";
        try (InputStream page = CodePage.class.getResourceAsStream(name)) {
            if (page == null) {
                throw new IllegalStateException("no page for " + code);
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
