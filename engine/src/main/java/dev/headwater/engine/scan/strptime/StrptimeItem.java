package dev.headwater.engine.scan.strptime;

import java.util.List;

/// One part of a [StrptimeFormat].
sealed interface StrptimeItem {
    List<String> MONTHS =
            List.of(
                    "January",
                    "February",
                    "March",
                    "April",
                    "May",
                    "June",
                    "July",
                    "August",
                    "September",
                    "October",
                    "November",
                    "December");
    List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    /// Takes this part from the front of `text`.
    ///
    /// @return false if it is not there
    boolean read(StrptimeText text, StrptimeFields fields);

    record Literal(char expected) implements StrptimeItem {
        @Override
        public boolean read(StrptimeText text, StrptimeFields fields) {
            return text.take(expected);
        }
    }

    record Blank() implements StrptimeItem {
        @Override
        public boolean read(StrptimeText text, StrptimeFields fields) {
            text.skipBlanks();
            return true;
        }
    }

    /// Up to `digits` digits; behind a sign, where one is allowed, any number.
    record Number(StrptimeField field, int digits, boolean isSigned) implements StrptimeItem {
        @Override
        public boolean read(StrptimeText text, StrptimeFields fields) {
            text.skipBlanks();
            boolean isNegative = isSigned && text.take('-');
            boolean hasSign = isNegative || isSigned && text.take('+');
            int count = text.countDigits(hasSign ? 18 : digits);
            if (count == 0) {
                return false;
            }
            long value = text.takeDigits(count);
            return fields.set(field, isNegative ? -value : value);
        }
    }

    /// Decimal places of a second: exactly `digits` of them, or any number if that is 0; with a dot
    /// they may be missing altogether.
    record Fraction(int digits, boolean hasDot) implements StrptimeItem {
        @Override
        public boolean read(StrptimeText text, StrptimeFields fields) {
            if (hasDot && !text.take('.')) {
                return true;
            }
            int count = text.countDigits(digits == 0 ? Integer.MAX_VALUE : digits);
            if (count == 0 || digits != 0 && count != digits) {
                return false;
            }
            int kept = Math.min(count, 9);
            long nanos = text.takeDigits(kept);
            for (int i = kept; i < 9; i++) {
                nanos *= 10;
            }
            text.takeDigits(count - kept);
            return fields.set(StrptimeField.NANOSECOND, nanos);
        }
    }

    /// One of `names`, or its first three letters; the whole name only if `allowsWhole`. Sets the
    /// place in the list, from 1.
    record Name(StrptimeField field, List<String> names, boolean allowsWhole)
            implements StrptimeItem {
        @Override
        public boolean read(StrptimeText text, StrptimeFields fields) {
            for (String name : names) {
                if (allowsWhole && text.takeIgnoringCase(name)
                        || text.takeIgnoringCase(name.substring(0, 3))) {
                    return fields.set(field, names.indexOf(name) + 1);
                }
            }
            return false;
        }
    }

    record HalfDay() implements StrptimeItem {
        @Override
        public boolean read(StrptimeText text, StrptimeFields fields) {
            if (text.takeIgnoringCase("am")) {
                return fields.set(StrptimeField.HALF_DAY, 0);
            }
            return text.takeIgnoringCase("pm") && fields.set(StrptimeField.HALF_DAY, 1);
        }
    }

    /// `+hh:mm` or `+hhmm`; a permissive one also `+hh` and `Z`.
    record Offset(boolean isPermissive) implements StrptimeItem {
        @Override
        public boolean read(StrptimeText text, StrptimeFields fields) {
            text.skipBlanks();
            if (isPermissive && text.takeIgnoringCase("z")) {
                return fields.set(StrptimeField.OFFSET_SECONDS, 0);
            }
            boolean isNegative = text.take('-');
            if (!isNegative && !text.take('+') || text.countDigits(2) < 2) {
                return false;
            }
            long seconds = text.takeDigits(2) * 3600;
            text.skipBlanks();
            text.take(':');
            text.skipBlanks();
            int count = text.countDigits(2);
            if (count < 2 && (!isPermissive || count > 0)) {
                return false;
            }
            seconds += text.takeDigits(count) * 60;
            return fields.set(StrptimeField.OFFSET_SECONDS, isNegative ? -seconds : seconds);
        }
    }

    /// Read and ignored: a name does not say an offset.
    record ZoneName() implements StrptimeItem {
        @Override
        public boolean read(StrptimeText text, StrptimeFields fields) {
            text.skipNonBlanks();
            return true;
        }
    }
}
