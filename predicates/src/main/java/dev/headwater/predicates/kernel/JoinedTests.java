package dev.headwater.predicates.kernel;

import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiConsumer;

/// All of the tests, or one of them, of which there is at least one. Not thread-safe.
final class JoinedTests implements RowTest {
    private final List<RowTest> tests;
    private final BiConsumer<BitSet, BitSet> join;
    private final BitSet next = new BitSet();

    /// @param join takes the second set into the first one
    JoinedTests(List<RowTest> tests, BiConsumer<BitSet, BitSet> join) {
        this.tests = tests;
        this.join = join;
    }

    @Override
    public void test(RowBatch batch, RowSelection rows, BitSet holds) {
        tests.getFirst().test(batch, rows, holds);
        for (RowTest test : tests.subList(1, tests.size())) {
            next.clear();
            test.test(batch, rows, next);
            join.accept(holds, next);
        }
    }
}
