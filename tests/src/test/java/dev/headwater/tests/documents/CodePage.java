package dev.headwater.tests.documents;

import dev.headwater.tests.extraction.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A page of docs/diagnostics: its text, the files of its example, and the command with what it
/// prints on standard error; the latter two are empty where no small file can show the mistake.
record CodePage(Path path, String text, Map<String, String> files, String command, String printed) {
    private static final Pattern FILE =
            Pattern.compile("^```\\w+ (\\S+)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern CONSOLE =
            Pattern.compile(
                    "^```console\n\\$ headwater (.*?)\n(.*?)^```$",
                    Pattern.MULTILINE | Pattern.DOTALL);

    static CodePage read(Path path) throws IOException {
        String text = Files.readString(path);
        Map<String, String> files = new LinkedHashMap<>();
        FILE.matcher(text).results().forEach(file -> files.put(file.group(1), file.group(2)));
        MatchResult console = CONSOLE.matcher(text).results().findFirst().orElse(null);
        return new CodePage(
                path,
                text,
                files,
                console == null ? "" : console.group(1),
                console == null ? "" : console.group(2));
    }

    boolean hasExample() {
        return !command.isEmpty();
    }

    /// What the command prints on standard error, run in `folder`.
    String run(Path folder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path place = folder.resolve(file.getKey());
            Files.createDirectories(place.getParent());
            Files.writeString(place, file.getValue().stripTrailing());
        }
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        for (int i = 1; i < arguments.size(); i++) {
            arguments.set(i, resolved(arguments.get(i), arguments.get(i - 1), folder));
        }
        String printed = CommandRun.of(arguments.toArray()).err();
        return printed.replace(folder + "/", "").replace(Repository.ROOT + "/", "").strip() + "\n";
    }

    void writePrinted(String now) throws IOException {
        String console = "$ headwater " + command + "\n";
        Files.writeString(path, text.replace(console + printed, console + now));
    }

    /// Paths of the repository are taken from there, all others from `folder`.
    private static String resolved(String argument, String before, Path folder) {
        if (argument.contains("/") && Files.exists(Repository.file(argument))) {
            return Repository.file(argument).toString();
        }
        boolean isPath =
                argument.endsWith(".yaml")
                        || argument.endsWith(".cohort")
                        || argument.endsWith(".json")
                        || before.equals("--data")
                        || before.equals("--out");
        return isPath ? folder.resolve(argument).toString() : argument;
    }
}
