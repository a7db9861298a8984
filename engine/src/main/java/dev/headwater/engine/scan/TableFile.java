package dev.headwater.engine.scan;

import dev.headwater.predicates.kernel.ChunkFilter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;

/// A file that holds a table or a part of one: Parquet, or CSV, which may be compressed by gzip.
/// Columns are named in lower case, however the file writes them.
public record TableFile(Path path) {
    private static final String PARQUET = ".parquet";
    private static final String CSV = ".csv";
    private static final String COMPRESSED_CSV = ".csv.gz";

    /// What a row of CSV takes, as a guess.
    private static final int BYTES_PER_CSV_ROW = 100;

    /// The name without what tells the kind of file, or "" if it is of no such kind.
    public static String tableName(Path path) {
        String name = String.valueOf(path.getFileName());
        String lower = name.toLowerCase(Locale.ROOT);
        for (String ending : new String[] {PARQUET, CSV, COMPRESSED_CSV}) {
            if (lower.endsWith(ending)) {
                return name.substring(0, name.length() - ending.length());
            }
        }
        return "";
    }

    /// @throws DataException if the file is missing or broken
    public Set<String> columnNames() {
        return namesByLowerCase().keySet();
    }

    /// The number of rows, for CSV a guess.
    ///
    /// @throws DataException if the file is missing or broken
    public long rowCount() {
        return isParquet()
                ? ParquetEventScan.rowCount(path)
                : ParquetEventScan.byteCount(path) / BYTES_PER_CSV_ROW;
    }

    /// Opens the table to read the columns that `uses` names in lower case.
    ///
    /// @param arrays buffers of scans that are done, and where this one leaves its own
    /// @throws DataException if the file is missing or broken, lacks a column or has it with a type
    ///   that its use does not allow
    public TableScan open(
            Map<String, ColumnUse> uses, BufferAllocator allocator, SpareArrays arrays) {
        return open(uses, RowRange.ALL, allocator, arrays);
    }

    /// The same, but only the rows in `range`, which is all of them for CSV.
    ///
    /// @throws DataException as above
    public TableScan open(
            Map<String, ColumnUse> uses,
            RowRange range,
            BufferAllocator allocator,
            SpareArrays arrays) {
        if (!isParquet()) {
            return CsvTableScan.open(path, uses, allocator);
        }
        Map<String, String> names = namesByLowerCase();
        MissingColumns.check(uses.keySet(), names.keySet(), DataLocation.of(path));
        Map<String, ColumnUse> usesInFile = new LinkedHashMap<>();
        uses.forEach((name, use) -> usesInFile.put(inFile(name, names), use));
        ParquetTable table = ParquetTable.open(path, usesInFile, allocator, arrays);
        table.limit(range, ChunkFilter.NONE);
        return new ParquetTableScan(table, names);
    }

    /// Whether rows in the middle can be read without those before.
    public boolean isParquet() {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(PARQUET);
    }

    private Map<String, String> namesByLowerCase() {
        Collection<String> names =
                isParquet() ? ParquetEventScan.columnNames(path) : CsvTable.columnNames(path);
        Map<String, String> byLowerCase = new LinkedHashMap<>();
        names.forEach(name -> byLowerCase.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
        return byLowerCase;
    }

    private static String inFile(String name, Map<String, String> names) {
        return names.getOrDefault(name, name);
    }
}
