package dev.headwater.engine.distribution;

/// Lengths of windows, each bucket above the one before it, up to and with `words`.
public enum LengthBucket {
    NONE(0, "no time"),
    HOUR(1, "1 hour"),
    QUARTER_DAY(6, "6 hours"),
    DAY(24, "1 day"),
    THREE_DAYS(3 * 24, "3 days"),
    WEEK(7 * 24, "7 days"),
    MONTH(30 * 24, "30 days"),
    QUARTER(91 * 24, "3 months"),
    YEAR(366 * 24, "1 year"),
    THREE_YEARS(1096 * 24, "3 years"),
    TEN_YEARS(3653 * 24, "10 years"),
    LONGER(Long.MAX_VALUE / LengthBucket.MICROS_PER_HOUR, "any length");

    private static final long MICROS_PER_HOUR = 3_600_000_000L;
    private static final LengthBucket[] ALL = values();

    private final long mostMicros;
    private final String words;

    LengthBucket(long hours, String words) {
        this.mostMicros = hours * MICROS_PER_HOUR;
        this.words = words;
    }

    /// The greatest length in it, in words.
    public String words() {
        return words;
    }

    /// The bucket of a window with these bounds, in microseconds.
    static LengthBucket of(long earlier, long later) {
        // Bounds that lie outside of what a number holds are as far away as it holds.
        long length = later - earlier;
        boolean overflows = later > earlier && length < 0;
        for (LengthBucket bucket : ALL) {
            if (!overflows && length <= bucket.mostMicros) {
                return bucket;
            }
        }
        return LONGER;
    }
}
