package dev.headwater.grammar.syntax;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parts of a duration, such as 1 day and 12 hours, and their sum.
final class DurationSum {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long MAX_SECONDS = Long.MAX_VALUE / MICROS_PER_SECOND;
    private static final int SMALL_DIGITS = 12;

    private final List<Part> parts = new ArrayList<>();

    private record Part(String number, int unitSeconds) {
        boolean isInteger() {
            return number.indexOf('.') < 0;
        }
    }

    /// Adds `number` units of so many seconds. Parts come in the order of their units, seconds
    /// last.
    void add(String number, int unitSeconds) {
        parts.add(new Part(DecimalDigits.toAscii(number), unitSeconds));
    }

    /// The microseconds; null when they are too many.
    ///
    /// Decimals are cut to whole seconds, unless the seconds themselves are decimal: these are
    /// rounded to microseconds, half to even.
    @Nullable Long micros() {
        if (hasDecimalSeconds()) {
            return roundedMicros();
        }
        // BigDecimal alone takes ten milliseconds to load, and few tasks need it.
        boolean isSmall = parts.stream().allMatch(DurationSum::isSmallInteger);
        return wholeSeconds(isSmall ? smallSeconds() : exactSeconds());
    }

    private boolean hasDecimalSeconds() {
        return !parts.isEmpty()
                && parts.getLast().unitSeconds() == 1
                && !parts.getLast().isInteger();
    }

    private static boolean isSmallInteger(Part part) {
        return part.isInteger() && part.number().length() <= SMALL_DIGITS;
    }

    private long smallSeconds() {
        long seconds = 0;
        for (Part part : parts) {
            seconds += Long.parseLong(part.number()) * part.unitSeconds();
        }
        return seconds;
    }

    /// Cut to whole seconds; `Long.MAX_VALUE` stands for all that is longer.
    private long exactSeconds() {
        BigDecimal seconds = BigDecimal.ZERO;
        for (Part part : parts) {
            BigDecimal unit = BigDecimal.valueOf(part.unitSeconds());
            seconds = seconds.add(new BigDecimal(part.number()).multiply(unit));
        }
        BigInteger whole = seconds.toBigInteger();
        return whole.bitLength() < Long.SIZE ? whole.longValue() : Long.MAX_VALUE;
    }

    private static @Nullable Long wholeSeconds(long seconds) {
        return seconds <= MAX_SECONDS ? seconds * MICROS_PER_SECOND : null;
    }

    /// Adds in double precision, in the order of the units, as the reference system does.
    private @Nullable Long roundedMicros() {
        double seconds = 0;
        for (Part part : parts) {
            seconds += part.unitSeconds() * Double.parseDouble(part.number());
        }
        if (seconds >= MAX_SECONDS) {
            return null;
        }
        long whole = (long) seconds;
        return whole * MICROS_PER_SECOND + (long) Math.rint((seconds - whole) * MICROS_PER_SECOND);
    }
}
