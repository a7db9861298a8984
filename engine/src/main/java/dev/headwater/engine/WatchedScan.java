package dev.headwater.engine;

import dev.headwater.engine.scan.EventScan;
import dev.headwater.engine.scan.Remark;
import dev.headwater.engine.scan.Shard;
import dev.headwater.predicates.column.RowBatch;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A scan that tells, batch by batch, how many rows it has gone over. Owns `scan`.
final class WatchedScan implements EventScan {
    private final Shard shard;
    private final EventScan scan;
    private final Progress progress;
    private final long shardRows;
    private long prunedRows;

    WatchedScan(Shard shard, long shardRows, EventScan scan, Progress progress) {
        this.shard = shard;
        this.scan = scan;
        this.progress = progress;
        this.shardRows = shardRows;
    }

    @Override
    public @Nullable RowBatch next() {
        RowBatch batch = scan.next();
        long pruned = scan.prunedRows() - prunedRows;
        prunedRows += pruned;
        progress.rowsRead(shard, pruned + (batch == null ? 0 : batch.rowCount()), shardRows);
        return batch;
    }

    @Override
    public long prunedRows() {
        return prunedRows;
    }

    @Override
    public Map<Remark, Long> remarks() {
        return scan.remarks();
    }

    @Override
    public void close() {
        scan.close();
    }
}
