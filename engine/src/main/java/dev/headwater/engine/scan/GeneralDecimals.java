package dev.headwater.engine.scan;

import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.arrow.memory.util.MemoryUtil;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.parquet.io.api.Binary;

/// Decimals, stored as integers or big-endian bytes: as the nearest double, or, without fraction,
/// as 64-bit integers if the vector holds such.
final class GeneralDecimals extends GeneralConverter {
    private static final int MOST_BITS = 63;

    private final BaseFixedWidthVector vector;
    private final int scale;
    private final DataLocation location;

    GeneralDecimals(ParquetColumn column, BaseFixedWidthVector vector, DataLocation location) {
        this.vector = vector;
        this.scale = ColumnType.scale(column.element());
        this.location = location;
    }

    @Override
    public void addInt(int value) {
        addLong(value);
    }

    @Override
    public void addLong(long unscaled) {
        put(vector instanceof BigIntVector ? unscaled : bits(BigDecimal.valueOf(unscaled, scale)));
    }

    @Override
    public void addBinary(Binary value) {
        BigInteger unscaled = new BigInteger(value.getBytesUnsafe());
        if (unscaled.bitLength() <= MOST_BITS) {
            addLong(unscaled.longValue());
            return;
        }
        if (vector instanceof BigIntVector) {
            throw location.error(
                    DiagnosticCode.D006, "the integer " + unscaled + " has more than 64 bits");
        }
        put(bits(new BigDecimal(unscaled, scale)));
    }

    private static long bits(BigDecimal value) {
        return Double.doubleToRawLongBits(value.doubleValue());
    }

    private void put(long bits) {
        MemoryUtil.putLong(vector.getDataBufferAddress() + (long) Long.BYTES * row(), bits);
    }
}
