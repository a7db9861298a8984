package dev.headwater.grammar.ast;

/// A distance in time: calendar months first, then a fixed number of microseconds.
///
/// Neither part points against the other. A fixed duration such as `36h` has no months; a year is
/// twelve of them.
public record Duration(int months, long micros) {
    public Duration {
        if ((months < 0 && micros > 0) || (months > 0 && micros < 0)) {
            throw new IllegalArgumentException(months + " months against " + micros + " us");
        }
    }

    public boolean isZero() {
        return months == 0 && micros == 0;
    }

    public boolean isNegative() {
        return months < 0 || micros < 0;
    }

    public Duration negated() {
        return new Duration(-months, -micros);
    }
}
