package dev.headwater.engine.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;

/// An Arrow file, read by Arrow: the metadata of its schema, and its rows as values of the leaves,
/// with texts for indices.
record ArrowRows(Map<String, String> metadata, List<List<Object>> rows) {
    /// @param file in the streaming format if its name ends in `.arrows`
    static ArrowRows read(Path file, BufferAllocator allocator) throws IOException {
        try (ArrowReader reader =
                file.toString().endsWith(".arrows")
                        ? new ArrowStreamReader(Files.newInputStream(file), allocator)
                        : new ArrowFileReader(Files.newByteChannel(file), allocator)) {
            VectorSchemaRoot batch = reader.getVectorSchemaRoot();
            List<List<Object>> rows = new ArrayList<>();
            while (reader.loadNextBatch()) {
                for (int row = 0; row < batch.getRowCount(); row++) {
                    rows.add(row(batch, row, reader.getDictionaryVectors()));
                }
            }
            return new ArrowRows(batch.getSchema().getCustomMetadata(), rows);
        }
    }

    private static List<Object> row(
            VectorSchemaRoot batch, int row, Map<Long, Dictionary> dictionaries) {
        List<Object> values = new ArrayList<>();
        for (FieldVector column : batch.getFieldVectors()) {
            List<FieldVector> leaves =
                    column instanceof StructVector struct
                            ? struct.getChildrenFromFields()
                            : List.of(column);
            leaves.forEach(leaf -> values.add(value(leaf, row, dictionaries)));
        }
        return Arrays.asList(values.toArray());
    }

    private static Object value(FieldVector leaf, int row, Map<Long, Dictionary> dictionaries) {
        DictionaryEncoding encoding = leaf.getField().getDictionary();
        if (leaf.isNull(row)) {
            return null;
        }
        if (encoding != null) {
            int index = ((TinyIntVector) leaf).get(row);
            return dictionaries.get(encoding.getId()).getVector().getObject(index).toString();
        }
        return leaf instanceof TimeStampMicroVector times ? times.get(row) : leaf.getObject(row);
    }
}
