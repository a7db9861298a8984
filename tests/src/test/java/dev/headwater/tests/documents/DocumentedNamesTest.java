package dev.headwater.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every path and class that a document names is there.
class DocumentedNamesTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)[^)]*\\)");
    private static final Pattern CODE = Pattern.compile("(?<!`)`([^`\n]+)`(?!`)");
    private static final Pattern CLASS_NAME = Pattern.compile("(?:[A-Z][a-z0-9]+){2,}");
    private static final Pattern REPOSITORY_PATH =
            Pattern.compile(
                    "(?:\\./)?(?:grammar|engine|predicates|task-configs|sample-data|tests|docs|benchmarks|\\.ci)/[\\w./-]+");

    private static final Pattern PACKAGE =
            Pattern.compile(
                    "(?!.*\\.yaml$)(?:grammar|engine|predicates)(?:\\.[a-z]+)*(?:\\.[A-Z]\\w+)?");

    private static final Pattern PYTHON_CLASS = Pattern.compile("^class (\\w+)", Pattern.MULTILINE);

    private final Set<String> classNames =
            Stream.concat(javaClasses(), pythonClasses()).collect(Collectors.toSet());

    @TestFactory
    Stream<DynamicTest> everyPathAndClassInADocumentExists() {
        return documents().stream()
                .map(document ->
                        DynamicTest.dynamicTest(
                                Repository.ROOT.relativize(document).toString(),
                                () -> assertThat(missing(document)).isEmpty()));
    }

    @Test
    void thereIsAReadme() {
        assertThat(documents()).contains(Repository.file("README.md"));
    }

    private static List<Path> documents() {
        return Repository.filesEndingIn(".md").stream()
                .filter(file -> !file.toString().contains("src/test/resources"))
                .toList();
    }

    private List<String> missing(Path document) throws IOException {
        String text = Files.readString(document);
        List<String> missing = new ArrayList<>();
        for (String link : firstGroups(LINK, text)) {
            if (!link.contains("://") && !Files.exists(document.resolveSibling(link))) {
                missing.add(link);
            }
        }
        for (String code : firstGroups(CODE, text)) {
            boolean missingPath =
                    REPOSITORY_PATH.matcher(code).matches() && !pathExists(document, code);
            boolean missingClass = CLASS_NAME.matcher(code).matches() && !classNames.contains(code);
            boolean missingPackage = PACKAGE.matcher(code).matches() && !packageExists(code);
            if (missingPath || missingClass || missingPackage) {
                missing.add(code);
            }
        }
        return missing;
    }

    private static Stream<String> javaClasses() {
        return Repository.filesEndingIn(".java").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""));
    }

    private static Stream<String> pythonClasses() {
        return Repository.filesEndingIn(".py").stream()
                .flatMap(file -> firstGroups(PYTHON_CLASS, read(file)).stream());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean pathExists(Path document, String path) {
        return Files.exists(Repository.file(path)) || Files.exists(document.resolveSibling(path));
    }

    /// Packages and classes are named without `dev.headwater`.
    private static boolean packageExists(String name) {
        String module = name.replaceFirst("\\..*", "");
        Path path =
                Repository.file(module + "/src/main/java/dev/headwater/" + name.replace('.', '/'));
        return Files.isDirectory(path)
                || Files.exists(path.resolveSibling(path.getFileName() + ".java"));
    }

    private static List<String> firstGroups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
    }
}
