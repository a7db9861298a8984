package dev.headwater.engine.scan;

import org.apache.arrow.memory.util.MemoryUtil;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.Float4Vector;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;

/// Puts the values that parquet-java hands over one by one into rows of a column's vector. Only the
/// `add` methods of the column's physical type are called; others mean a malformed file.
abstract sealed class GeneralConverter extends PrimitiveConverter
        permits GeneralConverter.Booleans,
                GeneralConverter.HalfFloats,
                GeneralConverter.Nulls,
                GeneralConverter.StoredValues,
                GeneralDecimals,
                GeneralTexts {
    private int row;

    static GeneralConverter of(ParquetColumn column, ColumnValues values, DataLocation location) {
        return switch (values) {
            case BooleanValues booleans -> new Booleans(booleans.vector());
            case TextValues texts -> new GeneralTexts(column, texts);
            case FixedWidthValues fixed ->
                    switch (column.type()) {
                        case FLOAT16 -> new HalfFloats((Float4Vector) fixed.vector());
                        case DECIMAL, WHOLE_DECIMAL ->
                                new GeneralDecimals(column, fixed.vector(), location);
                        case NULLS -> new Nulls();
                        default -> new StoredValues(fixed);
                    };
        };
    }

    /// The row that the next value is for.
    final void setRow(int row) {
        this.row = row;
    }

    final int row() {
        return row;
    }

    /// All values of a batch of `rowCount` rows are there.
    void endBatch(int rowCount) {}

    /// No value may come.
    static final class Nulls extends GeneralConverter {}

    /// Bits.
    static final class Booleans extends GeneralConverter {
        private final BitVector vector;

        Booleans(BitVector vector) {
            this.vector = vector;
        }

        @Override
        public void addBoolean(boolean value) {
            BitVectorHelper.setValidityBit(vector.getDataBuffer(), row(), value ? 1 : 0);
        }
    }

    /// Two bytes each.
    static final class HalfFloats extends GeneralConverter {
        private final Float4Vector vector;

        HalfFloats(Float4Vector vector) {
            this.vector = vector;
        }

        @Override
        public void addBinary(Binary value) {
            byte[] bytes = value.getBytesUnsafe();
            short half = (short) (bytes[0] & 0xff | bytes[1] << 8);
            MemoryUtil.putInt(
                    vector.getDataBufferAddress() + 4L * row(),
                    Float.floatToRawIntBits(Float.float16ToFloat(half)));
        }
    }

    /// Values as the file stores them, converted all at once at the end of a batch. Only INT96
    /// comes as bytes.
    static final class StoredValues extends GeneralConverter {
        private static final int INT96_WIDTH = 12;

        private final FixedWidthValues values;

        StoredValues(FixedWidthValues values) {
            this.values = values;
        }

        @Override
        public void addInt(int value) {
            MemoryUtil.putInt(address(Integer.BYTES), value);
        }

        @Override
        public void addLong(long value) {
            MemoryUtil.putLong(address(Long.BYTES), value);
        }

        @Override
        public void addFloat(float value) {
            addInt(Float.floatToRawIntBits(value));
        }

        @Override
        public void addDouble(double value) {
            addLong(Double.doubleToRawLongBits(value));
        }

        @Override
        public void addBinary(Binary value) {
            MemoryUtil.copyToMemory(value.getBytesUnsafe(), 0, address(INT96_WIDTH), INT96_WIDTH);
        }

        private long address(int storedWidth) {
            return values.vector().getDataBufferAddress() + (long) storedWidth * row();
        }

        @Override
        void endBatch(int rowCount) {
            values.convert(rowCount);
        }
    }
}
