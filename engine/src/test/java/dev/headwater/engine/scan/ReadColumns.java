package dev.headwater.engine.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.kernel.ChunkFilter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroVector;

/// Reads columns of a file as lists, null for null.
///
/// @param isGeneral whether all columns are to be read by the general path
/// @param isRead whether a column, by its name, is read in a batch, by its number
record ReadColumns(boolean isGeneral, RowRange range, BiPredicate<String, Integer> isRead) {

    /// For all files, so that buffers hold what was there before.
    private static final SpareArrays SPARE_ARRAYS = new SpareArrays();

    static ReadColumns all(boolean isGeneral) {
        return in(RowRange.ALL, isGeneral);
    }

    static ReadColumns in(RowRange range, boolean isGeneral) {
        return new ReadColumns(isGeneral, range, (name, batch) -> true);
    }

    Map<String, List<Object>> of(Path file, Map<String, ColumnUse> uses) {
        Map<String, List<Object>> read = new LinkedHashMap<>();
        uses.keySet().forEach(name -> read.put(name, new ArrayList<>()));
        try (RootAllocator allocator = new RootAllocator();
                ParquetTable table =
                        ParquetTable.open(file, uses, allocator, SPARE_ARRAYS, isGeneral)) {
            table.limit(range, ChunkFilter.NONE);
            int batch = 0;
            for (int rows = table.next(); rows > 0; rows = table.next(), batch++) {
                for (String name : uses.keySet()) {
                    if (isRead.test(name, batch)) {
                        append(table.column(name), rows, read.get(name));
                    }
                }
            }
        }
        return read;
    }

    private static void append(ColumnValues column, int rows, List<Object> target) {
        for (int row = 0; row < rows; row++) {
            target.add(column.vector().isNull(row) ? null : value(column, row));
        }
    }

    private static Object value(ColumnValues column, int row) {
        if (column instanceof DictionaryColumn texts) {
            return new String(texts.dictionary().get(texts.ids().get(row)), UTF_8);
        }
        FieldVector vector = column.vector();
        return switch (vector) {
            case BigIntVector integers -> integers.get(row);
            case TimeStampMicroVector micros -> micros.get(row);
            case Float4Vector floats -> floats.get(row);
            case Float8Vector doubles -> doubles.get(row);
            case BitVector bits -> bits.get(row) == 1;
            default -> throw new AssertionError(vector);
        };
    }
}
