package dev.headwater.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryBudgetTest {
    private static final long MEBIBYTE = 1 << 20;

    @Test
    void heapAndBuffersShareWhatTheJvmLeaves() {
        var budget = new MemoryBudget(512 * MEBIBYTE);
        assertThat(budget.heapBytes()).isEqualTo(288 * MEBIBYTE);
        assertThat(budget.bufferBytes()).isEqualTo(144 * MEBIBYTE);
    }

    @ParameterizedTest
    @CsvSource({"128, 8, 2", "128, 1, 1", "256, 8, 7", "512, 8, 8", "1048576, 64, 64"})
    void littleMemoryTakesFewerThreads(long mebibytes, int wanted, int threads) {
        assertThat(new MemoryBudget(mebibytes * MEBIBYTE).threads(wanted)).isEqualTo(threads);
    }

    @Test
    void allThreadsSortInAQuarterOfTheHeap() {
        var budget = new MemoryBudget(512 * MEBIBYTE);
        assertThat(budget.sortBytes(4)).isEqualTo(18 * MEBIBYTE);
    }

    @ParameterizedTest
    @ValueSource(longs = {48, 288, 100_000})
    void aHeapTellsItsBudget(long mebibytes) {
        long heap = mebibytes * MEBIBYTE;
        assertThat(MemoryBudget.ofHeap(heap).heapBytes()).isEqualTo(heap);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 16 * MEBIBYTE, Long.MAX_VALUE})
    void anyHeapHasABudgetToRunWith(long heap) {
        assertThat(MemoryBudget.ofHeap(heap).bytes())
                .isGreaterThanOrEqualTo(MemoryBudget.LEAST_BYTES);
    }
}
