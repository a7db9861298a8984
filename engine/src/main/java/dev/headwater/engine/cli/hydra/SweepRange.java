package dev.headwater.engine.cli.hydra;

import dev.headwater.engine.cli.hydra.ConfigOverride.Element;
import dev.headwater.engine.cli.hydra.ConfigValue.Whole;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// `range(stop)`, `range(start, stop)` and `range(start, stop, step)` over whole numbers: from
/// `start`, without `stop`.
final class SweepRange {
    /// More jobs than anyone means.
    private static final int MOST_ELEMENTS = 1_000_000;

    private SweepRange() {}

    /// @param offset where the range stands in `argument`
    static List<Element> of(String argument, int offset, List<Element> bounds) {
        List<BigInteger> numbers = new ArrayList<>();
        for (Element bound : bounds) {
            if (bound.value() instanceof Whole whole) {
                numbers.add(whole.value());
            }
        }
        if (numbers.size() < bounds.size() || numbers.isEmpty() || numbers.size() > 3) {
            throw ConfigException.at(argument, offset, "a range has one to three whole numbers");
        }
        BigInteger start = numbers.size() == 1 ? BigInteger.ZERO : numbers.get(0);
        BigInteger stop = numbers.get(numbers.size() == 1 ? 0 : 1);
        BigInteger step = numbers.size() == 3 ? numbers.get(2) : BigInteger.ONE;
        List<Element> elements = new ArrayList<>();
        for (BigInteger next = start;
                step.signum() != 0 && stop.compareTo(next) == step.signum();
                next = next.add(step)) {
            if (elements.size() == MOST_ELEMENTS) {
                throw ConfigException.at(argument, offset, "the range is too long");
            }
            elements.add(new Element(next.toString(), new Whole(next)));
        }
        if (elements.isEmpty()) {
            throw ConfigException.at(argument, offset, "the range is empty");
        }
        return elements;
    }
}
