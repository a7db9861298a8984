package dev.headwater.predicates.kernel;

import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Predicate;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.jspecify.annotations.Nullable;

/// Whether the text of a column is accepted; null is not. Each entry of a dictionary is asked about
/// once, when it is first met. Not thread-safe.
final class TextMatches implements RowTest {
    static final String CODE = "code";

    private static final byte UNKNOWN = 0;
    private static final byte ACCEPTED = 1;
    private static final byte REFUSED = 2;

    private final String column;
    private final Predicate<String> accepts;
    private byte[] answers = new byte[64];
    private int size;
    private long version;

    TextMatches(String column, Predicate<String> accepts) {
        this.column = column;
        this.accepts = accepts;
    }

    @Override
    public void test(RowBatch batch, RowSelection rows, BitSet holds) {
        DictionaryColumn strings = strings(batch);
        if (strings == null) {
            rejectValues(batch.column(column, rows), rows);
            return;
        }
        prepare(strings);
        IntVector ids = strings.ids();
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.rows()[i];
            if (!ids.isNull(row) && isAccepted(ids.get(row), strings)) {
                holds.set(i);
            }
        }
    }

    private @Nullable DictionaryColumn strings(RowBatch batch) {
        if (column.equals(CODE)) {
            return batch.code();
        }
        return batch.isString(column) ? batch.stringColumn(column) : null;
    }

    /// A column of nothing but nulls may have any type.
    private void rejectValues(FieldVector values, RowSelection rows) {
        for (int i = 0; i < rows.count(); i++) {
            if (!values.isNull(rows.rows()[i])) {
                throw TypeMismatchException.noText(column);
            }
        }
    }

    /// Answers are kept while the dictionary only grows.
    private void prepare(DictionaryColumn strings) {
        if (size > strings.dictionarySize() || version != strings.dictionaryVersion()) {
            Arrays.fill(answers, UNKNOWN);
            version = strings.dictionaryVersion();
        }
        size = strings.dictionarySize();
        if (answers.length < size) {
            answers = Arrays.copyOf(answers, Math.max(size, 2 * answers.length));
        }
    }

    private boolean isAccepted(int id, DictionaryColumn strings) {
        if (answers[id] == UNKNOWN) {
            answers[id] = accepts.test(strings.text(id)) ? ACCEPTED : REFUSED;
        }
        return answers[id] == ACCEPTED;
    }
}
