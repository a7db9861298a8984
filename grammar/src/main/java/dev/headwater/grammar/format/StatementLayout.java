package dev.headwater.grammar.format;

import dev.headwater.grammar.format.Comments.Line;
import dev.headwater.grammar.format.WindowText.Clause;
import dev.headwater.grammar.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Statements -> lines, with their comments and at most one empty line between them. The `=` of
/// neighbours that take one line each stand below each other.
final class StatementLayout {
    private static final String INDENT = "  ";
    private static final String DEEP_INDENT = "    ";
    private static final int WIDEST_GAP = 16;

    private final Comments comments;
    private final boolean separatesParts;
    private final StringBuilder text = new StringBuilder();

    private StatementLayout(Comments comments, boolean separatesParts) {
        this.comments = comments;
        this.separatesParts = separatesParts;
    }

    /// A statement and what stands around it. `clauseComments` are those before each clause.
    private record Placed(
            Statement statement,
            boolean isAfterEmptyLine,
            List<Line> before,
            List<List<Line>> clauseComments,
            List<String> beside) {

        /// Comments between clauses keep these apart.
        boolean isDivided() {
            return clauseComments.stream().anyMatch(lines -> !lines.isEmpty());
        }

        /// Whether the comments beside it come above it: several, or one beside a statement of
        /// several lines, as that would stand behind another line than that of its anchor.
        boolean hasBesideAbove() {
            return beside.size() > 1 || !isOneLine();
        }

        /// The statement in one line, its head as wide as asked for.
        String line(int headWidth) {
            String head = statement.head();
            String body =
                    head.isEmpty()
                            ? statement.body()
                            : head
                                    + " ".repeat(Math.max(0, headWidth - head.length()))
                                    + " = "
                                    + statement.body();
            return body
                    + clauses().stream()
                            .map(clause -> INDENT + clause)
                            .collect(Collectors.joining());
        }

        /// The clauses, with the constraints in one.
        List<String> clauses() {
            List<String> joined = new ArrayList<>();
            for (Clause clause : statement.clauses()) {
                boolean goesOn =
                        clause.text().startsWith("require ")
                                && !joined.isEmpty()
                                && joined.getLast().startsWith("require ");
                if (goesOn) {
                    String more = clause.text().substring("require ".length());
                    joined.add(joined.removeLast() + ", " + more);
                } else {
                    joined.add(clause.text());
                }
            }
            return joined;
        }

        boolean isOneLine() {
            String line = line(0);
            return !isDivided() && line.length() <= QuotedText.WIDTH && line.indexOf('\n') < 0;
        }
    }

    /// @param separatesParts whether an empty line comes between the parts of the file, and before
    ///   comments
    static String layOut(List<Statement> statements, Comments comments, boolean separatesParts) {
        var layout = new StatementLayout(comments, separatesParts);
        List<Placed> placed = statements.stream().map(layout::place).toList();
        int runEnd = 0;
        int headWidth = 0;
        for (int i = 0; i < placed.size(); i++) {
            if (i == runEnd) {
                runEnd = runEnd(placed, i);
                headWidth = headWidth(placed.subList(i, runEnd));
            }
            layout.append(placed.get(i), i == 0 ? null : placed.get(i - 1), headWidth);
        }
        layout.appendComments(comments.atEnd(), "");
        return layout.text.toString();
    }

    private Placed place(Statement statement) {
        Span anchor = statement.anchor();
        List<Line> before = new ArrayList<>(comments.before(anchor));
        List<String> beside = new ArrayList<>();
        for (Span part : statement.parts()) {
            before.addAll(comments.before(part));
            addBeside(part, beside);
        }
        addBeside(anchor, beside);
        List<List<Line>> clauseComments = new ArrayList<>();
        for (Clause clause : statement.clauses()) {
            List<Line> lines = new ArrayList<>(comments.before(clause.anchor()));
            clauseComments.add(lines);
            addBeside(clause.anchor(), beside);
        }
        return new Placed(
                statement, comments.isAfterEmptyLine(anchor), before, clauseComments, beside);
    }

