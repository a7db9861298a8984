package dev.headwater.engine.output;

import dev.headwater.engine.scan.DataException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/// Writes the cohort rows of one shard to every output of the run.
final class ShardSink implements CohortSink {
    private final StagedFiles files;
    private final @Nullable LabelProjection projection;
    private final Runnable onFinish;
    private final List<Part> parts = new ArrayList<>();
    private boolean isFinished;

    /// @param projection makes label rows, closed with the sink; null when no output holds labels
    ShardSink(StagedFiles files, @Nullable LabelProjection projection, Runnable onFinish) {
        this.files = files;
        this.projection = projection;
        this.onFinish = onFinish;
    }

    private record Part(OutputTable table, TableWriter writer, boolean takesLabels) {}

    void add(OutputTable table, TableWriter writer, boolean takesLabels) {
        parts.add(new Part(table, writer, takesLabels));
    }

    @Override
    public void write(VectorSchemaRoot batch) {
        VectorSchemaRoot labels = projection == null ? batch : projection.project(batch);
        for (Part part : parts) {
            try {
                part.writer.write(part.takesLabels ? labels : batch);
            } catch (IOException e) {
                throw OutputFailure.of(part.table.name(), e);
            }
        }
    }

    @Override
    public void finish() {
        for (Part part : parts) {
            try {
                part.writer.finish();
            } catch (IOException e) {
                throw OutputFailure.of(part.table.name(), e);
            }
        }
        isFinished = true;
        onFinish.run();
    }

    /// Closes every part, come what may. A failure matters only if the rows were to be kept.
    @Override
    public void close() {
        if (projection != null) {
            projection.close();
        }
        List<DataException> failures = new ArrayList<>();
        for (Part part : parts) {
            try {
                part.writer.close();
            } catch (IOException e) {
                failures.add(OutputFailure.of(part.table.name(), e));
            }
            if (!isFinished) {
                files.discard(part.writer.file());
            }
        }
        if (isFinished && !failures.isEmpty()) {
            throw failures.getFirst();
        }
    }
}
