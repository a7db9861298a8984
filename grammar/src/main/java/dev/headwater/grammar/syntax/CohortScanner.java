package dev.headwater.grammar.syntax;

import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import java.util.ArrayList;
import java.util.List;

/// Cuts the text form into statements and comments.
///
/// A statement begins with a word in the first column, whatever came before, so that a mistake in
/// one never reaches into the next. A comment begins with `--` outside of texts and quoted names.
public final class CohortScanner {
    private final SourceFile source;
    private final String text;
    private final StringBuilder withoutComments;
    private final List<Span> comments = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();

    /// The quote that is open, or 0.
    private char open;

    private CohortScanner(SourceFile source) {
        this.source = source;
        this.text = source.text();
        this.withoutComments = new StringBuilder(text);
        for (int line = 1; line <= source.lineCount(); line++) {
            scanLine(source.lineStart(line), source.line(line));
        }
    }

    /// The comments of a text, each without its line end, in order.
    public static List<Span> comments(SourceFile source) {
        return List.copyOf(new CohortScanner(source).comments);
    }

    /// The statements of a text, in order, comments blanked out. What stands before the first word
    /// in the first column is one too.
    static List<ScalarOrigin> statements(SourceFile source) {
        return new CohortScanner(source).statements();
    }

    private List<ScalarOrigin> statements() {
        List<ScalarOrigin> statements = new ArrayList<>();
        starts.addFirst(0);
        starts.add(text.length());
        for (int i = 0; i + 1 < starts.size(); i++) {
            String statement = withoutComments.substring(starts.get(i), starts.get(i + 1));
            int indent = statement.length() - statement.stripLeading().length();
            if (!statement.isBlank()) {
                statements.add(
                        ScalarOrigin.verbatim(source, statement.strip(), starts.get(i) + indent));
            }
        }
        return statements;
    }

    private void scanLine(int start, String line) {
        if (!line.isEmpty() && beginsStatement(line.charAt(0))) {
            starts.add(start);
            open = 0;
        }
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (open != 0) {
                open = c == open ? 0 : open;
            } else if (c == '"' || c == '\'' || c == '`') {
                open = c;
            } else if (line.startsWith("--", i)) {
                comments.add(source.span(start + i, start + line.length()));
                withoutComments.replace(
                        start + i, start + line.length(), " ".repeat(line.length() - i));
                return;
            }
        }
        // A quoted name ends with its line at the latest; a text may go on.
        open = open == '`' ? 0 : open;
    }

    /// A `#` begins none, but is likely meant for a comment, which is not to spoil the statement
    /// above.
    private static boolean beginsStatement(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '#';
    }
}
