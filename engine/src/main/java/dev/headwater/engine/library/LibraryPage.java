package dev.headwater.engine.library;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The library as a page in Markdown: a table for each area, then why a dataset cannot answer what.
public final class LibraryPage {
    private final TaskLibrary library;
    private final StringBuilder page = new StringBuilder();

    private LibraryPage(TaskLibrary library) {
        this.library = library;
    }

    public static String of(TaskLibrary library) {
        var writer = new LibraryPage(library);
        writer.writeHead();
        writer.writeAreas();
        writer.writeObjections();
        return writer.page.toString();
    }

    private void writeHead() {
        page.append("# Tasks by area\n\n")
                .append("Written by `headwater tasks --format markdown`. ")
                .append(
                        "`headwater tasks NAME` tells more of one: limits, references, windows.\n\n")
                .append("| dataset | what | tasks |\n| --- | --- | ---: |\n");
        for (LibraryDataset dataset : library.datasets()) {
            long supported = library.tasks().stream().filter(dataset::supports).count();
            line(dataset.name(), dataset.title(), String.valueOf(supported));
        }
    }

    private void writeAreas() {
        String area = "";
        for (LibraryTask task : library.tasks()) {
            if (!task.area().equals(area)) {
                area = task.area();
                page.append("\n## ").append(area.substring(0, 1).toUpperCase(Locale.ROOT));
                page.append(area.substring(1))
                        .append("\n\n| task | question | asked at | positive label | datasets |\n")
                        .append("| --- | --- | --- | --- | --- |\n");
            }
            line(
                    "[`%s`](tasks/%s.yaml)".formatted(task.name(), task.name()),
                    task.question(),
                    task.askedAt(),
                    task.positive(),
                    library.supporting(task).stream()
                            .map(LibraryDataset::name)
                            .collect(Collectors.joining(", ")));
        }
    }

    private void writeObjections() {
        page.append(
                "\n## What a dataset cannot answer\n\n| dataset | why | tasks |\n| --- | --- | --- |\n");
        for (LibraryDataset dataset : library.datasets()) {
            Map<String, List<String>> tasks =
                    library.tasks().stream()
                            .filter(task -> !dataset.supports(task))
                            .collect(
                                    Collectors.groupingBy(
                                            task -> String.valueOf(dataset.objection(task)),
                                            LinkedHashMap::new,
                                            Collectors.mapping(
                                                    LibraryTask::name, Collectors.toList())));
            tasks.forEach(
                    (because, names) -> line(dataset.name(), because, String.join(", ", names)));
        }
    }

    private void line(String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
