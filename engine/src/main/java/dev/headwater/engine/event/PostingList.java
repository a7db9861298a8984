package dev.headwater.engine.event;

import java.util.Arrays;

/// The events of one subject at which one predicate matches: distinct times, ascending, with
/// running counts.
///
/// `times[i]` are microseconds since the epoch; `cumulative[i]` is the sum of the counts of the
/// entries before `i`, so a sum over entries is one subtraction. A count can be 0 or less only in
/// direct tables, where rows of one time may add up to that. Reused from subject to subject. Not
/// thread-safe.
public final class PostingList {
    private long[] times = new long[16];
    private long[] cumulative = new long[17];
    private int size;

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
    }

    public long time(int entry) {
        return times[entry];
    }

    /// The sum of the counts of entries `from .. to` (exclusive); 0 if there are none.
    public long sum(int from, int to) {
        return to > from ? cumulative[to] - cumulative[from] : 0;
    }

    public long count(int entry) {
        return cumulative[entry + 1] - cumulative[entry];
    }

    /// Adds `count` (not 0) matches at `time`, which is not before the last entry's.
    public void add(long time, long count) {
        int last = size - 1;
        if (last >= 0 && times[last] == time) {
            cumulative[size] += count;
            return;
        }
        if (size == times.length) {
            grow();
        }
        times[size] = time;
        cumulative[size + 1] = cumulative[size] + count;
        size++;
    }

    /// Replaces the content by that of `other`.
    public void copyOf(PostingList other) {
        while (times.length < other.size) {
            grow();
        }
        System.arraycopy(other.times, 0, times, 0, other.size);
        System.arraycopy(other.cumulative, 0, cumulative, 0, other.size + 1);
        size = other.size;
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

    private void grow() {
        int capacity = times.length * 2;
        times = Arrays.copyOf(times, capacity);
        cumulative = Arrays.copyOf(cumulative, capacity + 1);
    }
}
