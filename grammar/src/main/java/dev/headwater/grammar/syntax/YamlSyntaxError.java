package dev.headwater.grammar.syntax;

import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/// SnakeYAML's exceptions -> diagnostics. The usual mistakes get words of ours, the others keep the
/// library's.
final class YamlSyntaxError {
    private static final List<Wording> WORDINGS =
            List.of(
                    new Wording("mapping values are not allowed", "a `:` cannot stand here")
                            .help("quote a text that contains `: `, and check the indentation"),
                    new Wording("expected <block end>", "this does not belong to the lines above")
                            .help("keys of one mapping begin in the same column"),
                    new Wording("expected ',' or '}'", "a `,` or `}` is missing")
                            .help("quote a text that contains one of `,{}[]`"),
                    new Wording("expected ',' or ']'", "a `,` or `]` is missing")
                            .help("quote a text that contains one of `,{}[]`"),
                    new Wording("could not find expected ':'", "a `:` is missing after a key")
                            .help("write `KEY: VALUE`"),
                    new Wording("found unexpected end of stream", "a closing quote is missing")
                            .help("add the quote"),
                    new Wording("but found another document", "a second document begins here")
                            .help("keep one document in a file"),
                    new Wording("found unknown escape", "unknown escape")
                            .help("use single quotes, or write the backslash twice"),
                    new Wording("expected the node content", "no value can begin like this")
                            .help("put the text in quotes"),
                    new Wording("found undefined alias", "unknown alias")
                            .help("give the value an anchor first: `&NAME`"),
                    new Wording("Global tag is not allowed", "the tag has no meaning here")
                            .help("leave it out"));

    private static final String MISPLACED_TAB = "a tab cannot stand here";
    private static final String NOT_IN_YAML = " cannot stand in YAML";

    private YamlSyntaxError() {}

    /// Whether a single character is the mistake.
    static boolean isCharacter(Diagnostic error) {
        return error.message().equals(MISPLACED_TAB) || error.message().endsWith(NOT_IN_YAML);
    }

    /// What SnakeYAML says, what we say, and what to do.
    private record Wording(String problem, String message, String help) {
        Wording(String problem, String message) {
            this(problem, message, "");
        }

        Wording help(String line) {
            return new Wording(problem, message, line);
        }
    }

    static Diagnostic of(SourceFile source, MarkedYAMLException mistake) {
        Mark mark =
                mistake.getProblemMark() == null
                        ? mistake.getContextMark()
                        : mistake.getProblemMark();
        int offset = mark == null ? 0 : offset(source, mark.getIndex());
        Span tab = tabAt(source, offset);
        String problem = mistake.getProblem() == null ? "no YAML" : mistake.getProblem().strip();
        if (tab != null && problem.startsWith("found character")) {
            return Diagnostic.error(DiagnosticCode.S001, MISPLACED_TAB, tab, "")
                    .withHelp("YAML is indented with blanks");
        }
        Diagnostic error = worded(problem, character(source, offset));
        Mark context = mistake.getContextMark();
        int contextOffset = context == null ? offset : offset(source, context.getIndex());
        return mistake.getContext() == null || contextOffset >= offset
                ? error
                : error.withSecondary(character(source, contextOffset), "begins here");
    }

    static Diagnostic of(SourceFile source, ReaderException mistake) {
        String message = "the character U+%04X".formatted(mistake.getCodePoint()) + NOT_IN_YAML;
        Span span = character(source, offset(source, mistake.getPosition()));
        return Diagnostic.error(DiagnosticCode.S001, message, span, "");
    }

    private static Diagnostic worded(String problem, Span span) {
        for (Wording wording : WORDINGS) {
            if (problem.startsWith(wording.problem())) {
                return Diagnostic.error(DiagnosticCode.S001, wording.message(), span, "")
                        .withHelp(wording.help());
            }
        }
        return Diagnostic.error(DiagnosticCode.S001, problem, span, "");
    }

    /// The tab at `offset` or, as SnakeYAML may blame the blank behind it, right before.
    private static @Nullable Span tabAt(SourceFile source, int offset) {
        String text = source.text();
        for (int i = Math.min(offset, text.length() - 1); i >= 0 && i >= offset - 1; i--) {
            if (text.charAt(i) == '\t') {
                return source.span(i, i + 1);
            }
        }
        return null;
    }

    /// Marks count code points, and may lie behind the end.
    private static int offset(SourceFile source, int codePointIndex) {
        String text = source.text();
        return text.offsetByCodePoints(
                0, Math.min(codePointIndex, text.codePointCount(0, text.length())));
    }

    /// The one character at `offset`; no width at a line end or the end of the text.
    private static Span character(SourceFile source, int offset) {
        String text = source.text();
        boolean visible =
                offset < text.length()
                        && text.charAt(offset) != '\n'
                        && text.charAt(offset) != '\r';
        return source.span(offset, visible ? text.offsetByCodePoints(offset, 1) : offset);
    }
}
