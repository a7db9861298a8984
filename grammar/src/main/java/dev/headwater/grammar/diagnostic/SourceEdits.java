package dev.headwater.grammar.diagnostic;

import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Edits of one file that can be applied together: in the order of the text, none of them touching
/// what another one replaces.
public record SourceEdits(SourceFile source, List<Edit> edits) {

    public SourceEdits {
        edits = List.copyOf(edits);
    }

    /// The safe edits of `source` among those of `diagnostics`: of each diagnostic the first, of
    /// those that overlap the first in the text. Equal ones count once; of different insertions at
    /// one place all are kept, in the order given.
    public static SourceEdits safeIn(SourceFile source, List<Diagnostic> diagnostics) {
        List<Edit> candidates =
                diagnostics.stream()
                        .flatMap(diagnostic ->
                                diagnostic.edits().stream().filter(Edit::isSafe).limit(1))
                        .filter(edit -> edit.span().source() == source)
                        .distinct()
                        .sorted(Comparator.comparingInt(edit -> edit.span().start()))
                        .toList();
        List<Edit> kept = new ArrayList<>();
        for (Edit edit : candidates) {
            if (kept.isEmpty() || isBehind(edit.span(), kept.getLast().span())) {
                kept.add(edit);
            }
        }
        return new SourceEdits(source, kept);
    }

    /// The file after all edits, under its old name.
    public SourceFile applied() {
        String text = source.text();
        StringBuilder edited = new StringBuilder();
        int done = 0;
        for (Edit edit : edits) {
            edited.append(text, done, edit.span().start()).append(edit.replacement());
            done = edit.span().end();
        }
        return new SourceFile(source.name(), edited.append(text, done, text.length()).toString());
    }

    private static boolean isBehind(Span later, Span earlier) {
        return later.start() >= earlier.end();
    }
}
