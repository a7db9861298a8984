package dev.headwater.engine.survey;

/// The distribution of many numbers in fixed memory: exact count, minimum and maximum, quantiles to
/// within one percent of their value.
///
/// Numbers are counted in buckets whose bounds grow by two percent, so sketches add up to the same
/// result in any order. Not thread-safe.
final class ValueSketch {
    private static final double LOG_GROWTH = Math.log(1.02);

    /// Numbers nearer to zero than this count as zero.
    private static final double SMALLEST = 1e-12;

    private static final int ZERO = bucketOfMagnitude(Double.MAX_VALUE);

    /// Ascending numbers: negative ones below [#ZERO], positive ones above.
    private final long[] buckets = new long[2 * ZERO + 1];

    private long count;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /// Adds a number; not NaN.
    void add(double value) {
        count++;
        min = Math.min(min, value);
        max = Math.max(max, value);
        double magnitude = Math.min(Math.abs(value), Double.MAX_VALUE);
        int distance = magnitude < SMALLEST ? 0 : bucketOfMagnitude(magnitude);
        buckets[value < 0 ? ZERO - distance : ZERO + distance]++;
    }

    void add(ValueSketch other) {
        count += other.count;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        for (int bucket = 0; bucket < buckets.length; bucket++) {
            buckets[bucket] += other.buckets[bucket];
        }
    }

    long count() {
        return count;
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }

    /// The number that a share of `fraction` (0 to 1) of all numbers does not exceed. There is at
    /// least one number.
    double quantile(double fraction) {
        long rank = Math.max(1, (long) Math.ceil(fraction * count));
        int bucket = 0;
        for (long passed = buckets[0]; passed < rank; passed += buckets[bucket]) {
            bucket++;
        }
        double magnitude = SMALLEST * Math.exp((Math.abs(bucket - ZERO) - 0.5) * LOG_GROWTH);
        double middle = bucket == ZERO ? 0 : Math.copySign(magnitude, bucket - ZERO);
        return Math.clamp(middle, min, max);
    }

    /// From 1 on.
    private static int bucketOfMagnitude(double magnitude) {
        return 1 + (int) ((Math.log(magnitude) - Math.log(SMALLEST)) / LOG_GROWTH);
    }
}
