package dev.headwater.engine.event;

import dev.headwater.engine.output.SpillFile;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import dev.headwater.predicates.kernel.Matches;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the rows of an unsorted shard that matter and replays them in order.
///
/// Rows are sorted block by block. When the blocks fill the [SortSpace], they are merged into a run
/// in its file; replaying merges all runs and blocks. Closing removes the file. Not thread-safe.
public final class RowSorter implements AutoCloseable {
    private static final long BLOCK_BYTES = 1 << 20;
    private static final int LEAST_BLOCK_ROWS = 64;
    private static final int LEAST_BLOCKS = 2;

    private final boolean keepsEveryRow;
    private final int width;
    private final int blockRows;
    private final int mostBlocks;
    private final SortSpace space;
    private final RowKeys keys = new RowKeys();
    private final RowSelection everyRow = new RowSelection();
    private final List<RowBlock> blocks = new ArrayList<>();
    private final List<Long> runEnds = new ArrayList<>();
    private long[] scratch;
    private int sortedBlocks;
    private @Nullable SpillFile file;

    public RowSorter(boolean keepsEveryRow, int wordCount, SortSpace space) {
        this.keepsEveryRow = keepsEveryRow;
        this.width = 2 + wordCount;
        this.space = space;
        long rowBytes = (long) width * Long.BYTES;
        // One block's worth is scratch.
        long blockBytes = Math.min(BLOCK_BYTES, space.bytes() / (LEAST_BLOCKS + 1));
        this.blockRows = (int) Math.max(LEAST_BLOCK_ROWS, blockBytes / rowBytes);
        this.mostBlocks = (int) Math.max(LEAST_BLOCKS, space.bytes() / (blockRows * rowBytes) - 1);
        this.scratch = new long[blockRows * width];
    }

    /// Adds the rows of a batch: all that tell of events, or those that match a predicate.
    public void add(RowBatch batch, Matches matches) {
        RowSelection matched = matches.selection();
        RowSelection visited = matched;
        if (keepsEveryRow && batch.isEveryRowAnEvent()) {
            everyRow.selectAll(batch.rowCount());
            visited = everyRow;
        }
        if (visited.count() == 0) {
            return;
        }
        keys.load(batch, visited);
        int match = 0;
        for (int i = 0; i < visited.count(); i++) {
            int row = visited.rows()[i];
            boolean isMatch = match < matched.count() && matched.rows()[match] == row;
            if (!keys.isNobodys(row)) {
                int offset = isMatch ? match * matches.wordCount() : -1;
                openBlock().add(keys.subjects()[row], keys.times()[row], matches.masks(), offset);
            }
            if (isMatch) {
                match++;
            }
        }
    }

    /// Hands all rows of `sorters`, which were made for the same predicates, to `collector`,
    /// ordered by subject, static rows first, then by time.
    public static void replay(
            List<RowSorter> sorters, EventCollector collector, MatchedRows counter) {
        List<RowCursor> sources = new ArrayList<>();
        sorters.forEach(sorter -> sources.addAll(sorter.cursors()));
        int words = sorters.getFirst().width - 2;
        var merge = new RowMerge(sources);
        for (RowCursor row = merge.next(); row != null; row = merge.next()) {
            collector.enter(row.subject(), row.time());
            counter.count(row.rows(), row.position() + 2, words, collector);
        }
    }

    private List<RowCursor> cursors() {
        if (sortedBlocks < blocks.size()) {
            sortOpenBlock();
        }
        List<RowCursor> sources = blockCursors();
        SpillFile runs = file;
        if (runs != null) {
            sources.addAll(runCursors(runs));
        }
        return sources;
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }

    private RowBlock openBlock() {
        if (sortedBlocks < blocks.size() && !blocks.get(sortedBlocks).isFull()) {
            return blocks.get(sortedBlocks);
        }
        if (sortedBlocks < blocks.size()) {
            sortOpenBlock();
        }
        if (sortedBlocks == mostBlocks) {
            spill();
        }
        blocks.add(new RowBlock(width, blockRows));
        return blocks.getLast();
    }

    private void sortOpenBlock() {
        scratch = blocks.get(sortedBlocks).sort(scratch);
        sortedBlocks++;
    }

    /// Merges the blocks into one run of the file, through the scratch array.
    private void spill() {
        if (file == null) {
            file = space.overflow().get();
        }
        int length = 0;
        var merge = new RowMerge(blockCursors());
        for (RowCursor row = merge.next(); row != null; row = merge.next()) {
            System.arraycopy(row.rows(), row.position(), scratch, length, width);
            length += width;
            if (length == scratch.length) {
                file.append(scratch, 0, length);
                length = 0;
            }
        }
        file.append(scratch, 0, length);
        runEnds.add(file.size());
        blocks.clear();
        sortedBlocks = 0;
    }

    private List<RowCursor> blockCursors() {
        List<RowCursor> cursors = new ArrayList<>();
        blocks.forEach(block -> cursors.add(block.cursor()));
        return cursors;
    }

    /// Cursors that share the room of one block.
    private List<RowCursor> runCursors(SpillFile runs) {
        int partRows = Math.max(LEAST_BLOCK_ROWS, blockRows / runEnds.size());
        List<RowCursor> cursors = new ArrayList<>();
        long start = 0;
        for (long end : runEnds) {
            cursors.add(RowCursor.ofFile(width, partRows, runs, start, end));
            start = end;
        }
        return cursors;
    }
}
