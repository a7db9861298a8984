package dev.headwater.engine.output;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.TypeLayout;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/// Rows with texts -> the same rows with texts as dictionaries of small indices.
///
/// A text column holds one text at most, which its field's metadata names ([#ONLY_TEXT]; without,
/// all its values are null). So its dictionary holds that text or nothing, and each index is 0. All
/// other columns are borrowed. Columns may be structs, not lists.
public final class TextDictionaries implements AutoCloseable {
    /// The key of a field's metadata for the text that all its values are, where they are not null.
    public static final String ONLY_TEXT = "only_text";

    private static final ArrowType.Int INDEX = new ArrowType.Int(Byte.SIZE, true);

    private final BufferAllocator allocator;
    private final MapDictionaryProvider dictionaries = new MapDictionaryProvider();
    private final List<ArrowType> plainTypes = new ArrayList<>();
    private final VectorSchemaRoot rows;

    /// @param plain the columns of the rows to come
    TextDictionaries(Schema plain, BufferAllocator allocator) {
        this.allocator = allocator;
        List<Field> fields = plain.getFields().stream().map(this::withDictionary).toList();
        this.rows =
                VectorSchemaRoot.create(new Schema(fields, plain.getCustomMetadata()), allocator);
    }

    Schema schema() {
        return rows.getSchema();
    }

    DictionaryProvider provider() {
        return dictionaries;
    }

    /// The rows of `plain`, valid until the next call. The caller does not close them.
    VectorSchemaRoot encode(VectorSchemaRoot plain) {
        try (ArrowRecordBatch texts = new VectorUnloader(plain).getRecordBatch();
                ArrowRecordBatch indices = encode(texts)) {
            new VectorLoader(rows).load(indices);
        }
        return rows;
    }

    @Override
    public void close() {
        rows.close();
        dictionaries.close();
    }

    private Field withDictionary(Field field) {
        plainTypes.add(field.getType());
        if (!(field.getType() instanceof ArrowType.Utf8)) {
            List<Field> children = field.getChildren().stream().map(this::withDictionary).toList();
            return new Field(field.getName(), field.getFieldType(), children);
        }
        long id = dictionaries.getDictionaryIds().size();
        var encoding = new DictionaryEncoding(id, false, INDEX);
        dictionaries.put(new Dictionary(texts(field), encoding));
        return new Field(field.getName(), new FieldType(field.isNullable(), INDEX, encoding), null);
    }

    private VarCharVector texts(Field field) {
        VarCharVector texts = new VarCharVector(field.getName(), allocator);
        String text = field.getMetadata().get(ONLY_TEXT);
        if (text != null) {
            texts.setSafe(0, text.getBytes(StandardCharsets.UTF_8));
            texts.setValueCount(1);
        }
        return texts;
    }

    private ArrowRecordBatch encode(ArrowRecordBatch plain) {
        List<ArrowBuf> buffers = new ArrayList<>();
        List<ArrowBuf> indices = new ArrayList<>();
        Iterator<ArrowBuf> plainBuffers = plain.getBuffers().iterator();
        Iterator<ArrowFieldNode> nodes = plain.getNodes().iterator();
        try {
            for (ArrowType type : plainTypes) {
                int rowCount = nodes.next().getLength();
                List<ArrowBuf> ofColumn = new ArrayList<>();
                for (int i = 0; i < TypeLayout.getTypeBufferCount(type); i++) {
                    ofColumn.add(plainBuffers.next());
                }
                if (type instanceof ArrowType.Utf8) {
                    indices.add(zeros(rowCount));
                    buffers.addAll(List.of(ofColumn.getFirst(), indices.getLast()));
                } else {
                    buffers.addAll(ofColumn);
                }
            }
            return new ArrowRecordBatch(plain.getLength(), plain.getNodes(), buffers);
        } finally {
            // The batch has its own hold on them.
            indices.forEach(ArrowBuf::close);
        }
    }

    private ArrowBuf zeros(int count) {
        ArrowBuf zeros = allocator.buffer(count);
        zeros.setZero(0, count);
        zeros.writerIndex(count);
        return zeros;
    }
}
