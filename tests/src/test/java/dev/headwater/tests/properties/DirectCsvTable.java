package dev.headwater.tests.properties;

import dev.headwater.engine.scan.DirectTable;
import dev.headwater.tests.extraction.IsoTime;
import dev.headwater.tests.reference.DirectRow;
import dev.headwater.tests.reference.ReferencePredicate;
import dev.headwater.tests.reference.ReferenceTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Direct rows -> the table that is read from them as CSV.
final class DirectCsvTable {
    private DirectCsvTable() {}

    static DirectTable of(ReferenceTask task, List<DirectRow> rows) throws IOException {
        List<String> names = task.rowPredicates().stream().map(ReferencePredicate::name).toList();
        StringBuilder csv =
                new StringBuilder(
                        "subject_id,timestamp"
                                + names.stream()
                                        .map(name -> "," + name)
                                        .collect(Collectors.joining()));
        for (DirectRow row : rows) {
            csv.append('\n')
                    .append(row.subject())
                    .append(',')
                    .append(row.time() == null ? "" : IsoTime.ofMicros(row.time()));
            names.forEach(name -> csv.append(',').append(row.counts().get(name)));
        }
        Path file = Files.createTempFile("direct", ".csv");
        try {
            Files.writeString(file, csv.append('\n'));
            return DirectTable.read(file, names, "%Y-%m-%dT%H:%M:%S%.f");
        } finally {
            Files.delete(file);
        }
    }
}
