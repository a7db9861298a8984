package dev.headwater.engine.library;

import dev.headwater.engine.explain.TextTable;
import java.util.List;
import java.util.stream.Collectors;

/// The library for a terminal: a list of its tasks, or one of them with all that is known of it.
public final class LibraryText {
    private static final int WIDTH = 100;
    private static final int LABEL_WIDTH = 12;

    private final TaskLibrary library;
    private final StringBuilder text = new StringBuilder();

    private LibraryText(TaskLibrary library) {
        this.library = library;
    }

    /// A line for each task, by area.
    public static String list(TaskLibrary library) {
        var table = new TextTable("", 2, 0);
        String area = "";
        for (LibraryTask task : library.tasks()) {
            if (!task.area().equals(area)) {
                area = task.area();
                table.add(area);
            }
            table.add("  " + task.name(), task.question());
        }
        return table.toString();
    }

    /// @param windows the windows, drawn
    public static String of(LibraryTask task, TaskLibrary library, String windows) {
        var printer = new LibraryText(library);
        printer.print(task, windows);
        return printer.text.toString();
    }

    private void print(LibraryTask task, String windows) {
        text.append(task.name()).append('\n');
        wrap("", task.question() + " " + task.details());
        text.append('\n');
        field("area", task.area());
        field("asked", task.askedAt());
        field("positive", task.positive());
        field("negative", task.negative());
        field("limits", task.limits());
        field("predicates", String.join(", ", task.predicates()));
        field(
                "datasets",
                library.supporting(task).stream()
                        .map(LibraryDataset::name)
                        .collect(Collectors.joining(", ")));
        for (LibraryDataset dataset : library.datasets()) {
            String objection = dataset.objection(task);
            field("", objection == null ? "" : "not " + dataset.name() + ": " + objection);
        }
        String label = "references";
        for (String reference : task.references()) {
            field(label, reference);
            label = "";
        }
        text.append('\n').append(windows);
    }

    /// Nothing if `content` is empty.
    private void field(String label, String content) {
        if (!content.isEmpty()) {
            wrap(label + " ".repeat(LABEL_WIDTH - label.length()), content);
        }
    }

    /// The lines after the first begin below the first word behind `label`.
    private void wrap(String label, String content) {
        var line = new StringBuilder(label);
        for (String word : List.of(content.strip().split(" +"))) {
            boolean isFirst = line.length() == label.length();
            if (!isFirst && line.length() + 1 + word.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(" ".repeat(label.length()));
                isFirst = true;
            }
            line.append(isFirst ? "" : " ").append(word);
        }
        text.append(line).append('\n');
    }
}
