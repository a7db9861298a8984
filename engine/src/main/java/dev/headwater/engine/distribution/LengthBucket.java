package dev.headwater.engine.distribution;

/// Ranges of the length of windows, each above the one before it.
public enum LengthBucket {
    NONE(0, "no time"),
    HOUR(1, "up to 1 hour"),
    QUARTER_DAY(6, "over 1, up to 6 hours"),
    DAY(24, "over 6, up to 24 hours"),
    THREE_DAYS(3 * 24, "over 1, up to 3 days"),
    WEEK(7 * 24, "over 3, up to 7 days"),
    MONTH(30 * 24, "over 7, up to 30 days"),
    QUARTER(91 * 24, "over 1, up to 3 months"),
    YEAR(366 * 24, "over 3, up to 12 months"),
    THREE_YEARS(1096 * 24, "over 1, up to 3 years"),
    TEN_YEARS(3653 * 24, "over 3, up to 10 years"),
    LONGER(Long.MAX_VALUE / LengthBucket.MICROS_PER_HOUR, "over 10 years");

    private static final long MICROS_PER_HOUR = 3_600_000_000L;
    private static final LengthBucket[] ALL = values();

    private final long mostMicros;
    private final String words;

    LengthBucket(long hours, String words) {
        this.mostMicros = hours * MICROS_PER_HOUR;
        this.words = words;
    }

    /// The range in words.
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
