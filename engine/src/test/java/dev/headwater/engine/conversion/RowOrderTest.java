package dev.headwater.engine.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RowOrderTest {
    @Property
    void rowsAreSortedAndEqualOnesKeepTheirOrder(
            @ForAll List<@IntRange(min = 0, max = 9) Integer> keys) {
        int[] order =
                RowOrder.of(
                        keys.size(),
                        (first, second) -> Integer.compare(keys.get(first), keys.get(second)));
        assertThat(order)
                .containsExactly(
                        IntStream.range(0, keys.size())
                                .boxed()
                                .sorted(Comparator.comparing(keys::get))
                                .mapToInt(Integer::intValue)
                                .toArray());
    }
}
