package dev.headwater.engine.scan;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// A CSV file that is read record by record: UTF-8, a header, fields in quotes between commas, or
/// without quotes between tabs, if the header has any. Not thread-safe.
final class CsvTable implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int LONGEST_HEADER = 1 << 16;

    /// Stands for no quotes: a character that no text has.
    private static final char NO_QUOTE = '\b';

    private final DataLocation location;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final List<String> header;

    private CsvTable(
            DataLocation location,
            CsvReader<CsvRecord> reader,
            Iterator<CsvRecord> records,
            List<String> header) {
        this.location = location;
        this.reader = reader;
        this.records = records;
        this.header = header;
    }

    /// The columns of a file, from its header.
    ///
    /// @throws DataException if the file is missing or cannot be read
    static List<String> columnNames(Path path) {
        try (CsvTable table = open(path)) {
            return table.header;
        }
    }

    /// @throws DataException if the file is missing or cannot be read
    static CsvTable open(Path path) {
        DataLocation location = DataLocation.of(path);
        try {
            InputStream bytes = new BufferedInputStream(bytes(path), BUFFER_BYTES);
            boolean hasTabs = hasTabs(bytes);
            CsvReader<CsvRecord> reader =
                    CsvReader.builder()
                            .detectBomHeader(true)
                            .fieldSeparator(hasTabs ? '\t' : ',')
                            .quoteCharacter(hasTabs ? NO_QUOTE : '"')
                            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .ofCsvRecord(bytes);
            Iterator<CsvRecord> records = reader.iterator();
            CsvRecord first = next(records, location);
            List<String> header =
                    first == null
                            ? List.of()
                            : first.getFields().stream().map(String::strip).toList();
            return new CsvTable(location, reader, records, header);
        } catch (NoSuchFileException e) {
            throw location.error(DiagnosticCode.D001, "no such file");
        } catch (IOException e) {
            throw location.unreadable(e);
        }
    }

    private static InputStream bytes(Path path) throws IOException {
        InputStream stored = Files.newInputStream(path);
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".gz")
                ? new GZIPInputStream(stored, BUFFER_BYTES)
                : stored;
    }

    /// Looks at the first line, and goes back.
    private static boolean hasTabs(InputStream bytes) throws IOException {
        bytes.mark(LONGEST_HEADER);
        int read = bytes.read();
        for (int i = 1; read >= 0 && read != '\t' && read != '\n' && i < LONGEST_HEADER; i++) {
            read = bytes.read();
        }
        bytes.reset();
        return read == '\t';
    }

    DataLocation location() {
        return location;
    }

    List<String> header() {
        return header;
    }

    /// The next record, or null at the end.
    ///
    /// @throws DataException if the file is malformed or cannot be read
    @Nullable CsvRecord next() {
        CsvRecord row = next(records, location);
        if (row != null && row.getFieldCount() > header.size()) {
            throw location.error(
                    DiagnosticCode.D009,
                    "line "
                            + row.getStartingLineNumber()
                            + " has "
                            + row.getFieldCount()
                            + " fields, the header "
                            + header.size());
        }
        return row;
    }

    private static @Nullable CsvRecord next(Iterator<CsvRecord> records, DataLocation location) {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException e) {
            throw location.error(DiagnosticCode.D009, "malformed CSV: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw location.unreadable(e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw location.unreadable(e);
        }
    }
}
