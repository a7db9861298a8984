package dev.headwater.engine.survey;

import dev.headwater.predicates.ir.CodeMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Guesses which codes of the data a matcher that accepts none of them was meant for.
///
/// Texts are compared by the runs of three characters they share, case aside: that survives
/// misspellings, parts in another order, and parts that are left out or added.
final class NearestCodes {
    private static final int MOST_GUESSES = 3;
    private static final double FAR = 0.45;

    /// Characters that mean something in a pattern.
    private static final String PATTERN_SYNTAX = "(?<!\\\\)[\\^$.|?*+()\\[\\]{}]+|\\\\[AbBzdDwWsS]";

    private record Code(String text, Set<String> runs) {}

    private record Guess(String code, double nearness) {}

    private final List<Code> codes;

    /// @param codes the codes of the data
    NearestCodes(Collection<String> codes) {
        this.codes = codes.stream().map(code -> new Code(code, runs(code))).toList();
    }

    /// The nearest codes, the nearest first; none if none is near.
    List<String> to(CodeMatcher matcher) {
        List<Guess> guesses = new ArrayList<>();
        for (String text : texts(matcher)) {
            Set<String> wanted = runs(text);
            for (Code code : codes) {
                double nearness = nearness(wanted, code.runs);
                if (nearness >= FAR) {
                    guesses.add(new Guess(code.text, nearness));
                }
            }
        }
        guesses.sort(
                Comparator.comparingDouble(Guess::nearness).reversed().thenComparing(Guess::code));
        return guesses.stream().map(Guess::code).distinct().limit(MOST_GUESSES).toList();
    }

    /// The texts that a code must hold to be accepted, more or less.
    private static Collection<String> texts(CodeMatcher matcher) {
        return switch (matcher) {
            case CodeMatcher.Literal(String code) -> List.of(code);
            case CodeMatcher.AnyOf(Set<String> codes) -> new TreeSet<>(codes);
            case CodeMatcher.DescendantsOf below -> new TreeSet<>(below.ancestors());
            case CodeMatcher.Regex(String pattern) ->
                    Stream.of(pattern.split(PATTERN_SYNTAX))
                            .map(part -> part.replace("\\", ""))
                            .filter(part -> part.length() >= 3)
                            .toList();
            case CodeMatcher.Either(List<CodeMatcher> matchers) ->
                    matchers.stream().flatMap(either -> texts(either).stream()).toList();
            case CodeMatcher.Every _, CodeMatcher.Nothing _ -> List.of();
        };
    }

    /// From 0 to 1. What is wanted and missing counts more than what is there beyond it.
    private static double nearness(Set<String> wanted, Set<String> found) {
        long shared = wanted.stream().filter(found::contains).count();
        double ofWanted = (double) shared / wanted.size();
        double ofBoth = 2.0 * shared / (wanted.size() + found.size());
        return 0.7 * ofWanted + 0.3 * ofBoth;
    }

    private static Set<String> runs(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Set<String> runs = new HashSet<>();
        for (int start = 0; start + 3 <= lower.length(); start++) {
            runs.add(lower.substring(start, start + 3));
        }
        if (runs.isEmpty()) {
            runs.add(lower);
        }
        return runs;
    }
}
