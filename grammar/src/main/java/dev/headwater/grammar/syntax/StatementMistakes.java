package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.diagnostic.NearestName;
import dev.headwater.grammar.source.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// What can be said about a statement that cannot be read.
final class StatementMistakes {
    static final Set<String> OF_PREDICATES =
            ordered("cohort", "description", "metadata", "static", "predicate", "demographic");
    static final Set<String> OF_TASKS =
            ordered(
                    "cohort",
                    "description",
                    "metadata",
                    "semantics",
                    "static",
                    "predicate",
                    "demographic",
                    "trigger",
                    "window");
    private static final Pattern FIRST_WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final Pattern DECLARED =
            Pattern.compile("(?:static\\s+)?[\\p{L}\\p{N}_]+\\s+([\\p{L}\\p{N}_]+|`[^`]+`)");
    private static final String HELP =
            "lines that go on with a statement are indented, all others are not";

    private final ScalarOrigin statement;
    private final Set<String> keywords;
    private final Diagnostics diagnostics;

    StatementMistakes(ScalarOrigin statement, Set<String> keywords, Diagnostics diagnostics) {
        this.statement = statement;
        this.keywords = keywords;
        this.diagnostics = diagnostics;
    }

    Span span() {
        return statement.span();
    }

    /// The first word; empty when the statement begins with something else.
    String keyword() {
        Matcher word = FIRST_WORD.matcher(statement.text());
        return word.lookingAt() ? word.group() : "";
    }

    /// The first word, or the one that it most likely misspells; empty when it is like none.
    String likelyKeyword() {
        String keyword = keyword();
        if (OF_TASKS.contains(keyword)) {
            return keyword;
        }
        String nearest = NearestName.of(keyword, OF_TASKS);
        return nearest == null ? "" : nearest;
    }

    /// What stands where a declaration has its name; null when no name does.
    @Nullable Name declared() {
        Matcher declared = DECLARED.matcher(statement.text());
        if (!declared.lookingAt()) {
            return null;
        }
        Span span = statement.span(declared.start(1), declared.end(1));
        return new Name(declared.group(1).replace("`", ""), span);
    }

    /// Whether the statement begins as one must; reported when not.
    boolean isKnown() {
        String keyword = keyword();
        if (keywords.contains(keyword) && statement.span().column() == 1) {
            return true;
        }
        Span first = statement.span(0, Math.max(1, keyword.length()));
        if (keywords.contains(keyword)) {
            report(DiagnosticCode.S021, "a statement begins in the first column", first, "", HELP);
        } else if (OF_TASKS.contains(keyword)) {
            String message = "`" + keyword + "` has no place in a predicates file";
            report(DiagnosticCode.S021, message, first, "", "move it to the task");
        } else {
            report(DiagnosticCode.S021, "unknown statement", first, "", nearest(first.text()));
        }
        return false;
    }

    private String nearest(String word) {
        String nearest = NearestName.of(word, keywords);
        if (nearest != null) {
            return "did you mean `" + nearest + "`?";
        }
        return word.startsWith("#")
                ? "a comment begins with `--`"
                : "statements begin with `" + String.join("`, `", keywords) + "`";
    }

    void malformed(Token token) {
        Span span = new AstBuilder(statement).span(token);
        String text = token.getText();
        if (token.getType() == CohortLexer.UNFINISHED) {
            Span quote = span.source().span(span.start(), span.start() + 1);
            String message = "a text without its closing quote";
            report(
                    DiagnosticCode.S023,
                    message,
                    quote,
                    "begins here",
                    "close it; a quote inside is written twice");
            return;
        }
        String message = "malformed `" + keyword() + "` statement";
        if (token.getType() == Token.EOF) {
            report(DiagnosticCode.S020, message, span, "something is missing here", form());
        } else if (OF_TASKS.contains(text) && isFirstInLine(span)) {
            String help = "a statement begins in the first column: move `" + text + "` there";
            report(DiagnosticCode.S020, message, span, "not expected here", help);
        } else {
            String help = text.startsWith("#") ? "a comment begins with `--`" : form();
            report(DiagnosticCode.S020, message, span, "not expected here", help);
        }
    }

    private static boolean isFirstInLine(Span span) {
        String line = span.source().line(span.line());
        return line.strip().startsWith(span.text());
    }

    private String form() {
        return switch (keyword()) {
            case "cohort" -> "write `cohort NAME`";
            case "description" -> "write `description \"...\"`";
            case "metadata" -> "write `metadata NAME = \"...\"`";
            case "semantics" -> "write `semantics standard` or `semantics aces-0.7.3`";
            case "static", "predicate", "demographic" ->
                    "write `"
                            + keyword()
                            + (keyword().equals("static") ? " predicate" : "")
                            + " NAME = code \"X\"`, an expression, or `???`";
            case "trigger" -> "write `trigger PREDICATE` or `trigger any event`";
            default ->
                    "write `window NAME = [START .. END]`, `(` or `)` where an end is excluded, then"
                            + " `require COUNT PREDICATE`, `label PREDICATE`, `index at start`";
        };
    }

    private void report(DiagnosticCode code, String message, Span span, String label, String help) {
        diagnostics.add(Diagnostic.error(code, message, span, label).withHelp(help));
    }

    private static Set<String> ordered(String... words) {
        return new LinkedHashSet<>(List.of(words));
    }
}
