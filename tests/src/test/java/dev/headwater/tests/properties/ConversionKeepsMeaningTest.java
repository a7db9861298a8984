package dev.headwater.tests.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import dev.headwater.engine.task.Task;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.format.TaskFormatter;
import dev.headwater.grammar.source.TextForm;
import dev.headwater.tests.conversion.WrittenTask;
import dev.headwater.tests.reference.ReferenceTask;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

/// Any task resolves to the same in YAML, in the text form, and in YAML made from that.
class ConversionKeepsMeaningTest {

    @Property(tries = 3000)
    @Label("any task means the same in both forms")
    void anyTaskMeansTheSameInBothForms(
            @ForAll Semantics semantics, @ForAll("tapes") List<Integer> tape) {
        Choices choices = new Choices(tape);
        ReferenceTask task = RandomTask.draw(choices, semantics);
        WrittenTask yaml = WrittenTask.yaml(TaskYaml.of(task, choices, semantics));
        Task meaning = yaml.meaning(semantics, InputFormat.MEDS);
        assertThat(meaning).as(yaml.task().text()).isNotNull();

        WrittenTask cohort = yaml.to(TextForm.COHORT);
        assertThat(cohort.meaning(semantics, InputFormat.MEDS))
                .as(yaml.task().text() + cohort.task().text())
                .isEqualTo(meaning);
        WrittenTask back = cohort.to(TextForm.YAML);
        assertThat(back.meaning(semantics, InputFormat.MEDS))
                .as(cohort.task().text() + back.task().text())
                .isEqualTo(meaning);
        assertThat(TaskFormatter.format(back.task(), new Diagnostics()))
                .isEqualTo(back.task().text());
        assertThat(TaskFormatter.format(cohort.task(), new Diagnostics()))
                .isEqualTo(cohort.task().text());
    }

    /// Decisions for a [Choices]; no edge cases, because a number means nothing by itself.
    @Provide
    Arbitrary<List<Integer>> tapes() {
        return Arbitraries.integers()
                .withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases()
                .list()
                .ofSize(300);
    }
}
