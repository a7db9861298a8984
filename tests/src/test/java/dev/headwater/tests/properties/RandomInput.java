package dev.headwater.tests.properties;

import dev.headwater.engine.task.Semantics;
import dev.headwater.tests.reference.DataRow;
import java.util.List;
import java.util.Random;

/// The random tasks and records of the properties here, for those elsewhere.
public final class RandomInput {
    private static final int DECISIONS = 300;

    private RandomInput() {}

    public static String task(Random random, Semantics semantics) {
        Choices choices = choices(random);
        return TaskYaml.of(RandomTask.draw(choices, semantics), choices, semantics);
    }

    public static List<DataRow> rows(Random random) {
        return RandomRecords.rows(choices(random));
    }

    private static Choices choices(Random random) {
        return new Choices(random.ints(DECISIONS, 0, 5040).boxed().toList());
    }
}
