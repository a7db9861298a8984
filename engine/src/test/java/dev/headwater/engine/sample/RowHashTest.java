package dev.headwater.engine.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowHashTest {
    private static final int SEEDS = 20_000;
    private static final long HOUR = 3_600_000_000L;

    /// Seeds in a row, subjects in a row, times an hour apart: the worst that is common.
    @ParameterizedTest
    @EnumSource
    void everyRowIsAsLikelyToBeTheFirst(RowHash hash) {
        int[] timesFirst = new int[10];
        for (long seed = 0; seed < SEEDS; seed++) {
            timesFirst[first(hash, seed)]++;
        }
        double expected = SEEDS / 10.0;
        assertThat(
                        Arrays.stream(timesFirst)
                                .mapToDouble(n -> (n - expected) * (n - expected) / expected)
                                .sum())
                .as("chi square of nine degrees of freedom for %s", Arrays.toString(timesFirst))
                .isLessThan(27.9);
    }

    /// A change would give other cohorts for old seeds.
    @Test
    void theHashesStayAsTheyAre() {
        assertThat(RowHash.WITHIN_SUBJECT.of(7, 1192, 1_406_572_320_000_000L))
                .isEqualTo(7978721405397903255L);
        assertThat(RowHash.WITHIN_COHORT.of(7, 1192, 1_406_572_320_000_000L))
                .isEqualTo(-1746181964373664777L);
    }

    private static int first(RowHash hash, long seed) {
        int first = 0;
        for (int row = 1; row < 10; row++) {
            if (of(hash, seed, row) < of(hash, seed, first)) {
                first = row;
            }
        }
        return first;
    }

    private static long of(RowHash hash, long seed, int row) {
        return hash.of(seed, row / 5, row % 5 * HOUR);
    }
}
