package dev.headwater.engine.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class SmallestHashesTest {
    @Property
    void theLimitIsTheLastOfTheSmallestDifferentHashes(
            @ForAll @IntRange(min = 1, max = 20) int count,
            @ForAll @Size(max = 200) List<@LongRange(min = -50, max = 50) Long> hashes) {
        var smallest = new SmallestHashes(count);
        hashes.forEach(smallest::add);

        var sorted = new TreeSet<>(hashes);
        long expected =
                sorted.size() < count
                        ? Long.MAX_VALUE
                        : sorted.stream().skip(count - 1).findFirst().orElseThrow();
        assertThat(smallest.limit()).isEqualTo(expected);
    }

    @Property(tries = 20)
    void manyHashesGiveTheSameLimitInAnyOrder(@ForAll @IntRange(min = 1, max = 5_000) int count) {
        var ascending = new SmallestHashes(count);
        var descending = new SmallestHashes(count);
        for (long hash = 0; hash < 20_000; hash++) {
            ascending.add(hash);
            descending.add(19_999 - hash);
        }
        assertThat(ascending.limit()).isEqualTo(count - 1);
        assertThat(descending.limit()).isEqualTo(count - 1);
    }
}
