package dev.headwater.predicates.column;

import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampMicroVector;

/// Consecutive rows of one shard, in file order, as Arrow columns that are decoded when first asked
/// for.
///
/// The producer owns every vector; they are valid until the next batch is asked for. A
/// `RowSelection` argument allows (does not oblige) the producer to decode the selected rows only:
/// other rows then hold anything. Not thread-safe.
public interface RowBatch {
    /// At least 1 and at most [#MAX_ROWS].
    int rowCount();

    int MAX_ROWS = 65_536;

    /// Whether each row, whatever it matches, tells of an event, or of a subject if it is static.
    /// If not, other rows do so for those that match nothing.
    default boolean isEveryRowAnEvent() {
        return true;
    }

    /// Whether these are the rows of the batch before, with other codes.
    default boolean repeatsRows() {
        return false;
    }

    /// A row with a null subject belongs to nobody and is passed over.
    BigIntVector subjectId(RowSelection rows);

    /// Microseconds since the epoch; null marks a static row.
    TimeStampMicroVector time(RowSelection rows);

    DictionaryColumn code();

    /// `Float4Vector` or `Float8Vector`, as the file has it (integers are widened to double).
    FieldVector numericValue(RowSelection rows);

    /// Any other column by name: `BitVector`, `BigIntVector`, `Float4Vector`, `Float8Vector`,
    /// `TimeStampMicroVector`, or a [DictionaryColumn]'s ids for strings (see [#stringColumn]).
    FieldVector column(String name, RowSelection rows);

    /// A string column other than `code`, dictionary-encoded.
    DictionaryColumn stringColumn(String name);

    /// Whether `name` is a string column.
    boolean isString(String name);
}
