package dev.headwater.tests.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.tests.documents.Repository;
import dev.headwater.tests.documents.SampleData;
import dev.headwater.tests.extraction.CommandRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The identities of the shipped tasks, which people cite: they change only if a task does.
/// `-Dheadwater.update=true` writes them anew.
class ShippedIdentitiesTest {
    private static final Path EXPECTED =
            Repository.file("tests/src/test/resources/identity/shipped-tasks.txt");

    @Test
    void everyShippedTaskKeepsItsIdentity() throws IOException {
        StringBuilder found = new StringBuilder();
        for (String task : SampleData.tasks()) {
            for (String dataset : SampleData.datasets(task)) {
                Path predicates = SampleData.dataset(dataset);
                CommandRun run =
                        CommandRun.of("id", SampleData.task(task), "--predicates", predicates);
                assertThat(run.exitCode()).as(run.err()).isZero();
                found.append(task).append(", ").append(dataset).append('\n').append(run.out());
            }
        }
        if (Boolean.getBoolean("headwater.update")) {
            Files.writeString(EXPECTED, found);
        }
        assertThat(found.toString()).isEqualTo(Files.readString(EXPECTED));
    }

    @Test
    void theTaskIsTheSameForEveryDatasetAndForNone() {
        for (String task : SampleData.tasks()) {
            String alone =
                    CommandRun.of("id", SampleData.task(task))
                            .out()
                            .lines()
                            .findFirst()
                            .orElseThrow();
            for (String dataset : SampleData.datasets(task)) {
                Path predicates = SampleData.dataset(dataset);
                assertThat(
                                CommandRun.of(
                                                "id",
                                                SampleData.task(task),
                                                "--predicates",
                                                predicates)
                                        .out())
                        .startsWith(alone + "\n");
            }
        }
    }

    @Test
    void theHashIsThatOfTheCanonicalForm() throws NoSuchAlgorithmException {
        Path task = SampleData.task("mortality/in_hospital_24h");
        String hashes = CommandRun.of("id", task, "--predicates", SampleData.PREDICATES).out();
        for (String part : List.of("task", "predicates", "cohort")) {
            String form =
                    CommandRun.of(
                                    "id",
                                    task,
                                    "--predicates",
                                    SampleData.PREDICATES,
                                    "--canonical",
                                    part)
                            .out();
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(form.getBytes(StandardCharsets.UTF_8));
            assertThat(hashes)
                    .contains("%-12ssha256:%s\n".formatted(part, HexFormat.of().formatHex(digest)));
        }
    }
}
