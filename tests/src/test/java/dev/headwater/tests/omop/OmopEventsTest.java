package dev.headwater.tests.omop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tables -> events, against tables made by hand.
class OmopEventsTest {
    @TempDir Path folder;

    @Test
    void everyRowOfEveryTableIsAnEvent() throws IOException {
        assertThat(events("subject_id", "time", "code"))
                .containsExactly(
                        "1|1950-03-14T00:00:00|MEDS_BIRTH",
                        "1|2010-01-01T00:00:00|OBSERVATION_PERIOD_START",
                        "1|2010-02-01T08:00:00|VISIT_START//Visit/IP",
                        "1|2010-02-01T09:00:00|SNOMED/57054005",
                        "1|2010-02-01T10:00:00|LOINC/2823-3",
                        "1|2010-02-02T23:59:59|ICD9CM/410.9",
                        "1|2010-02-03T10:00:00|LOINC/2823-3",
                        "1|2010-02-05T17:00:00.250000|VISIT_END//Visit/IP",
                        "1|2010-02-20T00:00:00|VISIT_START//Visit/IP",
                        "1|2010-02-22T23:59:59|VISIT_END//Visit/IP",
                        "1|2012-12-31T23:59:59|MEDS_DEATH",
                        "1|2012-12-31T23:59:59|OBSERVATION_PERIOD_END",
                        "1||Gender/M",
                        "1||Race/5",
                        "2|1960-07-01T12:30:00|MEDS_BIRTH",
                        "2|2010-03-01T08:00:00|VISIT_START//Visit/OP",
                        "2|2010-03-01T10:00:00|LOINC/2823-3",
                        "2|2010-03-01T23:59:59|SNOMED/365981007",
                        "2|2010-03-01T23:59:59|UNMAPPED//condition//XYZ",
                        "2|2010-04-01T00:00:00|VISIT_START//UNMAPPED//visit//ODD, VISIT",
                        "2|2010-04-01T23:59:59|VISIT_END//UNMAPPED//visit//ODD, VISIT",
                        "2||Gender/F",
                        "2||UNMAPPED//race//martian",
                        "3|1970-02-01T00:00:00|MEDS_BIRTH",
                        "3||Gender/F");
    }

    @Test
    void valuesAndUnitsComeWithMeasurements() throws IOException {
        assertThat(events("code", "numeric_value", "unit", "value_code", "table"))
                .contains(
                        "LOINC/2823-3|5.7|mmol/L||measurement",
                        "LOINC/2823-3|4.1|mEq/L||measurement",
                        "LOINC/2823-3|||SNOMED/10828004|measurement",
                        "MEDS_DEATH|||SNOMED/57054005|death");
    }

    @Test
    void whatTheSourceSaidIsKept() throws IOException {
        assertThat(events("code", "source_value", "source_code", "text_value", "end_time"))
                .contains(
                        "SNOMED/57054005|I21.9|ICD10CM/I21.9||2010-02-03T23:59:59",
                        "ICD9CM/410.9|410.9|ICD9CM/410.9||",
                        "SNOMED/365981007|||never|",
                        "VISIT_START//Visit/IP|IP|||2010-02-05T17:00:00.250000");
    }

    @Test
    void columnsOfTheTablesKeepTheirNames() throws IOException {
        assertThat(events("code", "condition_status_concept_id", "visit_occurrence_id"))
                .contains("SNOMED/57054005|32902|", "VISIT_START//Visit/IP||11", "MEDS_DEATH||");
    }

    @Test
    void compressedFilesAreReadToo() throws IOException {
        List<String> expected = events("subject_id", "time", "code", "unit");
        Path plain = folder.resolve("measurement.csv");
        try (OutputStream compressed =
                new GZIPOutputStream(Files.newOutputStream(folder.resolve("Measurement.csv.gz")))) {
            Files.copy(plain, compressed);
        }
        Files.delete(plain);
        assertThat(EventTable.of(folder, List.of("subject_id", "time", "code", "unit")))
                .isEqualTo(expected);
    }

    private List<String> events(String... columns) throws IOException {
        return EventTable.of(new SmallCdm().write(folder), List.of(columns));
    }
}
