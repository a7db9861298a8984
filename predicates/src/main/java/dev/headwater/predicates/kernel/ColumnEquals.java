package dev.headwater.predicates.kernel;

import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import dev.headwater.predicates.ir.ColumnEquality;
import dev.headwater.predicates.ir.TimeLiteral;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.jspecify.annotations.Nullable;

/// Whether a column equals a literal. Not thread-safe.
///
/// Numbers compare by value, in the column's precision; a boolean counts as 1 or 0 beside numbers
/// and as `true` or `false` beside strings; NaN equals NaN; null equals nothing.
final class ColumnEquals implements RowTest {
    private static final int NO_ID = -1;

    private final String column;
    private final @Nullable Serializable literal;

    /// Null if the literal is no time.
    private final @Nullable Long micros;

    private int literalId = NO_ID;
    private int searched;
    private long version;

    ColumnEquals(ColumnEquality equality) {
        this.column = equality.column();
        this.literal = equality.literal();
        this.micros = TimeLiteral.micros(literal);
    }

    @Override
    public void test(RowBatch batch, RowSelection rows, BitSet holds) {
        if (literal == null) {
            return;
        }
        if (batch.isString(column)) {
            testStrings(batch.stringColumn(column), textOf(literal), rows, holds);
        } else {
            testValues(batch.column(column, rows), literal, rows, holds);
        }
    }

    private void testStrings(
            DictionaryColumn strings, String text, RowSelection rows, BitSet holds) {
        int id = idOf(text, strings);
        IntVector ids = strings.ids();
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.rows()[i];
            if (!ids.isNull(row) && ids.get(row) == id) {
                holds.set(i);
            }
        }
    }

    private void testValues(
            FieldVector values, Serializable wanted, RowSelection rows, BitSet holds) {
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.rows()[i];
            if (!values.isNull(row) && equals(values, row, wanted)) {
                holds.set(i);
            }
        }
    }

    private boolean equals(FieldVector values, int row, Serializable wanted) {
        return switch (values) {
            case BitVector flags when wanted instanceof String ->
                    wanted.equals(flags.get(row) == 1 ? "true" : "false");
            case BitVector flags -> numberOf(wanted, "booleans").doubleValue() == flags.get(row);
            case BigIntVector longs when wanted instanceof Long exact -> longs.get(row) == exact;
            case BigIntVector longs -> numberOf(wanted, "integers").doubleValue() == longs.get(row);
            case Float4Vector floats ->
                    isSame(floats.get(row), numberOf(wanted, "numbers").floatValue());
            case Float8Vector doubles ->
                    isSame(doubles.get(row), numberOf(wanted, "numbers").doubleValue());
            case TimeStampMicroVector times when micros != null -> times.get(row) == micros;
            default -> throw TypeMismatchException.notEqual(column, "timestamps", wanted);
        };
    }

    private static boolean isSame(double value, double wanted) {
        return value == wanted || (Double.isNaN(value) && Double.isNaN(wanted));
    }

    private Number numberOf(Serializable wanted, String columnType) {
        return switch (wanted) {
            case Number number -> number;
            case Boolean flag -> flag ? 1L : 0L;
            default -> throw TypeMismatchException.notEqual(column, columnType, wanted);
        };
    }

    private String textOf(Serializable wanted) {
        if (wanted instanceof Number) {
            throw TypeMismatchException.notEqual(column, "strings", wanted);
        }
        return wanted.toString();
    }

    /// The id of `text`; entries searched before are not searched again while the dictionary only
    /// grows.
    private int idOf(String text, DictionaryColumn strings) {
        if (searched > strings.dictionarySize() || version != strings.dictionaryVersion()) {
            literalId = NO_ID;
            searched = 0;
            version = strings.dictionaryVersion();
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        while (literalId == NO_ID && searched < strings.dictionarySize()) {
            if (Arrays.equals(utf8, strings.dictionary().get(searched))) {
                literalId = searched;
            }
            searched++;
        }
        return literalId;
    }
}
