package dev.headwater.engine.scan;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.headwater.engine.scan.encoding.StringDictionary;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.predicates.column.RowSelection;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeStampMicroVector;

/// One column of CSV records on its way to an Arrow vector, which it owns. An empty field is null.
abstract sealed class CsvColumn implements AutoCloseable {
    private final int field;
    private final DataLocation location;

    private CsvColumn(int field, DataLocation location) {
        this.field = field;
        this.location = location;
    }

    /// @param field its place in the records
    /// @param mostRows how many are read at once at most
    static CsvColumn of(
            ColumnUse use,
            int field,
            int mostRows,
            DataLocation location,
            BufferAllocator allocator) {
        CsvColumn column =
                switch (use) {
                    case SUBJECT, ID -> new Integers(field, location, allocator);
                    case TIME -> new Times(field, location, allocator);
                    case NUMBER -> new Numbers(field, location, allocator);
                    case CODE, TEXT, ANY -> new CsvTexts(field, location, allocator);
                };
        ColumnValues.allocate(column.vector(), mostRows);
        return column;
    }

    abstract FieldVector vector();

    /// Fills the vector's entries for `rows`.
    ///
    /// @throws DataException if a field is malformed
    final void read(List<CsvRecord> records, RowSelection rows) {
        begin();
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.rows()[i];
            CsvRecord line = records.get(row);
            String text = field < line.getFieldCount() ? line.getField(field) : "";
            if (text.isEmpty()) {
                vector().setNull(row);
            } else {
                set(row, text, line.getStartingLineNumber());
            }
        }
        vector().setValueCount(records.size());
    }

    /// Before the first row of a batch.
    void begin() {}

    abstract void set(int row, String text, long line);

    /// A field that is not `expected`.
    final DataException wrong(DiagnosticCode code, String text, long line, String expected) {
        return location.error(code, "`" + text + "` in line " + line + " is not " + expected);
    }

    @Override
    public void close() {
        vector().close();
    }

    /// Integers; a fraction of nothing but zeros is let pass.
    private static final class Integers extends CsvColumn {
        private static final Pattern ZEROS = Pattern.compile("0*");

        private final BigIntVector values;

        Integers(int field, DataLocation location, BufferAllocator allocator) {
            super(field, location);
            values = new BigIntVector("integers", allocator);
        }

        @Override
        BigIntVector vector() {
            return values;
        }

        @Override
        void set(int row, String text, long line) {
            int point = text.indexOf('.');
            boolean isWhole = point > 0 && ZEROS.matcher(text.substring(point + 1)).matches();
            try {
                values.set(row, Long.parseLong(isWhole ? text.substring(0, point) : text));
            } catch (NumberFormatException _) {
                throw wrong(DiagnosticCode.D006, text, line, "an integer");
            }
        }
    }

    private static final class Numbers extends CsvColumn {
        private final Float8Vector values;

        Numbers(int field, DataLocation location, BufferAllocator allocator) {
            super(field, location);
            values = new Float8Vector("numbers", allocator);
        }

        @Override
        Float8Vector vector() {
            return values;
        }

        @Override
        void set(int row, String text, long line) {
            try {
                values.set(row, Double.parseDouble(text));
            } catch (NumberFormatException _) {
                throw wrong(DiagnosticCode.D006, text, line, "a number");
            }
        }
    }

    private static final class Times extends CsvColumn {
        private final TimeStampMicroVector values;

        Times(int field, DataLocation location, BufferAllocator allocator) {
            super(field, location);
            values = new TimeStampMicroVector("times", allocator);
        }

        @Override
        TimeStampMicroVector vector() {
            return values;
        }

        @Override
        void set(int row, String text, long line) {
            OptionalLong micros = IsoTimestamp.parse(text);
            if (micros.isEmpty()) {
                throw wrong(DiagnosticCode.D008, text, line, "a date or a timestamp");
            }
            values.set(row, micros.getAsLong());
        }
    }

    /// Texts as ids into a dictionary that grows for as long as that is not much.
    static final class CsvTexts extends CsvColumn implements StringColumn {
        private static final int MOST_BYTES = 4 << 20;

        private final IntVector ids;
        private final StringDictionary dictionary;

        CsvTexts(int field, DataLocation location, BufferAllocator allocator) {
            super(field, location);
            ids = new IntVector("texts", allocator);
            dictionary = new StringDictionary("texts", allocator);
        }

        @Override
        IntVector vector() {
            return ids;
        }

        @Override
        void begin() {
            if (dictionary.byteSize() > MOST_BYTES) {
                dictionary.clear();
            }
        }

        @Override
        void set(int row, String text, long line) {
            ids.set(row, dictionary.idOf(text));
        }

        @Override
        public StringDictionary strings() {
            return dictionary;
        }

        @Override
        public IntVector ids() {
            return ids;
        }

        @Override
        public void close() {
            ids.close();
            dictionary.close();
        }
    }
}
