package dev.headwater.tests.mutation;

import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.Diagnostic.Label;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A good config with `replacement` in place of `span`. A message about it must point into a line
/// of one of `entries`, which are places in the good config. `dataColumns` are the columns of the
/// data at hand, null without data.
record Mutant(
        GoodConfig config,
        Span span,
        String replacement,
        List<Span> entries,
        @Nullable Set<String> dataColumns) {

    static Mutant of(GoodConfig config, Span span, String replacement, Span... entries) {
        return new Mutant(config, span, replacement, List.of(entries), null);
    }

    SourceFile source() {
        SourceFile before = span.source();
        String text = before.text();
        return new SourceFile(
                before.name(),
                text.substring(0, span.start()) + replacement + text.substring(span.end()));
    }

    /// What is found in the mutant and not in the good config.
    List<Diagnostic> check() {
        List<String> known = new ArrayList<>();
        config.check().forEach(diagnostic -> known.add(identity(diagnostic)));
        return config.check(source(), dataColumns).stream()
                .filter(diagnostic -> !known.remove(identity(diagnostic)))
                .toList();
    }

    /// Whether a label of the diagnostic stands in a line of the mutated entry.
    boolean isPointedAtBy(Diagnostic diagnostic) {
        Stream<Label> labels =
                Stream.concat(
                        Stream.ofNullable(diagnostic.primary()), diagnostic.secondary().stream());
        return labels.anyMatch(label -> entries.stream().anyMatch(entry -> holds(entry, label)));
    }

    private boolean holds(Span entry, Label label) {
        if (!entry.source().name().equals(label.span().source().name())) {
            return false;
        }
        SourceFile after = span.source() == entry.source() ? source() : entry.source();
        int first = after.lineOf(shifted(entry, entry.start()));
        int last = after.lineOf(Math.min(shifted(entry, entry.end()), after.text().length()));
        return label.span().line() >= first && label.span().line() <= last;
    }

    /// Where a place of the good config is in the mutant.
    private int shifted(Span entry, int offset) {
        boolean isBehind = span.source() == entry.source() && offset >= span.end();
        int growth = replacement.length() - (span.end() - span.start());
        boolean isInside = span.source() == entry.source() && !isBehind && offset > span.start();
        return isInside
                ? span.start()
                : isBehind && offset > span.start() ? offset + growth : offset;
    }

    private static String identity(Diagnostic diagnostic) {
        return diagnostic.code() + " " + diagnostic.message();
    }
}
