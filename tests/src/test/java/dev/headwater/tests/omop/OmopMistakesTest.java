package dev.headwater.tests.omop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.tests.extraction.CommandRun;
import dev.headwater.tests.extraction.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong with OMOP tables is said with its place, or counted.
class OmopMistakesTest {
    private static final String TASK =
            """
            predicates:
              mi: { code: SNOMED/57054005 }
              high: { code: LOINC/2823-3, value_min: 5 }
            trigger: mi
            windows:
              year: { start: trigger, end: start + 365d, has: { _ANY_EVENT: (1, None) }, label: high, index_timestamp: start }
            """;

    @TempDir Path folder;

    @Test
    void aMissingTableIsNamed() throws IOException {
        assertFails(new SmallCdm().without("person.csv"), "D030", "no table `person`");
        assertFails(new SmallCdm().without("CONCEPT.csv"), "D030", "no table `concept`");
    }

    @Test
    void aTableThatIsThereTwiceIsNamed() throws IOException {
        SmallCdm cdm = new SmallCdm().with("Person.csv", "person_id,gender_concept_id\n");
        assertFails(cdm, "D030", "two tables `person`", "Person.csv");
    }

    @Test
    void aMissingColumnIsNamed() throws IOException {
        assertFails(
                new SmallCdm().with("death.csv", "person_id,death_time\n1,2010-01-01\n"),
                "D005",
                "missing column `death_date`",
                "death.csv");
        assertFails(
                new SmallCdm()
                        .with("measurement.csv", "person_id,measurement_date\n1,2010-01-01\n"),
                "D005",
                "missing column `measurement_concept_id`",
                "measurement.csv");
    }

    @Test
    void aTextWhereANumberShouldBeIsShownWithItsLine() throws IOException {
        assertFails(
                new SmallCdm()
                        .with(
                                "measurement.csv",
                                """
                                person_id,measurement_concept_id,measurement_date,value_as_number
                                1,3023103,2010-02-01,5.7
                                1,3023103,2010-02-01,high
                                """),
                "D006",
                "`high` in line 3 is not a number",
                "measurement.csv, column `value_as_number`");
        assertFails(
                new SmallCdm().with("person.csv", "person_id,gender_concept_id\nA1,8507\n"),
                "D006",
                "`A1` in line 2 is not an integer",
                "person.csv, column `person_id`");
    }

    @Test
    void aDateThatIsNoneIsShownWithItsLine() throws IOException {
        assertFails(
                new SmallCdm()
                        .with(
                                "condition_occurrence/part-2.csv",
                                """
                                person_id,condition_concept_id,condition_start_date
                                2,312327,2010-02-30
                                """),
                "D008",
                "`2010-02-30` in line 2 is not a date or a timestamp",
                "part-2.csv, column `condition_start_date`");
    }

    @Test
    void aMalformedLineIsShown() throws IOException {
        assertFails(
                new SmallCdm().with("death.csv", "person_id,death_date\n1,2010-01-01,9\n"),
                "D009",
                "line 2 has 3 fields, the header 2",
                "death.csv");
    }

    @Test
    void aFileThatIsNotWhatItsNameSaysIsNamed() throws IOException {
        assertFails(
                new SmallCdm().without("death.csv").with("death.parquet", "person_id,death_date\n"),
                "D003",
                "not a Parquet file",
                "death.parquet");
        assertFails(
                new SmallCdm().without("death.csv").with("death.csv.gz", "person_id,death_date\n"),
                "D007",
                "death.csv.gz");
    }

    @Test
    void aBrokenVocabularyIsShownWithItsPlace() throws IOException {
        assertFails(
                new SmallCdm().with("CONCEPT.csv", "concept_id,vocabulary_id\n1,SNOMED\n"),
                "D005",
                "missing column `concept_code`",
                "CONCEPT.csv");
        assertFails(
                new SmallCdm()
                        .with(
                                "CONCEPT.csv",
                                "concept_id,vocabulary_id,concept_code\n1,SNOMED,2\nx,SNOMED,3\n"),
                "D006",
                "`x` in line 3 is not an integer",
                "CONCEPT.csv, column `concept_id`");
    }

    @Test
    void aBrokenTableOfAncestorsIsShownWithItsPlace() throws IOException {
        String task =
                TASK.replace("code: SNOMED/57054005", "code: { descendants_of: SNOMED/22298006 }");
        assertFails(
                task,
                new SmallCdm().with("concept_ancestor.csv", "ancestor_concept_id\n4329847\n"),
                "D005",
                "missing column `descendant_concept_id`",
                "concept_ancestor.csv");
        assertFails(
                task,
                new SmallCdm()
                        .with(
                                "concept_ancestor.csv",
                                "ancestor_concept_id,descendant_concept_id\n4329847,MI\n"),
                "D006",
                "`MI` in line 2 is not an integer",
                "concept_ancestor.csv, column `descendant_concept_id`");
    }

    @Test
    void otherFormatsSayWhatTheFolderIs() throws IOException {
        Path data = new SmallCdm().write(folder.resolve("cdm"));
        Path task = Files.writeString(folder.resolve("task.yaml"), TASK);
        CommandRun run =
                CommandRun.of("extract", task, "--data", data, "--out", folder.resolve("out"));
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("error[D030]", "pass --format omop");
    }

    @Test
    void rowsThatBelongToNobodyKnownAreCounted() throws IOException {
        SmallCdm cdm =
                new SmallCdm()
                        .with(
                                "condition_occurrence/part-2.csv",
                                """
                                person_id,condition_concept_id,condition_start_date
                                2,312327,
                                2,312327,
                                77,312327,2010-05-01
                                ,312327,2010-05-01
                                2,999999,2010-05-01
                                """);
        CommandRun run = extract(TASK, cdm);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains(
                        "warning: 2 rows of `condition_occurrence` without a date, passed over"
                                + " (D031)",
                        "warning: 1 row of `condition_occurrence` whose person is not in `person`"
                                + " (D032)",
                        "warning: 1 row of `condition_occurrence` whose concept is not in"
                                + " `concept` (D033)");
    }

    private void assertFails(SmallCdm cdm, String code, String... said) throws IOException {
        assertFails(TASK, cdm, code, said);
    }

    private void assertFails(String text, SmallCdm cdm, String code, String... said)
            throws IOException {
        CommandRun run = extract(text, cdm);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        assertThat(run.err()).contains("error[" + code + "]").contains(said);
        assertThat(Folders.files(folder.resolve("out"))).isEmpty();
    }

    private CommandRun extract(String text, SmallCdm cdm) throws IOException {
        Path data = Files.createTempDirectory(folder, "cdm");
        Path task = Files.writeString(folder.resolve("task.yaml"), text);
        return CommandRun.of(
                "extract",
                task,
                "--format",
                "omop",
                "--data",
                cdm.write(data),
                "--out",
                folder.resolve("out"));
    }
}
