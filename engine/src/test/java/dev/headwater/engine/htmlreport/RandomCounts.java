package dev.headwater.engine.htmlreport;

import dev.headwater.engine.plan.MatchCounts;
import dev.headwater.engine.plan.Tally;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The counts of made-up triggers of made-up subjects, each counted one by one.
final class RandomCounts {
    private static final int LENGTHS = 5;

    private record Trigger(int subject, int split, int steps, boolean label, int year, int length) {
        boolean passes(int count) {
            return steps >= count;
        }
    }

    private final Random random;
    private final int stepCount;
    private final int splitCount;
    private final List<Trigger> triggers = new ArrayList<>();

    private RandomCounts(Random random, int stepCount) {
        this.random = random;
        this.stepCount = stepCount;
        this.splitCount = 1 + random.nextInt(4);
    }

    static CohortCounts of(Random random, int stepCount) {
        return new RandomCounts(random, stepCount).counts();
    }

    private CohortCounts counts() {
        draw();
        List<Tally> left = new ArrayList<>();
        for (int steps = 0; steps <= stepCount; steps++) {
            int passed = steps;
            left.add(tally(triggers.stream().filter(t -> t.passes(passed)).toList()));
        }
        List<Trigger> rows = triggers.stream().filter(t -> t.passes(stepCount)).toList();
        SortedMap<String, CohortCounts.Split> splits = new TreeMap<>();
        for (int split = 0; split < splitCount; split++) {
            int number = split;
            Tally inSplit = tally(rows.stream().filter(row -> row.split == number).toList());
            splits.put(
                    "split" + split,
                    new CohortCounts.Split(
                            triggers.stream().filter(t -> t.split == number).count(),
                            inSplit.triggers(),
                            inSplit.subjects(),
                            rows.stream().filter(t -> t.split == number && t.label).count()));
        }
        SortedMap<Integer, Long> years = new TreeMap<>();
        Long[] lengths = {0L, 0L, 0L, 0L, 0L};
        for (Trigger row : rows) {
            years.merge(row.year, 1L, Long::sum);
            lengths[row.length]++;
        }
        return new CohortCounts(
                left,
                tally(rows.stream().filter(Trigger::label).toList()),
                tally(rows.stream().filter(row -> !row.label).toList()),
                splits,
                years,
                List.of(List.of(lengths)),
                matches(left.getFirst()),
                left.getFirst().triggers() * 3 + 180 + random.nextInt(40));
    }

    /// Some steps take nothing, some splits, years and labels are rare.
    private void draw() {
        int subjects = random.nextInt(random.nextBoolean() ? 12 : 150);
        int mostTriggers = 1 + random.nextInt(5);
        double[] lost =
                random.doubles(stepCount, 0, 1).map(loss -> loss < 0.4 ? 0 : loss).toArray();
        double prevalence = random.nextDouble();
        for (int subject = 0; subject < subjects; subject++) {
            int split = Math.min(random.nextInt(splitCount), random.nextInt(splitCount));
            for (int i = 1 + random.nextInt(mostTriggers); i > 0; i--) {
                int steps = 0;
                while (steps < stepCount && random.nextDouble() >= lost[steps] / 3) {
                    steps++;
                }
                int year = 2000 + 3 * Math.min(random.nextInt(9), random.nextInt(9));
                boolean label = random.nextDouble() < prevalence;
                triggers.add(
                        new Trigger(subject, split, steps, label, year, random.nextInt(LENGTHS)));
            }
        }
    }

    /// The trigger, which matches twice now and then, and another predicate.
    private List<MatchCounts> matches(Tally all) {
        long subjects = random.nextInt(60);
        return List.of(
                new MatchCounts(1, all.triggers() + random.nextInt(3), all.subjects()),
                new MatchCounts(
                        subjects == 0 ? 0 : 2, subjects * (1 + random.nextInt(3)), subjects));
    }

    private static Tally tally(List<Trigger> triggers) {
        Set<Integer> subjects = new HashSet<>();
        triggers.forEach(trigger -> subjects.add(trigger.subject));
        return new Tally(triggers.size(), subjects.size());
    }
}
