package dev.headwater.engine.scan.encoding;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Lists of longs with runs, small numbers and extremes, and with the lengths at which kernels
/// break.
final class RandomValues {
    private RandomValues() {}

    static Arbitrary<List<Long>> lists() {
        Arbitrary<Long> value =
                Arbitraries.oneOf(
                        Arbitraries.longs().between(-3, 100),
                        Arbitraries.longs(),
                        Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE, 0L));
        Arbitrary<List<Long>> stretch =
                Combinators.combine(value, Arbitraries.of(1, 1, 1, 7, 8, 9, 70))
                        .as((of, length) -> Collections.nCopies(length, of));
        Arbitrary<List<Long>> any = stretch.list().ofMaxSize(120).map(RandomValues::flatten);
        return Combinators.combine(any, Arbitraries.of(0, 1, 63, 64, 65, 5000))
                .as((list, most) -> list.subList(0, Math.min(list.size(), most)));
    }

    private static List<Long> flatten(List<List<Long>> stretches) {
        return stretches.stream().flatMap(List::stream).toList();
    }
}
