package dev.headwater.engine.scan.encoding;

import org.apache.arrow.memory.util.MemoryUtil;

/// Turns values as the file stores them into values as the engine wants them (eight bytes each), in
/// place.
public enum ValueConversion {
    NONE(0) {
        @Override
        public void apply(long address, int count) {}
    },
    INT_TO_LONG(4) {
        @Override
        public void apply(long address, int count) {
            for (int i = count - 1; i >= 0; i--) {
                MemoryUtil.putLong(address + 8L * i, MemoryUtil.getInt(address + 4L * i));
            }
        }
    },
    UNSIGNED_INT_TO_LONG(4) {
        @Override
        public void apply(long address, int count) {
            for (int i = count - 1; i >= 0; i--) {
                MemoryUtil.putLong(
                        address + 8L * i,
                        Integer.toUnsignedLong(MemoryUtil.getInt(address + 4L * i)));
            }
        }
    },
    /// The bits stay as they are; as text they have no sign.
    UNSIGNED_LONG(8) {
        @Override
        public void apply(long address, int count) {}
    },
    LONG_TO_DOUBLE(8) {
        @Override
        public void apply(long address, int count) {
            for (int i = 0; i < count; i++) {
                double value = MemoryUtil.getLong(address + 8L * i);
                MemoryUtil.putLong(address + 8L * i, Double.doubleToRawLongBits(value));
            }
        }
    },
    INT_TO_DOUBLE(4) {
        @Override
        public void apply(long address, int count) {
            INT_TO_LONG.apply(address, count);
            LONG_TO_DOUBLE.apply(address, count);
        }
    },
    UNSIGNED_INT_TO_DOUBLE(4) {
        @Override
        public void apply(long address, int count) {
            UNSIGNED_INT_TO_LONG.apply(address, count);
            LONG_TO_DOUBLE.apply(address, count);
        }
    },
    UNSIGNED_LONG_TO_DOUBLE(8) {
        @Override
        public void apply(long address, int count) {
            for (int i = 0; i < count; i++) {
                double value = unsignedToDouble(MemoryUtil.getLong(address + 8L * i));
                MemoryUtil.putLong(address + 8L * i, Double.doubleToRawLongBits(value));
            }
        }
    },
    /// Wraps where microseconds do not fit.
    MILLIS_TO_MICROS(8) {
        @Override
        public void apply(long address, int count) {
            for (int i = 0; i < count; i++) {
                MemoryUtil.putLong(address + 8L * i, MemoryUtil.getLong(address + 8L * i) * 1000);
            }
        }
    },
    /// Rounds down, also before 1970.
    NANOS_TO_MICROS(8) {
        @Override
        public void apply(long address, int count) {
            for (int i = 0; i < count; i++) {
                MemoryUtil.putLong(
                        address + 8L * i,
                        Math.floorDiv(MemoryUtil.getLong(address + 8L * i), 1000));
            }
        }
    },
    DAYS_TO_MICROS(4) {
        @Override
        public void apply(long address, int count) {
            for (int i = count - 1; i >= 0; i--) {
                MemoryUtil.putLong(
                        address + 8L * i, MemoryUtil.getInt(address + 4L * i) * MICROS_PER_DAY);
            }
        }
    },
    /// Nanoseconds of the day in eight bytes, then the Julian day in four.
    INT96_TO_MICROS(12) {
        @Override
        public void apply(long address, int count) {
            for (int i = 0; i < count; i++) {
                long nanos = MemoryUtil.getLong(address + 12L * i);
                long day = MemoryUtil.getInt(address + 12L * i + 8) - JULIAN_DAY_OF_EPOCH;
                MemoryUtil.putLong(
                        address + 8L * i, day * MICROS_PER_DAY + Math.floorDiv(nanos, 1000));
            }
        }
    };

    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;

    private final int storedWidth;

    ValueConversion(int storedWidth) {
        this.storedWidth = storedWidth;
    }

    /// Bytes of a value before the conversion; 0 if any width stays as it is.
    public int storedWidth() {
        return storedWidth;
    }

    /// The nearest double. Half the value, with the bit that falls off kept for rounding, has no
    /// sign bit.
    private static double unsignedToDouble(long value) {
        return value >= 0 ? value : 2.0 * (value >>> 1 | value & 1);
    }

    /// Converts `count` values that lie side by side at `address`.
    public abstract void apply(long address, int count);
}
