package dev.headwater.engine.survey;

import dev.headwater.predicates.column.RowSelection;
import dev.headwater.predicates.kernel.Matches;

/// The rows of a batch that one predicate of a program matches. Not thread-safe.
final class MatchingRows {
    private final RowSelection rows = new RowSelection();

    /// Valid until the next call.
    RowSelection of(Matches matches, int predicate) {
        int word = predicate >>> 6;
        int count = 0;
        for (int i = 0; i < matches.selection().count(); i++) {
            if ((matches.masks()[i * matches.wordCount() + word] >>> predicate & 1) != 0) {
                rows.rows()[count++] = matches.selection().rows()[i];
            }
        }
        rows.setCount(count);
        return rows;
    }
}
