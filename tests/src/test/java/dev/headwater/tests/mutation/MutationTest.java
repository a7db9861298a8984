package dev.headwater.tests.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Whatever fault is put into a good config, `headwater check` tells of it at its place.
/// `-Dheadwater.mutants=1000` tries more places in each config, `-Dheadwater.seed=7` others.
class MutationTest {
    private static final int MUTANTS = Integer.getInteger("headwater.mutants", 2);
    private static final long SEED = Long.getLong("headwater.seed", 20_261_124L);
    private static final List<GoodConfig> CONFIGS = GoodConfig.all();

    @TestFactory
    Stream<DynamicTest> everyFaultIsToldAtItsPlace() {
        return faults().stream()
                .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> assertIsTold(fault)));
    }

    @Test
    void noGoodConfigHasAnError() {
        for (GoodConfig config : CONFIGS) {
            assertThat(config.check().stream().filter(Diagnostic::isError))
                    .as(config.name())
                    .isEmpty();
        }
        assertThat(CONFIGS).hasSizeGreaterThan(100);
    }

    private static List<Fault> faults() {
        return Stream.of(
                        TextFaults.all(),
                        NameFaults.all(),
                        WindowFaults.all(),
                        PredicateFaults.all())
                .flatMap(List::stream)
                .toList();
    }

    private static void assertIsTold(Fault fault) {
        List<String> untold = new ArrayList<>();
        int mutants = 0;
        for (GoodConfig config : CONFIGS) {
            var random = new Random(SEED ^ (fault.name() + config.name()).hashCode());
            for (Mutant mutant : fault.some(config, MUTANTS, random)) {
                mutants++;
                List<Diagnostic> found = mutant.check();
                boolean isTold =
                        found.stream()
                                .filter(each -> fault.codes().contains(each.code().name()))
                                .anyMatch(mutant::isPointedAtBy);
                if (!isTold) {
                    untold.add(description(mutant, found));
                }
            }
        }
        assertThat(mutants).as("mutants with %s", fault).isPositive();
        assertThat(untold).as("of %d mutants with %s, seed %d", mutants, fault, SEED).isEmpty();
    }

    private static String description(Mutant mutant, List<Diagnostic> found) {
        var renderer = new DiagnosticRenderer(false);
        return mutant.config()
                + ", line "
                + mutant.span().line()
                + ": `"
                + mutant.span().text()
                + "` -> `"
                + mutant.replacement()
                + "`\n"
                + found.stream().map(renderer::render).collect(Collectors.joining("\n"));
    }
}
