package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.ConstraintDeclaration;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.Span;
import dev.headwater.grammar.syntax.CountRangeParser.BoundContext;
import dev.headwater.grammar.syntax.CountRangeParser.CountRangeContext;
import dev.headwater.grammar.syntax.YamlValue.Entry;
import dev.headwater.grammar.syntax.YamlValue.YamlMapping;
import dev.headwater.grammar.syntax.YamlValue.YamlScalar;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the count ranges under `has`.
final class CountRangeReader {
    private static final GrammarRule<CountRangeParser, CountRangeContext> COUNT_RANGE =
            new GrammarRule<>(
                    CountRangeLexer::new, CountRangeParser::new, CountRangeParser::countRange);
    private static final String HELP =
            "write `(1, None)` for at least one, `(None, 0)` for none, `(2, 5)` for two to five";

    private static final int MAX_LONG_DIGITS = 19;

    private final Diagnostics diagnostics;

    CountRangeReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /// In a flow mapping, YAML reads `lab: (1, None)` as the entries `lab: (1` and `None):`. Tells
    /// whether this is the latter.
    static boolean isRestOfSplitRange(Entry entry) {
        return entry.valueIsMissing() && entry.key().isPlain() && entry.key().text().endsWith(")");
    }

    private static boolean isBeginOfSplitRange(Entry entry) {
        return entry.value() instanceof YamlScalar scalar
                && scalar.isPlain()
                && scalar.text().startsWith("(")
                && !scalar.text().contains(",");
    }

    List<ConstraintDeclaration> read(YamlMapping has) {
        List<ConstraintDeclaration> constraints = new ArrayList<>();
        List<Entry> entries = has.entries();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            int last = isBeginOfSplitRange(entry) ? endOfSplitRange(entries, i) : i;
            ConstraintDeclaration constraint =
                    last > i ? split(entry, entries.get(last)) : whole(entry);
            if (constraint != null) {
                constraints.add(constraint);
            }
            i = last;
        }
        return constraints;
    }

    /// The position of the entry that ends the range begun at `first`, or `first` when there is
    /// none.
    private static int endOfSplitRange(List<Entry> entries, int first) {
        for (int i = first + 1; i < entries.size() && entries.get(i).valueIsMissing(); i++) {
            if (isRestOfSplitRange(entries.get(i))) {
                return i;
            }
        }
        return first;
    }

    private @Nullable ConstraintDeclaration split(Entry first, Entry last) {
        Span begin = first.value().span();
        Span span = begin.source().span(begin.start(), last.key().span().end());
        ScalarOrigin range = ScalarOrigin.verbatim(begin.source(), span.text(), span.start());
        return constraint(first.key(), range, true, span);
    }

    private @Nullable ConstraintDeclaration whole(Entry entry) {
        if (entry.value() instanceof YamlScalar scalar && scalar.isString()) {
            return constraint(entry.key(), scalar.origin(), false, scalar.span());
        }
        String message = "a count range must be a text, not " + entry.value().description();
        error(DiagnosticCode.S009, message, entry.value().span());
        return null;
    }

    private @Nullable ConstraintDeclaration constraint(
            YamlScalar predicate, ScalarOrigin range, boolean splitByFlowComma, Span span) {
        if (!new Shape(diagnostics).isName(predicate, "a predicate")) {
            return null;
        }
        ScalarOrigin inside = withoutParentheses(range);
        CountRangeContext tree = COUNT_RANGE.parse(inside.text(), token -> malformed(range, span));
        if (tree == null) {
            return null;
        }
        if (tree.bound().size() != 2) {
            malformed(range, span);
            return null;
        }
        BoundContext min = tree.bound(0);
        BoundContext max = tree.bound(1);
        // Both are looked at, so that both are reported.
        boolean minIsReadable = isReadable(min, inside);
        boolean maxIsReadable = isReadable(max, inside);
        return minIsReadable && maxIsReadable
                ? new ConstraintDeclaration(
                        predicate.name(), number(min), number(max), splitByFlowComma, span)
                : null;
    }

    /// Any number of either parenthesis at both ends, nothing else.
    private static ScalarOrigin withoutParentheses(ScalarOrigin range) {
        String text = range.text();
        int from = 0;
        int to = text.length();
        while (from < to && isParenthesis(text.charAt(from))) {
            from++;
        }
        while (to > from && isParenthesis(text.charAt(to - 1))) {
            to--;
        }
        return range.part(from, to);
    }

    private static boolean isParenthesis(char c) {
        return c == '(' || c == ')';
    }

    private boolean isReadable(BoundContext bound, ScalarOrigin inside) {
        boolean isEmpty = bound.getChildCount() == 0;
        boolean isOneToken =
                bound.getChildCount() == 1 && bound.OTHER().isEmpty() && bound.WORD().isEmpty();
        if (isEmpty || isOneToken) {
            return true;
        }
        Span span = new AstBuilder(inside).span(bound);
        String message = "`" + span.text() + "` is neither a whole number nor `None`";
        error(DiagnosticCode.S010, message, span);
        return false;
    }

    /// Null = unbounded.
    private static @Nullable Long number(BoundContext bound) {
        return bound.INTEGER().isEmpty() ? null : number(bound.getText());
    }

    /// The value of digits with `_` between them and perhaps a sign. A number that no count can
    /// reach is cut to the range of `long`.
    static long number(String integer) {
        String digits = DecimalDigits.toAscii(integer).replace("_", "");
        if (digits.length() < MAX_LONG_DIGITS) {
            return Long.parseLong(digits);
        }
        BigInteger number = new BigInteger(digits);
        if (number.bitLength() < Long.SIZE) {
            return number.longValue();
        }
        return number.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    private void malformed(ScalarOrigin range, Span span) {
        String message = "the count range " + range.quoted() + " must have two bounds";
        error(DiagnosticCode.S009, message, span);
    }

    private void error(DiagnosticCode code, String message, Span span) {
        diagnostics.add(Diagnostic.error(code, message, span, "").withHelp(HELP));
    }
}
