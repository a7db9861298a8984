package dev.headwater.engine.window;

import dev.headwater.engine.event.PostingList;

/// Kernels that count the matches of one predicate in the windows of one step: two look-ups in the
/// posting list each.
///
/// The window is made closed first (an exclusive end moves by one microsecond, the resolution of
/// time), so a window without length counts its event only if both ends are inclusive.
final class WindowCounts {
    private WindowCounts() {}

    /// Writes the count of each trigger still alive to `counts`, by position.
    static void count(
            Realizations block,
            PostingList matches,
            long[] earlier,
            long[] later,
            boolean startInclusive,
            boolean endInclusive,
            long[] counts) {
        int low = 0;
        int high = 0;
        for (int i = 0; i < block.aliveCount; i++) {
            int trigger = block.alive[i];
            low =
                    matches.seek(
                            low,
                            startInclusive
                                    ? earlier[trigger]
                                    : WindowBounds.after(earlier[trigger]));
            high =
                    matches.seek(
                            high,
                            endInclusive ? WindowBounds.after(later[trigger]) : later[trigger]);
            counts[trigger] = matches.sum(low, high);
        }
    }

    /// Drops the triggers whose count is not in `min .. max`; returns how many are left.
    static int keepWithin(Realizations block, long[] counts, long min, long max) {
        int[] alive = block.alive;
        int kept = 0;
        for (int i = 0; i < block.aliveCount; i++) {
            int trigger = alive[i];
            if (counts[trigger] >= min && counts[trigger] <= max) {
                alive[kept++] = trigger;
            }
        }
        return kept;
    }

    /// How many triggers [#keepWithin] would keep.
    static int countWithin(Realizations block, long[] counts, long min, long max) {
        int within = 0;
        for (int i = 0; i < block.aliveCount; i++) {
            long count = counts[block.alive[i]];
            within += count >= min && count <= max ? 1 : 0;
        }
        return within;
    }
}
