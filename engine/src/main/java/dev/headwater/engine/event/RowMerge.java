package dev.headwater.engine.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Merges sorted rows by subject and time: a tournament in which the cursor with the first row wins
/// and each match remembers its loser, so that the next row costs one match a round.
///
/// Which of two rows of the same subject and time comes first is not determined. Not thread-safe.
final class RowMerge {
    private final RowCursor[] cursors;
    private final long[] subjects;
    private final long[] times;

    /// By match; match 1 is the final, match `n` is between the winners of `2n` and `2n + 1`. From
    /// `cursors.length` on a number is a cursor.
    private final int[] losers;

    private int winner = -1;

    RowMerge(List<RowCursor> cursors) {
        this.cursors = cursors.toArray(RowCursor[]::new);
        this.subjects = new long[this.cursors.length];
        this.times = new long[this.cursors.length];
        this.losers = new int[this.cursors.length];
    }

    /// The cursor that stands at the next row, until the next call; null at the end.
    @Nullable RowCursor next() {
        if (cursors.length == 0) {
            return null;
        }
        if (winner < 0) {
            winner = play(1);
        } else {
            cursors[winner].advance();
            enter(winner);
            replay();
        }
        return cursors[winner].isAtEnd() ? null : cursors[winner];
    }

    private int play(int match) {
        if (match >= cursors.length) {
            int cursor = match - cursors.length;
            enter(cursor);
            return cursor;
        }
        int left = play(2 * match);
        int right = play(2 * match + 1);
        boolean leftWins = !precedes(right, left);
        losers[match] = leftWins ? right : left;
        return leftWins ? left : right;
    }

    private void replay() {
        for (int match = (winner + cursors.length) / 2; match > 0; match /= 2) {
            if (precedes(losers[match], winner)) {
                int loser = winner;
                winner = losers[match];
                losers[match] = loser;
            }
        }
    }

    private void enter(int cursor) {
        boolean isAtEnd = cursors[cursor].isAtEnd();
        subjects[cursor] = isAtEnd ? Long.MAX_VALUE : cursors[cursor].subject();
        times[cursor] = isAtEnd ? Long.MAX_VALUE : cursors[cursor].time();
    }

    private boolean precedes(int first, int second) {
        if (subjects[first] != subjects[second]) {
            return subjects[first] < subjects[second];
        }
        if (times[first] != times[second]) {
            return times[first] < times[second];
        }
        return cursors[second].isAtEnd() && !cursors[first].isAtEnd();
    }
}
