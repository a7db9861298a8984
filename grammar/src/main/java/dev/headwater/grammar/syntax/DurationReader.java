package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.Duration;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.Span;
import dev.headwater.grammar.syntax.DurationParser.DurationContext;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// Reads a duration such as `1d 12h`, `1:30` (one minute and a half) or `1 year 6 months`.
final class DurationReader {
    private static final GrammarRule<DurationParser, DurationContext> DURATION =
            new GrammarRule<>(DurationLexer::new, DurationParser::new, DurationParser::duration);
    private static final String HELP =
            "write years, months, weeks, days, hours, minutes, seconds in this order, `1d 12h`, or a"
                    + " clock, `36:00:00`";
    private static final int MONTHS_PER_YEAR = 12;
    private static final long MAX_MONTHS = 292_000L * MONTHS_PER_YEAR;
    private static final int MAX_CALENDAR_DIGITS = 9;
    private static final int[] CLOCK_UNITS = {86_400, 3_600, 60, 1};

    private final Diagnostics diagnostics;

    DurationReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /// The duration, not negative, or null after an error was reported.
    @Nullable Duration read(ScalarOrigin text) {
        DurationContext tree = DURATION.parse(text.text(), token -> malformed(text, token));
        if (tree == null || !areWhole(text, tree)) {
            return null;
        }
        Long months = months(tree);
        Long micros = sum(tree).micros();
        if (micros == null || months == null || months > MAX_MONTHS) {
            String message = "the duration " + text.quoted() + " is too long";
            error(message, text.span(), "more than 292 000 years");
            return null;
        }
        return new Duration(Math.toIntExact(months), micros);
    }

    /// Half a month has no length.
    private boolean areWhole(ScalarOrigin text, DurationContext tree) {
        for (TerminalNode part : calendarParts(tree)) {
            if (number(part.getText()).indexOf('.') >= 0) {
                String message = "malformed duration " + text.quoted();
                Span span = new AstBuilder(text).span(part.getSymbol());
                error(message, span, "years and months are whole numbers");
                return false;
            }
        }
        return true;
    }

    private static List<TerminalNode> calendarParts(DurationContext tree) {
        return Stream.of(tree.YEARS(), tree.MONTHS()).filter(Objects::nonNull).toList();
    }

    /// Null when they are too many to count.
    private static @Nullable Long months(DurationContext tree) {
        long months = 0;
        for (TerminalNode part : calendarParts(tree)) {
            String number = DecimalDigits.toAscii(number(part.getText()));
            if (number.length() > MAX_CALENDAR_DIGITS) {
                return null;
            }
            boolean areYears = part.getSymbol().getType() == DurationLexer.YEARS;
            months += Long.parseLong(number) * (areYears ? MONTHS_PER_YEAR : 1);
        }
        return months;
    }

    private static DurationSum sum(DurationContext tree) {
        var sum = new DurationSum();
        for (ParseTree child : tree.children) {
            String text = child.getText();
            switch (((TerminalNode) child).getSymbol().getType()) {
                case DurationLexer.WEEKS -> sum.add(number(text), 7 * 86_400);
                case DurationLexer.DAYS -> sum.add(number(text), 86_400);
                case DurationLexer.HOURS -> sum.add(number(text), 3_600);
                case DurationLexer.MINUTES -> sum.add(number(text), 60);
                case DurationLexer.SECONDS -> sum.add(number(text), 1);
                case DurationLexer.YEARS,
                        DurationLexer.MONTHS,
                        DurationLexer.SEPARATOR,
                        Token.EOF -> {}
                default -> addClock(text, sum);
            }
        }
        return sum;
    }

    /// What stands before the unit.
    private static String number(String text) {
        int end = 0;
        while (text.charAt(end) == '.' || Character.isDigit(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return text.substring(0, end);
    }

    /// Seconds come last in a clock, whatever it begins with. `:30` has nothing before the colon.
    private static void addClock(String clock, DurationSum sum) {
        String[] fields = clock.split("[:-]", -1);
        int firstUnit = CLOCK_UNITS.length - fields.length;
        for (int i = 0; i < fields.length; i++) {
            if (!fields[i].isEmpty()) {
                sum.add(fields[i], CLOCK_UNITS[firstUnit + i]);
            }
        }
    }

    private void malformed(ScalarOrigin text, Token token) {
        String label =
                switch (token.getType()) {
                    case DurationLexer.NO_UNIT -> "a unit is missing";
                    case DurationLexer.UNKNOWN_UNIT -> "not a unit";
                    default -> "not expected here";
                };
        error("malformed duration " + text.quoted(), new AstBuilder(text).span(token), label);
    }

    private void error(String message, Span span, String label) {
        diagnostics.add(Diagnostic.error(DiagnosticCode.S008, message, span, label).withHelp(HELP));
    }
}
