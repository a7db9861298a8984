package dev.headwater.engine.output;

import dev.headwater.engine.scan.DataException;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/// A MEDS dataset that is being written: nothing is visible under its final name before [#commit];
/// closing without it leaves no trace. Not thread-safe.
public final class MedsOutput implements AutoCloseable {
    private static final String CODE = "code";
    private static final Schema CODES =
            new Schema(
                    List.of(
                            Field.notNullable(CODE, ArrowType.Utf8.INSTANCE),
                            Field.nullable("description", ArrowType.Utf8.INSTANCE),
                            new Field(
                                    "parent_codes",
                                    FieldType.nullable(ArrowType.List.INSTANCE),
                                    List.of(Field.nullable("item", ArrowType.Utf8.INSTANCE)))));

    private final Path folder;
    private final StagedFiles files = new StagedFiles();
    private final Set<Path> targets = new TreeSet<>();

    private MedsOutput(Path folder) {
        this.folder = folder;
    }

    /// Takes rows in the order in which they are to be stored.
    public interface RowSink {
        void write(VectorSchemaRoot batch) throws IOException;
    }

    /// Gives rows to a sink.
    public interface RowSource {
        void writeTo(RowSink sink) throws IOException;
    }

    /// Touches nothing yet.
    ///
    /// @throws DataException D010 if there is something in the folder and it is not to be
    ///   overwritten, D015 if it is no folder
    public static MedsOutput open(Path folder, boolean mayOverwrite) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new DataException(
                    DiagnosticCode.D015,
                    "cannot write `" + folder + "`: it is a file; a folder is needed");
        }
        var output = new MedsOutput(folder);
        if (!mayOverwrite && !output.others().isEmpty()) {
            output.close();
            throw new DataException(
                    DiagnosticCode.D010,
                    "output `" + folder + "` exists; pass --overwrite to replace it");
        }
        return output;
    }

    /// @param number counts the shards from 0
    /// @throws DataException D015 if it cannot be written
    public void writeShard(int number, Schema schema, RowSource rows) {
        write(folder.resolve("data").resolve(number + ".parquet"), repeating(schema), rows);
    }

    /// Texts of events are codes, units and the like.
    private static Schema repeating(Schema schema) {
        Map<String, String> repeats = Map.of(ParquetLeaf.REPEATS_TEXTS, "true");
        return new Schema(
                schema.getFields().stream()
                        .map(field -> {
                            var type = new FieldType(true, field.getType(), null, repeats);
                            return new Field(field.getName(), type, List.of());
                        })
                        .toList());
    }

    /// Writes what is known of codes; those without a description get none.
    ///
    /// @param ancestors the codes above a code
    /// @throws DataException D015 if it cannot be written
    public void writeCodes(
            Collection<String> codes,
            Map<String, String> descriptions,
            Map<String, List<String>> ancestors,
            BufferAllocator allocator) {
        Path file = metadata("codes.parquet");
        write(
                file,
                CODES,
                sink -> {
                    try (VectorSchemaRoot batch = VectorSchemaRoot.create(CODES, allocator)) {
                        List<String> left = List.copyOf(codes);
                        int most = PageRows.of(CODES);
                        for (int start = 0; start < left.size(); start += most) {
                            int end = Math.min(left.size(), start + most);
                            fill(batch, left.subList(start, end), descriptions, ancestors);
                            sink.write(batch);
                        }
                    }
                });
    }

    private static void fill(
            VectorSchemaRoot batch,
            List<String> codes,
            Map<String, String> descriptions,
            Map<String, List<String>> ancestors) {
        batch.clear();
        VarCharVector code = (VarCharVector) batch.getVector(0);
        VarCharVector description = (VarCharVector) batch.getVector(1);
        ListVector parentCodes = (ListVector) batch.getVector(2);
        VarCharVector items = (VarCharVector) parentCodes.getDataVector();
        int itemCount = 0;
        for (int row = 0; row < codes.size(); row++) {
            String text = codes.get(row);
            code.setSafe(row, utf8(text));
            String described = descriptions.getOrDefault(text, "");
            if (!described.isEmpty()) {
                description.setSafe(row, utf8(described));
            }
            List<String> above = ancestors.getOrDefault(text, List.of());
            if (!above.isEmpty()) {
                parentCodes.startNewValue(row);
                for (String ancestor : above) {
                    items.setSafe(itemCount++, utf8(ancestor));
                }
                parentCodes.endValue(row, above.size());
            }
        }
        items.setValueCount(itemCount);
        batch.setRowCount(codes.size());
    }

    /// Writes a text about the dataset.
    ///
    /// @throws DataException D015 if it cannot be written
    public void writeText(String name, String text) {
        Path target = metadata(name);
        try {
            Files.writeString(stage(target), text);
        } catch (IOException e) {
            throw OutputFailure.of(target.toString(), e);
        }
    }

    /// Puts all files in place.
    ///
    /// @throws DataException D010 if the folder would then hold Parquet files that are not of this
    ///   dataset; D015 if one cannot be put in place
    public void commit() {
        List<Path> others = others().stream().filter(file -> !targets.contains(file)).toList();
        if (!others.isEmpty()) {
            throw new DataException(
                    DiagnosticCode.D010,
                    "`"
                            + others.getFirst()
                            + "`"
                            + (others.size() == 1 ? "" : " and " + (others.size() - 1) + " more")
                            + " would be read as part of the dataset; choose another folder or"
                            + " remove what is not part of it");
        }
        try {
            files.commit();
        } catch (IOException e) {
            throw OutputFailure.of(folder.toString(), e);
        }
    }

    @Override
    public void close() {
        files.close();
    }

    private Path metadata(String name) {
        return folder.resolve("metadata").resolve(name);
    }

    private Path stage(Path target) throws IOException {
        targets.add(target);
        return files.stage(target);
    }

    private void write(Path target, Schema schema, RowSource rows) {
        try (var writer = new ParquetTableWriter(stage(target), schema)) {
            rows.writeTo(writer::write);
            writer.finish();
        } catch (IOException e) {
            throw OutputFailure.of(target.toString(), e);
        }
    }

    /// The Parquet files that are there.
    private List<Path> others() {
        return Files.isDirectory(folder) ? OutputPreflight.parquetFiles(folder) : List.of();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
