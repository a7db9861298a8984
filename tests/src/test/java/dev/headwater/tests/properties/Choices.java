package dev.headwater.tests.properties;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;

/// A source of decisions, read from a tape of numbers. When the tape is used up, every decision is
/// the first (simplest) one.
///
/// jqwik makes and shrinks the tape, so whatever is decided by it shrinks too: shorter tapes and
/// smaller numbers mean simpler things.
final class Choices {
    private final List<Integer> tape;
    private int position;

    Choices(List<Integer> tape) {
        this.tape = tape;
    }

    /// A number in `0 .. bound - 1`.
    int below(int bound) {
        return position < tape.size() ? Math.floorMod(tape.get(position++), bound) : 0;
    }

    /// True in `times` of `outOf` cases.
    boolean chance(int times, int outOf) {
        return below(outOf) >= outOf - times;
    }

    <T> T oneOf(List<T> options) {
        return options.get(below(options.size()));
    }

    /// Decisions for a [Choices]; no edge cases, because a number means nothing by itself.
    static Arbitrary<List<Integer>> tapes() {
        return Arbitraries.integers()
                .between(0, 5039)
                .withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases()
                .list()
                .ofMinSize(100)
                .ofMaxSize(500);
    }
}
