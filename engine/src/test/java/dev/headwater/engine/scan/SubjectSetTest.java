package dev.headwater.engine.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/// Sets of numbers against those of Java.
class SubjectSetTest {
    @Property
    void numbersCloseTogetherAreKept(
            @ForAll List<@LongRange(min = -3_000, max = 3_000) Long> numbers) {
        assertKeeps(numbers);
    }

    @Property
    void anyNumbersAreKept(@ForAll List<Long> numbers) {
        assertKeeps(numbers);
    }

    @Property
    void slotsAreInTheOrderOfAdding(@ForAll List<@LongRange(min = -50, max = 500) Long> numbers) {
        LongIndex index = new LongIndex();
        numbers.forEach(index::add);
        List<Long> distinct = List.copyOf(new LinkedHashSet<>(numbers));
        assertThat(index.size()).isEqualTo(distinct.size());
        for (int slot = 0; slot < distinct.size(); slot++) {
            assertThat(index.slotOf(distinct.get(slot))).isEqualTo(slot);
            assertThat(index.number(slot)).isEqualTo(distinct.get(slot));
        }
        assertThat(index.slotOf(501)).isEqualTo(LongIndex.NONE);
    }

    private static void assertKeeps(List<Long> numbers) {
        SubjectSet kept = new SubjectSet();
        Set<Long> expected = new HashSet<>();
        for (long number : numbers) {
            assertThat(kept.add(number)).isEqualTo(expected.add(number));
        }
        for (long number : numbers) {
            assertThat(kept.contains(number)).isTrue();
            assertThat(kept.contains(number + 1)).isEqualTo(expected.contains(number + 1));
        }
    }
}
