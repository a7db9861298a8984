package dev.headwater.predicates.kernel;

import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import java.nio.ByteOrder;
import org.apache.arrow.vector.IntVector;

/// Selects the rows whose code some predicate accepts: one table look-up a row. Not thread-safe.
final class CodeScan {
    private final DictionaryMask dictionaryMask;
    private final CodeClassifier classifier;
    private final int[] ids = new int[RowBatch.MAX_ROWS];
    private final int[] rowClasses = new int[RowBatch.MAX_ROWS];

    CodeScan(CodeClassifier classifier) {
        this.classifier = classifier;
        this.dictionaryMask = new DictionaryMask(classifier);
    }

    /// Replaces the content of `matches`. The bits say whose code matcher accepts the row; at least
    /// one is set.
    void select(DictionaryColumn code, int rowCount, Matches matches) {
        int[] classes = dictionaryMask.classes(code);
        load(code.ids(), rowCount, code.dictionarySize());
        int count = selectRows(classes, rowCount, matches.selection());
        matches.ensureCapacity(count);
        copyMasks(classifier.classMasks(), count, matches);
    }

    /// Copies to the heap, where simple compilers make fast loops. A null becomes the id `nullId`.
    private void load(IntVector vector, int rowCount, int nullId) {
        vector.getDataBuffer()
                .nioBuffer(0, rowCount * Integer.BYTES)
                .order(ByteOrder.nativeOrder())
                .asIntBuffer()
                .get(ids, 0, rowCount);
        if (vector.getNullCount() == 0) {
            return;
        }
        for (int row = 0; row < rowCount; row++) {
            if (vector.isNull(row)) {
                ids[row] = nullId;
            }
        }
    }

    private int selectRows(int[] classes, int rowCount, RowSelection selection) {
        int[] rows = selection.rows();
        int count = 0;
        for (int row = 0; row < rowCount; row++) {
            int rowClass = classes[ids[row]];
            if (rowClass != CodeClassifier.NOTHING) {
                rows[count] = row;
                rowClasses[count++] = rowClass;
            }
        }
        selection.setCount(count);
        return count;
    }

    private void copyMasks(long[] classMasks, int count, Matches matches) {
        long[] masks = matches.masks();
        int wordCount = matches.wordCount();
        if (wordCount == 1) {
            for (int i = 0; i < count; i++) {
                masks[i] = classMasks[rowClasses[i]];
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            System.arraycopy(
                    classMasks, rowClasses[i] * wordCount, masks, i * wordCount, wordCount);
        }
    }
}
