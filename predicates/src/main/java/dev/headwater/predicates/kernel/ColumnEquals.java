package dev.headwater.predicates.kernel;

import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.ir.ColumnEquality;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.jspecify.annotations.Nullable;

/// Takes from each candidate the predicates that want a column to equal a literal when it does not.
/// Not thread-safe.
///
/// Numbers compare by value, in the column's precision; a boolean counts as 1 or 0 beside numbers
/// and as `true` or `false` beside strings; NaN equals NaN; null equals nothing.
final class ColumnEquals {
    private static final int NO_ID = -1;

    private final String column;
    private final @Nullable Serializable literal;
    private final long[] bits;

    private int literalId = NO_ID;
    private int searched;
    private long version;

    /// @param bits the predicates with this equality
    ColumnEquals(ColumnEquality equality, long[] bits) {
        this.column = equality.column();
        this.literal = equality.literal();
        this.bits = bits;
    }

    /// @throws TypeMismatchException if there are candidates and their column cannot be compared
    ///   with the literal
    void retain(RowBatch batch, Matches matches, Candidates candidates) {
        candidates.collect(matches, bits);
        if (candidates.rows().count() == 0) {
            return;
        }
        if (literal == null) {
            retainNothing(matches, candidates);
        } else if (batch.isString(column)) {
            retainStrings(batch.stringColumn(column), textOf(literal), matches, candidates);
        } else {
            retainValues(batch.column(column, candidates.rows()), literal, matches, candidates);
        }
    }

    private void retainNothing(Matches matches, Candidates candidates) {
        for (int i = 0; i < candidates.rows().count(); i++) {
            clear(matches, candidates.positions()[i]);
        }
    }

    private void retainStrings(
            DictionaryColumn strings, String text, Matches matches, Candidates candidates) {
        int id = idOf(text, strings);
        IntVector ids = strings.ids();
        int[] rows = candidates.rows().rows();
        for (int i = 0; i < candidates.rows().count(); i++) {
            if (ids.isNull(rows[i]) || ids.get(rows[i]) != id) {
                clear(matches, candidates.positions()[i]);
            }
        }
    }

    private void retainValues(
            FieldVector values, Serializable wanted, Matches matches, Candidates candidates) {
        int[] rows = candidates.rows().rows();
        for (int i = 0; i < candidates.rows().count(); i++) {
            if (values.isNull(rows[i]) || !equals(values, rows[i], wanted)) {
                clear(matches, candidates.positions()[i]);
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
            default -> throw new TypeMismatchException(column, "timestamps", wanted);
        };
    }

    private static boolean isSame(double value, double wanted) {
        return value == wanted || (Double.isNaN(value) && Double.isNaN(wanted));
    }

    private Number numberOf(Serializable wanted, String columnType) {
        return switch (wanted) {
            case Number number -> number;
            case Boolean flag -> flag ? 1L : 0L;
            default -> throw new TypeMismatchException(column, columnType, wanted);
        };
    }

    private String textOf(Serializable wanted) {
        if (wanted instanceof Number) {
            throw new TypeMismatchException(column, "strings", wanted);
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

    private void clear(Matches matches, int position) {
        int offset = position * bits.length;
        for (int word = 0; word < bits.length; word++) {
            matches.masks()[offset + word] &= ~bits[word];
        }
    }
}
