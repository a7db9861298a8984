package dev.headwater.engine.label;

import dev.headwater.engine.output.CohortSink;
import dev.headwater.engine.output.PageRows;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.window.RealizationConsumer;
import dev.headwater.engine.window.Realizations;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.util.MemoryUtil;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/// Writes realizations as cohort rows (see [CohortSchema]) and hands them to a sink in batches.
///
/// Rows come in the order of subjects and triggers; a subject's null row, which only `aces-0.7.3`
/// has, comes last. Owns its vectors until closed.
public final class CohortBuilder implements RealizationConsumer, AutoCloseable {
    private final ExtractionPlan plan;
    private final CohortSink sink;
    private final VectorSchemaRoot rows;
    private final int batchRows;
    private final BigIntVector subjects;
    private final TimeStampMicroVector triggers;
    private final @Nullable TimeStampMicroVector indexTimestamps;
    private final @Nullable BigIntVector labels;
    private final StepSummary[] summaries;
    private final long[] counts = new long[Realizations.BLOCK_SIZE];
    private int size;
    private long lastSubject;
    private long rowCount;
    private long subjectCount;
    private long nullRowCount;
    private long positiveCount;

    public CohortBuilder(
            ExtractionPlan plan,
            boolean withSummaries,
            BufferAllocator allocator,
            CohortSink sink) {
        this.plan = plan;
        this.sink = sink;
        this.rows = VectorSchemaRoot.create(CohortSchema.of(plan, withSummaries), allocator);
        this.batchRows = PageRows.of(rows.getSchema());
        this.subjects = (BigIntVector) rows.getVector(CohortSchema.SUBJECT_ID);
        this.triggers = (TimeStampMicroVector) rows.getVector(CohortSchema.TRIGGER);
        this.indexTimestamps = (TimeStampMicroVector) rows.getVector(CohortSchema.INDEX_TIMESTAMP);
        this.labels = (BigIntVector) rows.getVector(CohortSchema.LABEL);
        this.summaries = new StepSummary[withSummaries ? plan.steps().size() : 0];
        for (int step = 0; step < summaries.length; step++) {
            summaries[step] = new StepSummary(plan, step, rows);
        }
        begin();
    }

    public long rowCount() {
        return rowCount;
    }

    public long subjectCount() {
        return subjectCount;
    }

    public long nullRowCount() {
        return nullRowCount;
    }

    /// Rows whose label is not 0.
    public long positiveCount() {
        return positiveCount;
    }

    @Override
    public void accept(Realizations block) {
        int from = 0;
        while (from < block.count()) {
            int to = Math.min(block.count(), from + batchRows - size);
            write(block, from, to);
            from = to;
        }
    }

    @Override
    public void acceptNullRow(long subjectId) {
        beginRows(subjectId, 1);
        for (var vector : rows.getFieldVectors()) {
            vector.setNull(size);
        }
        subjects.set(size, subjectId);
        nullRowCount++;
        endRows(1);
    }

    /// Hands over what is left.
    public void finish() {
        if (size > 0) {
            flush();
        }
    }

    @Override
    public void close() {
        rows.close();
    }

    private void write(Realizations block, int from, int to) {
        int count = to - from;
        beginRows(block.subjectId(), count);
        long subject = openRows(subjects);
        long trigger = openRows(triggers);
        for (int i = 0; i < count; i++) {
            MemoryUtil.putLong(subject + 8L * i, block.subjectId());
            MemoryUtil.putLong(trigger + 8L * i, block.trigger(block.position(from + i)));
        }
        writeIndexTimestamps(block, from, to);
        writeLabels(block, from, to);
        for (StepSummary summary : summaries) {
            summary.write(block, from, to, size, counts);
        }
        endRows(count);
    }

    private void writeIndexTimestamps(Realizations block, int from, int to) {
        if (indexTimestamps == null || plan.index() == null) {
            return;
        }
        int step = plan.index().step();
        boolean takesEarlier = plan.indexesEarlier(plan.index());
        long address = openRows(indexTimestamps);
        for (int i = 0; i < to - from; i++) {
            int position = block.position(from + i);
            long time = takesEarlier ? block.earlier(step, position) : block.later(step, position);
            MemoryUtil.putLong(address + 8L * i, time);
        }
    }

    private void writeLabels(Realizations block, int from, int to) {
        if (labels == null) {
            return;
        }
        long address = openRows(labels);
        for (int i = 0; i < to - from; i++) {
            long label = block.label(block.position(from + i));
            MemoryUtil.putLong(address + 8L * i, label);
            positiveCount += label == 0 ? 0 : 1;
        }
    }

    /// Where the values of the next rows belong. Rows are not null unless said otherwise.
    private long openRows(BaseFixedWidthVector vector) {
        return vector.getDataBufferAddress() + (long) size * Long.BYTES;
    }

    private void beginRows(long subject, int count) {
        if (rowCount == 0 || subject != lastSubject) {
            subjectCount++;
            lastSubject = subject;
        }
        rowCount += count;
    }

    private void endRows(int count) {
        size += count;
        if (size == batchRows) {
            flush();
        }
    }

    private void begin() {
        size = 0;
        for (var vector : rows.getFieldVectors()) {
            vector.setInitialCapacity(batchRows);
            vector.allocateNew();
            vector.getValidityBuffer().setOne(0, batchRows / Byte.SIZE);
        }
    }

    private void flush() {
        rows.setRowCount(size);
        sink.write(rows);
        begin();
    }
}
