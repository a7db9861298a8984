package dev.headwater.grammar.syntax;

import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.Span;
import dev.headwater.grammar.syntax.DurationParser.DurationContext;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// Reads a duration such as `1d 12h` or `1:30` (one minute and a half).
///
/// Decimals are cut to whole seconds, unless the seconds themselves are decimal: these are rounded
/// to microseconds, half to even.
final class DurationReader {
    private static final GrammarRule<DurationParser, DurationContext> DURATION =
            new GrammarRule<>(DurationLexer::new, DurationParser::new, DurationParser::duration);
    private static final String HELP =
            "write weeks, days, hours, minutes, seconds in this order, `1d 12h`, or a clock, `36:00:00`";
    private static final BigInteger MICROS_PER_SECOND = BigInteger.valueOf(1_000_000);

    private final Diagnostics diagnostics;

    DurationReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /// A number of units of so many seconds; the digits may be those of any script.
    private record Part(String number, int unitSeconds) {
        BigDecimal seconds() {
            return new BigDecimal(number).multiply(BigDecimal.valueOf(unitSeconds));
        }

        boolean isInteger() {
            return number.indexOf('.') < 0;
        }

        boolean isSeconds() {
            return unitSeconds == 1;
        }
    }

    /// The microseconds, or null after an error was reported.
    @Nullable Long micros(ScalarOrigin text) {
        DurationContext tree = DURATION.parse(text.text(), token -> malformed(text, token));
        if (tree == null) {
            return null;
        }
        BigInteger micros = micros(parts(tree));
        if (micros.bitLength() < Long.SIZE) {
            return micros.longValue();
        }
        error(
                "the duration " + text.quoted() + " is too long",
                text.span(),
                "more than 292 000 years");
        return null;
    }

    private static BigInteger micros(List<Part> parts) {
        boolean decimalSeconds =
                parts.stream().anyMatch(part -> part.isSeconds() && !part.isInteger());
        if (decimalSeconds) {
            return roundedMicros(parts);
        }
        BigDecimal seconds = BigDecimal.ZERO;
        for (Part part : parts) {
            seconds = seconds.add(part.seconds());
        }
        return seconds.toBigInteger().multiply(MICROS_PER_SECOND);
    }

    /// Adds in double precision, in the order of the units, as the reference system does.
    private static BigInteger roundedMicros(List<Part> parts) {
        double seconds = 0;
        for (Part part : parts) {
            seconds += part.unitSeconds() * new BigDecimal(part.number()).doubleValue();
        }
        double whole = Math.floor(seconds);
        long fractionMicros = (long) Math.rint((seconds - whole) * 1e6);
        BigInteger wholeMicros = new BigDecimal(whole).toBigInteger().multiply(MICROS_PER_SECOND);
        return wholeMicros.add(BigInteger.valueOf(fractionMicros));
    }

    private static List<Part> parts(DurationContext tree) {
        List<Part> parts = new ArrayList<>();
        collect(tree, parts);
        return parts;
    }

    private static void collect(ParseTree tree, List<Part> parts) {
        for (int i = 0; i < tree.getChildCount(); i++) {
            ParseTree child = tree.getChild(i);
            if (!(child instanceof TerminalNode terminal)) {
                collect(child, parts);
                continue;
            }
            String text = terminal.getText();
            switch (terminal.getSymbol().getType()) {
                case DurationLexer.NUMBER ->
                        parts.add(new Part(text, unitSeconds(tree.getChild(i + 1))));
                case DurationLexer.SECOND_CLOCK,
                        DurationLexer.MINUTE_CLOCK,
                        DurationLexer.HOUR_CLOCK,
                        DurationLexer.DAY_CLOCK ->
                        addClock(text, parts);
                default -> {}
            }
        }
    }

    private static int unitSeconds(ParseTree unit) {
        return switch (((TerminalNode) unit).getSymbol().getType()) {
            case DurationLexer.WEEK -> 7 * 86_400;
            case DurationLexer.DAY -> 86_400;
            case DurationLexer.HOUR -> 3_600;
            case DurationLexer.MINUTE -> 60;
            default -> 1;
        };
    }

    /// Seconds come last in a clock, whatever it begins with.
    private static void addClock(String clock, List<Part> parts) {
        int[] unitSeconds = {1, 60, 3_600, 86_400};
        String[] fields = clock.split("[:-]", -1);
        for (int i = 0; i < fields.length; i++) {
            if (!fields[i].isEmpty()) {
                parts.add(new Part(fields[i], unitSeconds[fields.length - 1 - i]));
            }
        }
    }

    private void malformed(ScalarOrigin text, Token token) {
        String label =
                switch (token.getType()) {
                    case Token.EOF -> "a unit is missing";
                    case DurationLexer.WORD -> "not a unit";
                    default -> "not expected here";
                };
        error("malformed duration " + text.quoted(), new AstBuilder(text).span(token), label);
    }

    private void error(String message, Span span, String label) {
        diagnostics.add(Diagnostic.error(DiagnosticCode.S008, message, span, label).withHelp(HELP));
    }
}
