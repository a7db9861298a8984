package dev.headwater.engine.check;

import java.util.Arrays;

/// How far moments can lie apart, in microseconds: a matrix of the longest possible distances that
/// is kept consistent while limits are added.
///
/// The distance from `a` to `b` is positive when `b` is later. Limits that contradict earlier ones
/// are refused. Not thread-safe.
final class Distances {
    /// Too long for any sum of two to overflow; stands for "no limit".
    private static final long UNLIMITED = Long.MAX_VALUE / 4;

    private final int size;
    private final long[] longest;

    Distances(int moments) {
        this.size = moments;
        this.longest = new long[moments * moments];
        Arrays.fill(longest, UNLIMITED);
        for (int moment = 0; moment < size; moment++) {
            longest[moment * size + moment] = 0;
        }
    }

    /// The longest possible distance from `from` to `to`.
    long longest(int from, int to) {
        return longest[from * size + to];
    }

    /// Adds that `to` lies exactly `micros` after `from`; false if it cannot.
    boolean fix(int from, int to, long micros) {
        return limit(from, to, micros) && limit(to, from, -micros);
    }

    /// Adds that `to` lies at most `micros` after `from`; false if it cannot, and then nothing
    /// changes. What is longer than 70 000 years is not looked at.
    boolean limit(int from, int to, long micros) {
        if (micros >= longest(from, to) || micros <= -UNLIMITED) {
            return true;
        }
        if (sum(micros, longest(to, from)) < 0) {
            return false;
        }
        for (int first = 0; first < size; first++) {
            long before = sum(longest(first, from), micros);
            if (before < UNLIMITED) {
                shorten(first, to, before);
            }
        }
        return true;
    }

    private void shorten(int first, int to, long before) {
        for (int last = 0; last < size; last++) {
            int cell = first * size + last;
            longest[cell] = Math.min(longest[cell], sum(before, longest(to, last)));
        }
    }

    private static long sum(long distance, long other) {
        return distance >= UNLIMITED || other >= UNLIMITED
                ? UNLIMITED
                : Math.max(-UNLIMITED, distance + other);
    }
}
