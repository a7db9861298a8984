package dev.headwater.engine;

import dev.headwater.engine.event.RowSorter;
import dev.headwater.engine.event.SortSpace;
import dev.headwater.engine.scan.EventScan;
import dev.headwater.engine.scan.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// Scans of parts of a shard that run side by side, each with a sorter for its rows. Owns both.
final class PartSorters implements AutoCloseable {
    /// Empty once all rows are added: what they hold is needed for other things then.
    private final List<EventScan> parts;

    private final List<RowSorter> sorters = new ArrayList<>();

    /// @param space what each sorter may take
    PartSorters(
            Supplier<List<EventScan>> parts,
            boolean keepsEveryRow,
            int wordCount,
            SortSpace space) {
        this.parts = new ArrayList<>(parts.get());
        try {
            this.parts.forEach(_ -> sorters.add(new RowSorter(keepsEveryRow, wordCount, space)));
        } catch (OutOfMemoryError e) {
            close();
            throw e;
        }
    }

    List<RowSorter> sorters() {
        return sorters;
    }

    /// Adds the rows of all parts to their sorters and closes the scans.
    ///
    /// @param adder adds those of one part; is called from several threads
    /// @return what is odd about the rows
    Map<Remark, Long> add(BiConsumer<EventScan, RowSorter> adder) {
        if (parts.size() == 1) {
            adder.accept(parts.getFirst(), sorters.getFirst());
        } else {
            addSideBySide(adder);
        }
        Map<Remark, Long> remarks = new TreeMap<>();
        parts.forEach(part -> Remark.add(part.remarks(), remarks));
        closeParts();
        return remarks;
    }

    private void addSideBySide(BiConsumer<EventScan, RowSorter> adder) {
        try (ExecutorService pool = Executors.newFixedThreadPool(parts.size())) {
            List<Future<?>> results = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                EventScan part = parts.get(i);
                RowSorter sorter = sorters.get(i);
                results.add(pool.submit(() -> adder.accept(part, sorter)));
            }
            for (Future<?> result : results) {
                result.get();
            }
        } catch (ExecutionException failure) {
            switch (failure.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(failure);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private void closeParts() {
        parts.forEach(EventScan::close);
        parts.clear();
    }

    @Override
    public void close() {
        closeParts();
        sorters.forEach(RowSorter::close);
    }
}
