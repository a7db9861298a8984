package dev.headwater.tests.mutation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// A kind of fault: the mutants that it can make of a config, none where it does not apply, and the
/// codes of which one must tell.
record Fault(String name, Function<GoodConfig, Stream<Mutant>> places, Set<String> codes) {

    static Fault of(String name, Function<GoodConfig, Stream<Mutant>> places, String... codes) {
        return new Fault(name, places, Set.of(codes));
    }

    /// At most `most` of the mutants, chosen by `random`.
    List<Mutant> some(GoodConfig config, int most, Random random) {
        List<Mutant> all = new ArrayList<>(places.apply(config).toList());
        Collections.shuffle(all, random);
        return all.subList(0, Math.min(most, all.size()));
    }

    @Override
    public String toString() {
        return name;
    }
}
