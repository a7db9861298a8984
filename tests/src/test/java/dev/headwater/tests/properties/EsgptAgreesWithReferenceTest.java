package dev.headwater.tests.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.task.Semantics;
import dev.headwater.tests.esgpt.EsgptRecords;
import dev.headwater.tests.esgpt.EsgptRun;
import dev.headwater.tests.extraction.CohortTable;
import dev.headwater.tests.reference.DataRow;
import dev.headwater.tests.reference.ReferenceRecords;
import dev.headwater.tests.reference.ReferenceTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import net.jqwik.api.statistics.Statistics;

/// Rows with codes, written as an ESGPT dataset, give the cohort of the reference extractor.
class EsgptAgreesWithReferenceTest {
    private Path folder = Path.of("");

    @BeforeTry
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("esgpt");
    }

    @AfterTry
    void removeFolder() throws IOException {
        EsgptRecords.remove(folder);
    }

    @Property(tries = 400)
    @Label("any task over an ESGPT dataset gives the reference extractor's cohort")
    void anyEsgptTaskGivesTheReferenceCohort(
            @ForAll("tapes") List<Integer> taskTape, @ForAll("tapes") List<Integer> recordTape) {
        Choices taskChoices = new Choices(taskTape);
        ReferenceTask task = RandomTask.draw(taskChoices, Semantics.STANDARD);
        String yaml = TaskYaml.of(task, taskChoices, Semantics.STANDARD);
        Choices recordChoices = new Choices(recordTape);
        List<DataRow> rows =
                RandomRecords.rows(recordChoices).stream().map(EsgptRecords::writable).toList();
        EsgptRecords.write(rows, recordChoices.chance(1, 2), folder);

        CohortTable actual = EsgptRun.of(yaml, Semantics.STANDARD, folder);

        CohortTable expected =
                ReferenceTable.of(
                        task, Semantics.STANDARD, ReferenceRecords.ofRows(task, rows, false));
        assertThat(lines(actual.rows()))
                .as("rows of %s%s", yaml, lines(rows))
                .isEqualTo(lines(expected.rows()));
        Statistics.label("cohort has rows")
                .collect(!expected.rows().isEmpty())
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 25));
    }

    @Provide
    Arbitrary<List<Integer>> tapes() {
        return Choices.tapes();
    }

    private static String lines(List<?> rows) {
        return rows.stream().map(row -> row + "\n").collect(Collectors.joining());
    }
}
