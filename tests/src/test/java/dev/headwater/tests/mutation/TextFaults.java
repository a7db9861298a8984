package dev.headwater.tests.mutation;

import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Faults of the text: YAML is broken, or another thing.
final class TextFaults {
    private static final Pattern INDENTATION = Pattern.compile("(?<=\n) +(?=\\w)");
    private static final Pattern CLOSING_QUOTE =
            Pattern.compile("(?<=[:\\[,{] ?(?:'[^'\n]{0,80}|\"[^\"\n]{0,80}))['\"](?=[\\s,}\\]])");
    private static final Pattern CLOSING_BRACKET = Pattern.compile("[}\\]](?=[^}\\]]*$)");

    private TextFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of(
                        "a tab as indentation",
                        config -> change(config, INDENTATION, "\t"),
                        "S001"),
                Fault.of(
                        "one blank more in front of a key",
                        config -> deeper(config),
                        "S001",
                        "S003"),
                Fault.of("no closing quote", config -> change(config, CLOSING_QUOTE, ""), "S001"),
                Fault.of(
                        "no closing bracket",
                        config -> change(config, CLOSING_BRACKET, ""),
                        "S001"),
                Fault.of("no colon behind a key", TextFaults::withoutColon, "S001", "S003", "S005"),
                Fault.of("a key twice", TextFaults::keyTwice, "S002"),
                Fault.of("a predicate twice", TextFaults::predicateTwice, "S002"),
                Fault.of(
                        "a control character",
                        config ->
                                entries(config)
                                        .map(entry ->
                                                Mutant.of(config, start(entry), "\u0001", entry)),
                        "S001"),
                Fault.of(
                        "a second document",
                        config ->
                                Places.topKey(config.task().source(), "windows")
                                        .map(key ->
                                                Mutant.of(
                                                        config,
                                                        start(key.span()),
                                                        "---\n",
                                                        start(key.span()))),
                        "S001"),
                Fault.of(
                        "an empty file",
                        config -> Stream.of(Mutant.of(config, whole(config), "", whole(config))),
                        "S006"));
    }

    private static Stream<Span> entries(GoodConfig config) {
        return Stream.concat(
                Places.windows(config).map(WindowDeclaration::span),
                config.used().stream().map(PredicateDeclaration::span));
    }

    private static Stream<Mutant> change(GoodConfig config, Pattern pattern, String replacement) {
        return entries(config)
                .flatMap(entry ->
                        Places.find(entry, pattern)
                                .filter(span -> !isComment(span))
                                .map(span -> Mutant.of(config, span, replacement, entry)));
    }

    /// All keys but the first of a window, which may begin in any column.
    private static Stream<Mutant> deeper(GoodConfig config) {
        return Places.windows(config)
                .map(WindowDeclaration::span)
                .flatMap(entry ->
                        Places.find(entry, Pattern.compile("(?<=\n)(?= +(?:end|label):)"))
                                .filter(span -> !isFirst(span, entry))
                                .map(span -> Mutant.of(config, span, " ", entry)));
    }

    private static boolean isFirst(Span span, Span entry) {
        String before = span.source().text().substring(entry.start(), span.start());
        return before.strip().lines().filter(line -> !line.strip().startsWith("#")).count() < 2;
    }

    private static Stream<Mutant> withoutColon(GoodConfig config) {
        Stream<Span> windows = Places.windows(config).map(WindowDeclaration::span);
        return Places.keys(windows, List.of("start", "end"))
                .map(key -> Mutant.of(config, behind(key.span()), "", key.entry()));
    }

    private static Stream<Mutant> keyTwice(GoodConfig config) {
        Stream<Span> windows = Places.windows(config).map(WindowDeclaration::span);
        return Places.keys(windows, List.of("start", "end", "label"))
                .map(key -> {
                    String again = key.text() + ": trigger" + Places.separator(key.span());
                    return Mutant.of(config, start(key.span()), again, key.entry());
                });
    }

    private static Stream<Mutant> predicateTwice(GoodConfig config) {
        return config.used().stream()
                .map(predicate -> {
                    Span name = predicate.name().span();
                    String again = name.text() + ": {code: X}" + Places.separator(name);
                    return Mutant.of(config, start(name), again, predicate.span());
                });
    }

    static Span start(Span span) {
        return span.source().span(span.start(), span.start());
    }

    private static Span behind(Span span) {
        return span.source().span(span.end(), span.end() + 1);
    }

    private static Span whole(GoodConfig config) {
        SourceFile source = config.task().source();
        return source.span(0, source.text().length());
    }

    private static boolean isComment(Span span) {
        SourceFile source = span.source();
        int lineStart = source.lineStart(source.lineOf(span.start()));
        return source.text().substring(lineStart, span.start()).contains("#");
    }
}