    private void addBeside(Span anchor, List<String> beside) {
        String comment = comments.beside(anchor);
        if (comment != null) {
            beside.add(comment);
        }
    }

    private void append(Placed each, @Nullable Placed previous, int headWidth) {
        boolean beginsPart =
                separatesParts
                        && previous != null
                        && (previous.statement().part() != each.statement().part()
                                || !each.before().isEmpty());
        boolean hasEmptyLine = beginsPart && text.length() > 0;
        if (hasEmptyLine) {
            text.append('\n');
        }
        appendComments(each.before(), "", hasEmptyLine);
        if (each.isAfterEmptyLine()
                && text.length() > 0
                && !(hasEmptyLine && each.before().isEmpty())) {
            text.append('\n');
        }
        List<String> beside = each.beside();
        if (each.hasBesideAbove()) {
            beside.forEach(comment -> text.append(("-- " + comment).strip()).append('\n'));
            beside = List.of();
        }
        if (each.isOneLine()) {
            text.append(each.line(headWidth)).append(besideText(beside)).append('\n');
            return;
        }
        appendLines(each);
    }

    private void appendLines(Placed each) {
        Statement statement = each.statement();
        String head = statement.head().isEmpty() ? "" : statement.head() + " = ";
        boolean isWrapped = statement.body().indexOf('\n') < 0;
        String first = head + statement.body();
        text.append(isWrapped ? QuotedText.wrapped(first, DEEP_INDENT) : first);
        text.append('\n');
        if (!each.isDivided()) {
            each.clauses().forEach(this::appendClause);
            return;
        }
        for (int i = 0; i < statement.clauses().size(); i++) {
            appendComments(each.clauseComments().get(i), INDENT);
            appendClause(statement.clauses().get(i).text());
        }
    }

    private void appendClause(String clause) {
        text.append(QuotedText.wrapped(INDENT + clause, DEEP_INDENT)).append('\n');
    }

    private static String besideText(List<String> beside) {
        return beside.stream()
                .map(comment -> INDENT + ("-- " + comment).strip())
                .collect(Collectors.joining());
    }

    private void appendComments(List<Line> lines, String indent) {
        appendComments(lines, indent, false);
    }

    private void appendComments(List<Line> lines, String indent, boolean isAfterEmptyLine) {
        boolean hasEmptyLine = isAfterEmptyLine;
        for (Line line : lines) {
            if (line.isAfterEmptyLine() && text.length() > 0 && !hasEmptyLine) {
                text.append('\n');
            }
            text.append(indent).append(("-- " + line.text()).strip()).append('\n');
            hasEmptyLine = false;
        }
    }

    /// Where the neighbours of the statement at `start` end, without an empty line or comment
    /// between them.
    private static int runEnd(List<Placed> placed, int start) {
        int end = start + 1;
        while (end < placed.size() && isNeighbour(placed.get(end - 1), placed.get(end))) {
            end++;
        }
        return end;
    }

    /// The widest head of neighbours; 0 when they differ too much.
    private static int headWidth(List<Placed> run) {
        var widths =
                run.stream().mapToInt(each -> each.statement().head().length()).summaryStatistics();
        int widest = widths.getMax();
        boolean fits =
                widest - widths.getMin() <= WIDEST_GAP
                        && run.stream()
                                .allMatch(each -> each.line(widest).length() <= QuotedText.WIDTH);
        return fits ? widest : 0;
    }

    private static boolean isNeighbour(Placed one, Placed next) {
        return one.isOneLine()
                && next.isOneLine()
                && next.before().isEmpty()
                && !next.hasBesideAbove()
                && !next.isAfterEmptyLine()
                && one.statement().part() == next.statement().part()
                && !one.statement().head().isEmpty()
                && !next.statement().head().isEmpty();
    }
}
