package dev.headwater.engine.window;

import dev.headwater.engine.event.PostingList;
import java.time.LocalDate;

/// Kernels that place a window: from the reference times `from` of the triggers still alive to the
/// window's earlier and later times.
///
/// Times ascend with the trigger, so a search goes on where the last one ended; only behind a
/// calendar offset they may step back, as two days of one month can become its last day. Where a
/// trigger has no window it is dropped from `alive`; the kernels return how many are left.
final class WindowBounds {
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final long MAX_DAY = Long.MAX_VALUE / MICROS_PER_DAY;

    private WindowBounds() {}

    /// A window of fixed length; `micros` below 0 reaches back.
    static void offset(Realizations block, long[] from, long micros, long[] earlier, long[] later) {
        long[] near = micros < 0 ? later : earlier;
        long[] far = micros < 0 ? earlier : later;
        for (int i = 0; i < block.aliveCount; i++) {
            int trigger = block.alive[i];
            near[trigger] = from[trigger];
            far[trigger] = saturatedSum(from[trigger], micros);
        }
    }

    /// A window of `months` calendar months and `micros`, which points the same way.
    static void calendarOffset(
            Realizations block,
            long[] from,
            int months,
            long micros,
            long[] earlier,
            long[] later) {
        long[] near = months < 0 ? later : earlier;
        long[] far = months < 0 ? earlier : later;
        for (int i = 0; i < block.aliveCount; i++) {
            int trigger = block.alive[i];
            near[trigger] = from[trigger];
            far[trigger] = saturatedSum(monthsAfter(from[trigger], months), micros);
        }
    }

    /// To the next event in `bounds`, at the reference time itself only if `atReference`.
    static int nextEvent(
            Realizations block,
            long[] from,
            PostingList bounds,
            boolean atReference,
            long[] earlier,
            long[] later) {
        int[] alive = block.alive;
        int kept = 0;
        int entry = 0;
        for (int i = 0; i < block.aliveCount; i++) {
            int trigger = alive[i];
            entry = bounds.seek(entry, atReference ? from[trigger] : after(from[trigger]));
            int bound = bounds.nextPositive(entry);
            if (bound < bounds.size()) {
                earlier[trigger] = from[trigger];
                later[trigger] = bounds.time(bound);
                alive[kept++] = trigger;
            }
        }
        return kept;
    }

    /// To the previous event in `bounds`, at the reference time itself only if `atReference`.
    static int previousEvent(
            Realizations block,
            long[] from,
            PostingList bounds,
            boolean atReference,
            long[] earlier,
            long[] later) {
        int[] alive = block.alive;
        int kept = 0;
        int entry = 0;
        for (int i = 0; i < block.aliveCount; i++) {
            int trigger = alive[i];
            entry = bounds.seek(entry, atReference ? after(from[trigger]) : from[trigger]);
            int bound = bounds.previousPositive(entry - 1);
            if (bound >= 0) {
                earlier[trigger] = bounds.time(bound);
                later[trigger] = from[trigger];
                alive[kept++] = trigger;
            }
        }
        return kept;
    }

    /// To the record's last event, if that does not lie before the reference time, nor, unless
    /// `atReference`, at it.
    static int recordEnd(
            Realizations block,
            long[] from,
            long recordEnd,
            boolean atReference,
            long[] earlier,
            long[] later) {
        int[] alive = block.alive;
        int kept = 0;
        for (int i = 0; i < block.aliveCount; i++) {
            int trigger = alive[i];
            if (from[trigger] < recordEnd || (atReference && from[trigger] == recordEnd)) {
                earlier[trigger] = from[trigger];
                later[trigger] = recordEnd;
                alive[kept++] = trigger;
            }
        }
        return kept;
    }

    /// To the record's first event, if that does not lie after the reference time, nor, unless
    /// `atReference`, at it.
    static int recordStart(
            Realizations block,
            long[] from,
            long recordStart,
            boolean atReference,
            long[] earlier,
            long[] later) {
        int[] alive = block.alive;
        int kept = 0;
        for (int i = 0; i < block.aliveCount; i++) {
            int trigger = alive[i];
            if (from[trigger] > recordStart || (atReference && from[trigger] == recordStart)) {
                earlier[trigger] = recordStart;
                later[trigger] = from[trigger];
                alive[kept++] = trigger;
            }
        }
        return kept;
    }

    /// One microsecond, the resolution of time, after `time`.
    static long after(long time) {
        return time == Long.MAX_VALUE ? time : time + 1;
    }

    /// The time of day stays, the day becomes the last one of a month that is too short.
    private static long monthsAfter(long time, int months) {
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(time, MICROS_PER_DAY));
        long shifted = day.plusMonths(months).toEpochDay();
        if (Math.abs(shifted) > MAX_DAY) {
            return months < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return saturatedSum(shifted * MICROS_PER_DAY, Math.floorMod(time, MICROS_PER_DAY));
    }

    private static long saturatedSum(long time, long micros) {
        long sum = time + micros;
        boolean overflows = ((time ^ sum) & (micros ^ sum)) < 0;
        return overflows ? (micros < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }
}
