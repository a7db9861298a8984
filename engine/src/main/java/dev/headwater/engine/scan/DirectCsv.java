package dev.headwater.engine.scan;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Reads the rows of a direct table in CSV: commas, a header, UTF-8, an empty field is null.
final class DirectCsv {
    private final DirectTimestamps timestamps;
    private final DirectRows rows;
    private final DataLocation location;
    private final int subjectField;
    private final int timestampField;
    private final List<CountField> countFields = new ArrayList<>();
    private final int width;

    private DirectCsv(
            List<String> header,
            List<String> predicates,
            DirectTimestamps timestamps,
            DirectRows rows,
            DataLocation location) {
        List<String> wanted = new ArrayList<>(List.of(DirectRows.SUBJECT_ID, DirectRows.TIMESTAMP));
        wanted.addAll(predicates);
        MissingColumns.check(wanted, header, location);
        this.timestamps = timestamps;
        this.rows = rows;
        this.location = location;
        this.width = header.size();
        this.subjectField = header.indexOf(DirectRows.SUBJECT_ID);
        this.timestampField = header.indexOf(DirectRows.TIMESTAMP);
        for (int i = 0; i < predicates.size(); i++) {
            String name = predicates.get(i);
            countFields.add(
                    new CountField(
                            header.indexOf(name),
                            new CsvCounts(rows.counts(i), location.in(-1, name))));
        }
    }

    private record CountField(int field, CsvCounts counts) {}

    /// @throws DataException if the file is missing or broken, or a column is missing or of the
    ///   wrong type
    static void read(
            Path file, List<String> predicates, DirectTimestamps timestamps, DirectRows rows) {
        DataLocation location = DataLocation.of(file);
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder()
                        .detectBomHeader(true)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(file)) {
            Iterator<CsvRecord> records = reader.iterator();
            List<String> header = records.hasNext() ? records.next().getFields() : List.of();
            DirectCsv csv = new DirectCsv(header, predicates, timestamps, rows, location);
            records.forEachRemaining(csv::readRow);
        } catch (NoSuchFileException e) {
            throw location.error(DiagnosticCode.D001, "no such file");
        } catch (CsvParseException e) {
            throw location.error(DiagnosticCode.D009, "malformed CSV: " + e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            throw location.unreadable(e);
        }
    }

    private void readRow(CsvRecord row) {
        if (row.getFieldCount() > width) {
            throw location.error(
                    DiagnosticCode.D009,
                    line(row) + " has " + row.getFieldCount() + " fields, the header " + width);
        }
        String subject = field(row, subjectField);
        if (subject.isEmpty()) {
            return;
        }
        long subjectId = DirectSubject.parse(subject, line(row), location);
        String timestamp = field(row, timestampField);
        if (timestamp.isEmpty()) {
            rows.addStatic(subjectId);
        } else {
            rows.add(subjectId, timestamps.parse(timestamp, line(row)));
        }
        for (CountField count : countFields) {
            count.counts()
                    .set(rows.lastRow(), field(row, count.field()), row.getStartingLineNumber());
        }
    }

    private static String line(CsvRecord row) {
        return "line " + row.getStartingLineNumber();
    }

    private static String field(CsvRecord row, int index) {
        return index < row.getFieldCount() ? row.getField(index) : "";
    }
}
