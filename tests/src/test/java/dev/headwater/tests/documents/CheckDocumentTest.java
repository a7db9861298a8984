package dev.headwater.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.tests.extraction.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The report in docs/check.md is the one that is printed. `-Dheadwater.update=true` writes it
/// anew.
class CheckDocumentTest {
    private static final Path DOCUMENT = Repository.file("docs/check.md");
    private static final Pattern REPORT = Pattern.compile("(?s)(?<=```json\n).*?(?=```)");

    @Test
    void theReportIsTheOneShown(@TempDir Path folder) throws IOException {
        CodePage page = CodePage.read(DOCUMENT);
        Path task = Files.writeString(folder.resolve("task.yaml"), page.files().get("task.yaml"));
        String report = CommandRun.of("check", task, "--format", "json").out();
        String shown = report.replace(folder + "/", "");
        Matcher block = REPORT.matcher(page.text());
        if (Boolean.getBoolean("headwater.update")) {
            Files.writeString(DOCUMENT, block.replaceFirst(Matcher.quoteReplacement(shown)));
        }
        assertThat(CodePage.read(DOCUMENT).text()).contains("```json\n" + shown + "```");
    }
}
