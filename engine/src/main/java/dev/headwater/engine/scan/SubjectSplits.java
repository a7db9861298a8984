package dev.headwater.engine.scan;

import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.jspecify.annotations.Nullable;

/// Which split each subject is in, by the metadata of a dataset. A subject is in one split at most.
public final class SubjectSplits {
    private static final String SPLIT = "split";

    /// As MEDS has named the file since version 0.3.1, and in 0.3.0.
    private static final List<String> FILE_NAMES =
            List.of("subject_splits.parquet", "patient_splits.parquet");

    private final Path file;
    private final List<String> names;
    private final long[] subjects;
    private final int[] splits;

    private SubjectSplits(Path file, List<String> names, long[] subjects, int[] splits) {
        this.file = file;
        this.names = names;
        this.subjects = subjects;
        this.splits = splits;
    }

    /// The table of a MEDS root; null if it has none.
    ///
    /// @throws DataException if the table is broken, lacks a column, or has a subject in two splits
    public static @Nullable SubjectSplits read(Path root, BufferAllocator allocator) {
        for (String name : FILE_NAMES) {
            Path file = root.resolve("metadata").resolve(name);
            if (Files.isRegularFile(file)) {
                return new Reader(file).read(allocator);
            }
        }
        return null;
    }

    /// Where it was read from.
    public Path file() {
        return file;
    }

    /// The names of all splits, in order.
    public List<String> names() {
        return names;
    }

    /// How many subjects are in the split at a place among the [#names].
    public long count(int split) {
        return Arrays.stream(splits).filter(place -> place == split).count();
    }

    /// The place of a subject's split among the [#names]; -1 if it is in none.
    public int of(long subject) {
        int found = Arrays.binarySearch(subjects, subject);
        return found < 0 ? -1 : splits[found];
    }

    /// Rows that lack a subject or a split say nothing.
    private static final class Reader {
        private final Path file;
        private final List<String> found = new ArrayList<>();
        private long[] subjects = new long[1024];
        private int[] splits = new int[1024];
        private int count;

        Reader(Path file) {
            this.file = file;
        }

        SubjectSplits read(BufferAllocator allocator) {
            Set<String> columns = Set.of(ParquetBatch.SUBJECT_ID, SPLIT);
            Shard table = new Shard(SPLIT, file);
            try (ParquetEventScan scan = ParquetEventScan.open(table, columns, allocator)) {
                RowSelection everyRow = new RowSelection();
                for (RowBatch batch = scan.next(); batch != null; batch = scan.next()) {
                    if (!batch.isString(SPLIT)) {
                        throw DataLocation.of(file)
                                .in(-1, SPLIT)
                                .error(DiagnosticCode.D006, "the column is not text");
                    }
                    everyRow.selectAll(batch.rowCount());
                    add(batch.subjectId(everyRow), batch.stringColumn(SPLIT), batch.rowCount());
                }
            }
            return sorted();
        }

        private void add(BigIntVector ids, DictionaryColumn texts, int rowCount) {
            int[] numbers = new int[texts.dictionarySize()];
            for (int id = 0; id < numbers.length; id++) {
                numbers[id] = number(texts.text(id));
            }
            for (int row = 0; row < rowCount; row++) {
                if (ids.isNull(row) || texts.ids().isNull(row)) {
                    continue;
                }
                if (count == subjects.length) {
                    subjects = Arrays.copyOf(subjects, 2 * count);
                    splits = Arrays.copyOf(splits, 2 * count);
                }
                subjects[count] = ids.get(row);
                splits[count++] = numbers[texts.ids().get(row)];
            }
        }

        private int number(String name) {
            int known = found.indexOf(name);
            if (known < 0) {
                found.add(name);
            }
            return known < 0 ? found.size() - 1 : known;
        }

        private SubjectSplits sorted() {
            List<String> names = List.copyOf(new TreeSet<>(found));
            long[] ids = Arrays.copyOf(subjects, count);
            Arrays.sort(ids);
            int distinct = 0;
            for (int i = 0; i < count; i++) {
                if (i == 0 || ids[i] != ids[i - 1]) {
                    ids[distinct++] = ids[i];
                }
            }
            ids = Arrays.copyOf(ids, distinct);
            int[] ofIds = new int[distinct];
            Arrays.fill(ofIds, -1);
            for (int i = 0; i < count; i++) {
                int place = Arrays.binarySearch(ids, subjects[i]);
                int split = names.indexOf(found.get(splits[i]));
                if (ofIds[place] >= 0 && ofIds[place] != split) {
                    throw inTwo(subjects[i], names.get(ofIds[place]), names.get(split));
                }
                ofIds[place] = split;
            }
            return new SubjectSplits(file, names, ids, ofIds);
        }

        private DataException inTwo(long subject, String one, String other) {
            return DataLocation.of(file)
                    .error(
                            DiagnosticCode.D056,
                            "subject "
                                    + subject
                                    + " is in the splits `"
                                    + one
                                    + "` and `"
                                    + other
                                    + "`");
        }
    }
}
