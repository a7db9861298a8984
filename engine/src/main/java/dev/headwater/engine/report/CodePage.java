package dev.headwater.engine.report;

import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The page of the catalogue, docs/diagnostics, that explains a code. A block of it is a file,
/// named behind the language, or a command with what it prints.
public final class CodePage {
    private static final String FENCE = "```";
    private static final Pattern FILE = Pattern.compile(FENCE + "\\w+ (.+)");
    private static final String INDENTATION = "    ";

    private CodePage() {}

    /// The page for a terminal: headings without marks, blocks indented.
    public static String of(DiagnosticCode code) {
        var plain = new StringBuilder();
        boolean isInBlock = false;
        for (String line : read(code).lines().toList()) {
            if (line.startsWith(FENCE)) {
                isInBlock = !isInBlock;
                Matcher file = FILE.matcher(line);
                plain.append(file.matches() ? file.group(1) + ":\n" : "");
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
