package dev.headwater.engine.scan.strptime;

/// What a part of a timestamp can say, with the values it may have.
enum StrptimeField {
    YEAR(-262_143, 262_142),
    CENTURY(0, 99),
    YEAR_OF_CENTURY(0, 99),
    MONTH(1, 12),
    DAY(1, 31),
    DAY_OF_YEAR(1, 366),
    /// Monday is 1.
    DAY_OF_WEEK(1, 7),
    HOUR(0, 23),
    HOUR_OF_HALF_DAY(1, 12),
    /// 0 in the morning, 1 in the afternoon.
    HALF_DAY(0, 1),
    MINUTE(0, 59),
    /// 60 is the first second of the next minute.
    SECOND(0, 60),
    NANOSECOND(0, 999_999_999),
    OFFSET_SECONDS(-86_399, 86_399),
    EPOCH_SECOND(-9_000_000_000_000L, 9_000_000_000_000L);

    private final long smallest;
    private final long largest;

    StrptimeField(long smallest, long largest) {
        this.smallest = smallest;
        this.largest = largest;
    }

    boolean allows(long value) {
        return value >= smallest && value <= largest;
    }
}
