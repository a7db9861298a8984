package dev.headwater.tests.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.identity.TaskIdentity;
import dev.headwater.engine.task.Semantics;
import dev.headwater.tests.extraction.TaskText;
import dev.headwater.tests.reference.ReferencePredicate;
import dev.headwater.tests.reference.ReferenceTask;
import dev.headwater.tests.reference.ReferenceWindow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The identity of a task is that of its meaning, not of its text.
class TaskIdentityTest {

    @Property(tries = 1000)
    @Label("order, notation, comments and blanks do not change the identity")
    void theTextDoesNotMatter(
            @ForAll Semantics semantics,
            @ForAll("tapes") List<Integer> taskTape,
            @ForAll("tapes") List<Integer> notation,
            @ForAll Random random) {
        ReferenceTask task = RandomTask.draw(new Choices(taskTape), semantics);
        String yaml = TaskYaml.of(task, new Choices(List.of()), semantics);
        String other = TaskYaml.of(shuffled(task, random), new Choices(notation), semantics);

        TaskIdentity identity = TaskText.identity(yaml, semantics);

        assertThat(TaskText.identity(commented(other, random), semantics))
                .as("\n%s\n%s", yaml, other)
                .isEqualTo(identity);
    }

    @Property(tries = 1000)
    @Label("a change of a flag, a bound or the trigger changes the identity")
    void theMeaningMatters(@ForAll("tapes") List<Integer> taskTape) {
        // In `aces-0.7.3` not all that is written matters.
        Semantics semantics = Semantics.STANDARD;
        Choices choices = new Choices(taskTape);
        ReferenceTask task = RandomTask.draw(choices, semantics);
        ReferenceTask changed = changed(task, choices);
        Choices plain = new Choices(List.of());

        TaskIdentity identity = TaskText.identity(TaskYaml.of(task, plain, semantics), semantics);
        String yaml = TaskYaml.of(changed, plain, semantics);

        TaskIdentity other = TaskText.identity(yaml, semantics);
        assertThat(other.task()).as(yaml).isNotEqualTo(identity.task());
        assertThat(other.cohort()).as(yaml).isNotEqualTo(identity.cohort());
    }

    @Provide
    Arbitrary<List<Integer>> tapes() {
        return Arbitraries.integers().between(0, 999).list().ofMaxSize(120);
    }

    private static ReferenceTask shuffled(ReferenceTask task, Random random) {
        List<ReferencePredicate> predicates = new ArrayList<>(task.predicates());
        List<ReferenceWindow> windows = new ArrayList<>();
        for (ReferenceWindow window : task.windows()) {
            List<ReferenceWindow.Has> has = new ArrayList<>(window.has());
            Collections.shuffle(has, random);
            windows.add(withHas(window, has));
        }
        Collections.shuffle(predicates, random);
        Collections.shuffle(windows, random);
        return new ReferenceTask(predicates, task.trigger(), windows);
    }

    private static ReferenceTask changed(ReferenceTask task, Choices choices) {
        if (task.windows().isEmpty() || choices.chance(1, 3)) {
            String trigger = task.trigger().equals("_ANY_EVENT") ? "_RECORD_END" : "_ANY_EVENT";
            return new ReferenceTask(task.predicates(), trigger, task.windows());
        }
        List<ReferenceWindow> windows = new ArrayList<>(task.windows());
        int place = choices.below(windows.size());
        windows.set(place, changed(windows.get(place), choices));
        return new ReferenceTask(task.predicates(), task.trigger(), windows);
    }

    private static ReferenceWindow changed(ReferenceWindow window, Choices choices) {
        boolean changesFlag = choices.chance(1, 2);
        List<ReferenceWindow.Has> has = new ArrayList<>(window.has());
        if (!changesFlag) {
            has.removeIf(each -> each.predicate().equals("_ANY_EVENT"));
            has.add(new ReferenceWindow.Has("_ANY_EVENT", 1234L, null));
        }
        return new ReferenceWindow(
                window.name(),
                window.rootIsStart(),
                window.reference(),
                window.rootStep(),
                window.farStep(),
                changesFlag != window.startInclusive(),
                window.endInclusive(),
                has,
                window.label(),
                window.index());
    }

    private static ReferenceWindow withHas(ReferenceWindow window, List<ReferenceWindow.Has> has) {
        return new ReferenceWindow(
                window.name(),
                window.rootIsStart(),
                window.reference(),
                window.rootStep(),
                window.farStep(),
                window.startInclusive(),
                window.endInclusive(),
                has,
                window.label(),
                window.index());
    }

    /// Comments behind some lines, and empty lines between some.
    private static String commented(String yaml, Random random) {
        return yaml.lines()
                .map(line ->
                        switch (random.nextInt(4)) {
                            case 0 -> line + "   # trigger: nothing";
                            case 1 -> "\n" + line;
                            default -> line;
                        })
                .collect(Collectors.joining("\n", "# A task.\n", "\n"));
    }
}
