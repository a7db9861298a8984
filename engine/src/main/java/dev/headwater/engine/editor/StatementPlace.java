package dev.headwater.engine.editor;

import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import dev.headwater.grammar.syntax.CohortScanner;
import java.util.Arrays;
import java.util.regex.Pattern;

/// What may stand at a place of the text form, judged by the statement up to there, since a
/// statement being typed can rarely be read. The first whose pattern matches it counts.
enum StatementPlace {
    STATEMENT(""),
    AFTER_STATIC("static\\s+"),
    MODE("semantics\\s+\\S*"),
    TRIGGER("trigger\\s+"),
    CONDITION(Parts.PREDICATE + ".*\\bwhere\\s.*"),
    EXPRESSION(Parts.PREDICATE + ".*"),
    START(Parts.INTERVAL + "\\s*"),
    END(Parts.INTERVAL + "[^\\])]*\\.\\.\\s*"),
    AFTER_RECORD_AT_START(Parts.INTERVAL + "\\s*record\\s+"),
    AFTER_RECORD_AT_END(Parts.INTERVAL + "[^\\])]*\\.\\.\\s*record\\s+"),
    EVENT(Parts.INTERVAL + "[^\\])]*\\b(next|previous)\\s+"),
    AFTER_NEXT(Parts.INTERVAL + "[^\\])]*\\bnext\\s+" + Parts.SUBJECT + "\\s+"),
    AFTER_PREVIOUS(Parts.INTERVAL + "[^\\])]*\\bprevious\\s+" + Parts.SUBJECT + "\\s+"),
    REFERENCE(Parts.INTERVAL + "[^\\])]*\\b(after|before)\\s+"),
    LABEL(Parts.CLAUSES + ".*\\blabel\\s+"),
    AFTER_INDEX(Parts.CLAUSES + ".*\\bindex\\s+"),
    AFTER_INDEX_AT(Parts.CLAUSES + ".*\\bindex\\s+at\\s+"),
    COUNT(Parts.CLAUSES + ".*(\\brequire\\s+|,\\s*)"),
    COUNTED(Parts.CLAUSES + ".*\\b(no|(at\\s+least|at\\s+most|exactly|\\d+\\s+to)\\s+\\d+)\\s+"),
    WITHIN_COUNT(Parts.CLAUSES + ".*\\b(at|least|most|exactly|to|any|\\d+)\\s+"),
    CLAUSE(Parts.CLAUSES + "(.*\\s)?"),
    ELSEWHERE(".*");

    private static final Pattern FIRST_WORD = Pattern.compile("^[\\p{L}\\p{N}_]");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'|`[^`]*`");
    private static final Pattern WORD_BEING_TYPED =
            Pattern.compile("([\\p{L}\\p{N}_]+\\.)?[\\p{L}\\p{N}_]*$");

    private final Pattern before;

    StatementPlace(String before) {
        this.before = Pattern.compile(before, Pattern.DOTALL);
    }

    /// What patterns have in common.
    private static final class Parts {
        private static final String PREDICATE = "(static\\s+)?(predicate|demographic)\\s[^=]*=";
        private static final String INTERVAL = "window\\s[^=]*=\\s*[\\[(]";
        private static final String CLAUSES = INTERVAL + "[^\\])]*[\\])]";
        private static final String SUBJECT = "(any\\s+event|(?!any\\s)[^\\s.\\])]+)";
    }

    static StatementPlace at(SourceFile source, int offset) {
        int line = source.lineOf(offset);
        if (source.text().substring(source.lineStart(line), offset).isEmpty()) {
            return STATEMENT;
        }
        while (line > 1 && !FIRST_WORD.matcher(source.line(line)).find()) {
            line--;
        }
        int start = source.lineStart(line);
        var statement = new StringBuilder(source.text().substring(start, offset));
        for (Span comment : CohortScanner.comments(source)) {
            if (comment.start() < offset && offset <= comment.end()) {
                return ELSEWHERE;
            }
            if (start <= comment.start() && comment.end() < offset) {
                int length = comment.end() - comment.start();
                statement.replace(
                        comment.start() - start, comment.end() - start, " ".repeat(length));
            }
        }
        return after(statement.toString());
    }

    private static StatementPlace after(String statement) {
        String words = QUOTED.matcher(statement).replaceAll("quoted");
        if (words.indexOf('"') >= 0 || words.indexOf('\'') >= 0 || words.indexOf('`') >= 0) {
            return ELSEWHERE;
        }
        String before = WORD_BEING_TYPED.matcher(words).replaceFirst("");
        return Arrays.stream(values())
                .filter(place -> place.before.matcher(before).matches())
                .findFirst()
                .orElse(ELSEWHERE);
    }
}
