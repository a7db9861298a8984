package dev.headwater.engine.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectTableTest {
    private static final String FORMAT = "%Y-%m-%d";
    private static final long DAY = 86_400_000_000L;

    @TempDir Path folder;

    @Test
    void sumsTheCountsOfEqualSubjectAndTimeAndSorts() {
        assertThat(rows("2,1970-01-03,1\n1,1970-01-02,2\n2,1970-01-03,5\n1,,7\n1,1970-01-01,-1\n"))
                .containsExactly("1 static 7", "1 0 -1", "1 1 2", "2 2 6");
    }

    @Test
    void truncatesFloatingPointSumsAndNotSummands() {
        assertThat(
                        rows(
                                "1,1970-01-01,0.5\n1,1970-01-01,0.6\n1,1970-01-02,0.9\n1,1970-01-03,-1.5\n"))
                .containsExactly("1 0 1", "1 1 0", "1 2 -1");
    }

    @Test
    void addsTenTimesATenthToOne() {
        assertThat(rows("1,1970-01-01,0.1\n".repeat(10))).containsExactly("1 0 1");
    }

    @Test
    void turnsIntegersBeforeTheFirstFractionIntoNumbers() {
        assertThat(rows("1,1970-01-01,3\n1,1970-01-01,0.75\n1,1970-01-01,0.25\n"))
                .containsExactly("1 0 4");
    }

    @Test
    void countsNullsAsNothingAndBooleansAsOne() {
        assertThat(
                        rows(
                                "1,1970-01-01,\n1,1970-01-02,true\n1,1970-01-02,True\n1,1970-01-03,false\n"))
                .containsExactly("1 0 0", "1 1 2", "1 2 0");
    }

    @Test
    void dropsRowsWithoutSubjectAndEmptyLines() {
        assertThat(rows(",1970-01-01,1\n\n5,1970-01-01,2\n")).containsExactly("5 0 2");
    }

    @Test
    void takesAMissingLastFieldForNull() {
        assertThat(rows("5,1970-01-01\n")).containsExactly("5 0 0");
    }

    @Test
    void readsATableWithoutRows() {
        assertThat(rows("")).isEmpty();
    }

    @Test
    void namesEveryMissingColumn() {
        assertThatThrownBy(() ->
                        DirectTable.read(
                                csv("subject_id,time,lab\n"), List.of("lab", "death"), FORMAT))
                .isInstanceOfSatisfying(
                        DataException.class,
                        e -> assertThat(e.code()).isEqualTo(DiagnosticCode.D005))
                .hasMessageContaining("missing columns `death`, `timestamp`");
    }

    @Test
    void namesTheLineOfAMalformedTimestamp() {
        fails(
                "1,1970-01-01,1\n1,01/02/1970,1\n",
                DiagnosticCode.D008,
                "`01/02/1970` in line 3 does not have the format `%Y-%m-%d`");
    }

    @Test
    void refusesCountsThatAreText() {
        fails(
                "1,1970-01-01,1\n1,1970-01-01,many\n",
                DiagnosticCode.D006,
                "`many` in line 3 is not a count");
    }

    @Test
    void refusesBooleansAmongNumbers() {
        fails(
                "1,1970-01-01,1\n1,1970-01-01,true\n",
                DiagnosticCode.D006,
                "`true` in line 3 is not a count");
    }

    @Test
    void refusesSubjectsThatAreNoIntegers() {
        fails("a,1970-01-01,1\n", DiagnosticCode.D006, "`a` in line 2 is no integer");
    }

    @Test
    void refusesLinesWithTooManyFields() {
        fails("1,1970-01-01,1,1\n", DiagnosticCode.D009, "line 2 has 4 fields, the header 3");
    }

    @Test
    void refusesTextTimestampsWithoutAFormat() {
        assertThatThrownBy(() ->
                        DirectTable.read(
                                csv("subject_id,timestamp\n1,1970-01-01\n"), List.of(), null))
                .isInstanceOfSatisfying(
                        DataException.class,
                        e -> assertThat(e.code()).isEqualTo(DiagnosticCode.D006));
    }

    private void fails(String lines, DiagnosticCode code, String message) {
        assertThatThrownBy(() -> rows(lines))
                .isInstanceOfSatisfying(
                        DataException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }

    private List<String> rows(String lines) {
        DirectTable table =
                DirectTable.read(csv("subject_id,timestamp,lab\n" + lines), List.of("lab"), FORMAT);
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            String time = table.isStatic(row) ? "static" : String.valueOf(table.time(row) / DAY);
            rows.add(table.subject(row) + " " + time + " " + table.count(row, 0));
        }
        return rows;
    }

    private Path csv(String text) {
        try {
            return Files.writeString(folder.resolve("table.csv"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
