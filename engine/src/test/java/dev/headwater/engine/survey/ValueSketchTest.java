package dev.headwater.engine.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.NotEmpty;

class ValueSketchTest {
    @Property
    void quantilesAreRightToOnePercent(
            @ForAll @NotEmpty List<@DoubleRange(min = -1e6, max = 1e6) Double> numbers,
            @ForAll @DoubleRange(min = 0, max = 1) double fraction) {
        ValueSketch sketch = sketch(numbers);
        List<Double> sorted = numbers.stream().sorted().toList();
        int rank = Math.max(1, (int) Math.ceil(fraction * sorted.size()));
        double exact = sorted.get(rank - 1);
        assertThat(sketch.quantile(fraction))
                .isCloseTo(exact, within(Math.abs(exact) * 0.0101 + 1e-12));
    }

    @Property
    void twoSketchesAddUpToThatOfAllNumbers(
            @ForAll @NotEmpty List<Double> ones, @ForAll @NotEmpty List<Double> others) {
        ValueSketch sum = sketch(ones);
        sum.add(sketch(others));
        ValueSketch all = sketch(ones);
        others.forEach(all::add);
        assertThat(sum.count()).isEqualTo(all.count());
        assertThat(sum.min()).isEqualTo(all.min());
        assertThat(sum.max()).isEqualTo(all.max());
        assertThat(sum.quantile(0.3)).isEqualTo(all.quantile(0.3));
    }

    private static ValueSketch sketch(List<Double> numbers) {
        ValueSketch sketch = new ValueSketch();
        numbers.forEach(sketch::add);
        return sketch;
    }
}
