package dev.headwater.engine.event;

import java.util.Arrays;

/// The events of one subject at which one predicate matches: distinct times, ascending, with
/// running counts.
///
/// `times[i]` are microseconds since the epoch; `cumulative[i]` is the sum of the counts of the
/// entries before `i`, so a sum over entries is one subtraction. While each entry counts 1, as in
/// lists of events, running counts would repeat the positions and are left out. A count can be 0 or
/// less only in direct tables, where rows of one time may add up to that. Reused from subject to
/// subject, unless one was huge. Not thread-safe.
public final class PostingList {
    /// Entries up to which capacity doubles and is kept for the next subject.
    private static final int LARGE = 1 << 20;

    private static final int LEAST_CAPACITY = 16;
    private static final long[] NONE = {};

    private long[] times = new long[LEAST_CAPACITY];
    private long[] cumulative = NONE;
    private boolean countsOnes = true;
    private int size;

    public int size() {
        return size;
    }

    /// What the list takes of the heap.
    long byteCount() {
        return (times.length + (long) cumulative.length) * Long.BYTES;
    }

    public void clear() {
        size = 0;
        countsOnes = true;
        if (times.length > LARGE) {
            times = new long[LEAST_CAPACITY];
            cumulative = NONE;
        }
    }

    public long time(int entry) {
        return times[entry];
    }

    /// The sum of the counts of entries `from .. to` (exclusive); 0 if there are none.
    public long sum(int from, int to) {
        if (to <= from) {
            return 0;
        }
        return countsOnes ? to - from : cumulative[to] - cumulative[from];
    }

    public long count(int entry) {
        return countsOnes ? 1 : cumulative[entry + 1] - cumulative[entry];
    }

    /// Adds `count` (not 0) matches at `time`, which is not before the last entry's.
    public void add(long time, long count) {
        int last = size - 1;
        if (last >= 0 && times[last] == time) {
            keepCounts();
            cumulative[size] += count;
            return;
        }
        if (size == times.length) {
            grow();
        }
        if (count != 1) {
            keepCounts();
        }
        times[size] = time;
        if (!countsOnes) {
            cumulative[size + 1] = cumulative[size] + count;
        }
        size++;
    }

    /// The first entry whose time is at least `time`; [#size] if there is none.
    ///
    /// Gallops from entry `from`, so that a caller who asks for one time after the other pays for
    /// the distance, not for the length of the list.
    public int seek(int from, long time) {
        return from == 0 || times[from - 1] < time
                ? seekForward(from, time)
                : seekBackward(from - 1, time);
    }

    /// The entries before `from` lie before `time`.
    private int seekForward(int from, long time) {
        int low = from;
        int step = 1;
        int high = from;
        while (high < size && times[high] < time) {
            low = high + 1;
            high += step;
            step <<= 1;
        }
        return search(low, Math.min(high, size), time);
    }

    /// Entry `from` does not lie before `time`.
    private int seekBackward(int from, long time) {
        int low = from;
        int step = 1;
        int high = from;
        while (low > 0 && times[low - 1] >= time) {
            high = low - 1;
            low = Math.max(low - step, 0);
            step <<= 1;
        }
        return search(low, high, time);
    }

    private int search(int from, int to, long time) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// How many entries have a count above 0.
    public int positiveCount() {
        if (countsOnes) {
            return size;
        }
        int positives = 0;
        for (int entry = 0; entry < size; entry++) {
            positives += count(entry) > 0 ? 1 : 0;
        }
        return positives;
    }

    /// The first entry, from `entry` on, with a count above 0; [#size] if there is none.
    public int nextPositive(int entry) {
        int i = entry;
        while (i < size && count(i) <= 0) {
            i++;
        }
        return i;
    }

    /// The last entry, from `entry` backwards, with a count above 0; -1 if there is none.
    public int previousPositive(int entry) {
        int i = entry;
        while (i >= 0 && count(i) <= 0) {
            i--;
        }
        return i;
    }

    private void keepCounts() {
        if (!countsOnes) {
            return;
        }
        if (cumulative.length <= times.length) {
            cumulative = new long[times.length + 1];
        }
        for (int entry = 0; entry <= size; entry++) {
            cumulative[entry] = entry;
        }
        countsOnes = false;
    }

    /// While both arrays exist twice, a large list must not take three times its final room.
    private void grow() {
        int capacity = size < LARGE ? 2 * size : Math.addExact(size, size / 2);
        times = Arrays.copyOf(times, capacity);
        cumulative = countsOnes ? NONE : Arrays.copyOf(cumulative, capacity + 1);
    }
}
