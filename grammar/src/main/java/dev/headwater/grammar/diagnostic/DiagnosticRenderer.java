package dev.headwater.grammar.diagnostic;

import dev.headwater.grammar.diagnostic.Diagnostic.Label;
import dev.headwater.grammar.diagnostic.MarkerRows.Marker;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Draws a diagnostic with its source lines and carets. Lines end with `\n`, the last one too. A
/// label that spans several lines is drawn on its first. Immutable, thread-safe.
public final class DiagnosticRenderer {
    private final boolean colored;

    /// `colored`: use ANSI colours, for a terminal.
    public DiagnosticRenderer(boolean colored) {
        this.colored = colored;
    }

    public String render(Diagnostic diagnostic) {
        return new Page(diagnostic, new Palette(colored, diagnostic.severity())).draw();
    }

    /// One diagnostic being drawn.
    private static final class Page {
        private final Diagnostic diagnostic;
        private final Palette palette;
        private final SequencedMap<SourceFile, List<Label>> labelsByFile = new LinkedHashMap<>();
        private final StringBuilder out = new StringBuilder();
        private final int numberWidth;

        Page(Diagnostic diagnostic, Palette palette) {
            this.diagnostic = diagnostic;
            this.palette = palette;
            List<Label> labels = new ArrayList<>(diagnostic.secondary());
            if (diagnostic.primary() != null) {
                labels.addFirst(diagnostic.primary());
            }
            for (Label label : labels) {
                labelsByFile
                        .computeIfAbsent(label.span().source(), file -> new ArrayList<>())
                        .add(label);
            }
            int lastLine = labels.stream().mapToInt(label -> label.span().line()).max().orElse(0);
            this.numberWidth = lastLine == 0 ? 0 : String.valueOf(lastLine).length();
        }

        String draw() {
            String severity = diagnostic.severity().name().toLowerCase(Locale.ROOT);
            out.append(palette.severity(severity + "[" + diagnostic.code() + "]"))
                    .append(palette.strong(": " + printable(diagnostic.message())))
                    .append('\n');
            labelsByFile.forEach(this::drawFile);
            for (String help : diagnostic.help()) {
                String indented =
                        printable(help)
                                .replace(
                                        "\n",
                                        "\n" + " ".repeat(numberWidth + " = help: ".length()));
                gutter("", "=", palette.strong("help") + ": " + indented);
            }
            return out.toString();
        }

        private void drawFile(SourceFile file, List<Label> labels) {
            boolean first = labelsByFile.firstEntry().getKey() == file;
            out.repeat(" ", numberWidth)
                    .append(palette.frame(first ? "--> " : "::: "))
                    .append(labels.getFirst().span())
                    .append('\n');
            gutter("", "|", "");
            int previous = 0;
            for (Map.Entry<Integer, List<Label>> line : byLine(labels).entrySet()) {
                int number = line.getKey();
                if (previous > 0 && number == previous + 2) {
                    String between = DisplayLine.of(file.line(previous + 1), 0).text();
                    gutter(String.valueOf(previous + 1), "|", between);
                } else if (previous > 0 && number > previous + 2) {
                    out.append(palette.frame("...")).append('\n');
                }
                drawLine(file, number, line.getValue());
                previous = number;
            }
        }

        private static Map<Integer, List<Label>> byLine(List<Label> labels) {
            Map<Integer, List<Label>> lines = new TreeMap<>();
            for (Label label : labels) {
                lines.computeIfAbsent(label.span().line(), line -> new ArrayList<>()).add(label);
            }
            return lines;
        }

        private void drawLine(SourceFile file, int number, List<Label> labels) {
            int lineStart = file.lineStart(number);
            String text = file.line(number);
            int focus = Math.min(labels.getFirst().span().start() - lineStart, text.length());
            DisplayLine line = DisplayLine.of(text, focus);
            List<Marker> markers = new ArrayList<>();
            for (Label label : labels) {
                Span span = label.span();
                int start = line.column(span.start() - lineStart);
                int end = Math.max(start + 1, line.column(span.end() - lineStart));
                markers.add(
                        new Marker(
                                start,
                                end,
                                printable(label.text()),
                                label.equals(diagnostic.primary())));
            }
            gutter(String.valueOf(number), "|", line.text());
            new MarkerRows(markers, palette).rows().forEach(row -> gutter("", "|", row));
        }

        /// Names in a message are the user's, and may contain anything.
        private static String printable(String message) {
            return message.codePoints()
                    .map(c -> c == '\n' ? c : DisplayLine.printable(c))
                    .collect(
                            StringBuilder::new,
                            StringBuilder::appendCodePoint,
                            StringBuilder::append)
                    .toString();
        }

        private void gutter(String number, String separator, String text) {
            String indent = " ".repeat(numberWidth - number.length());
            out.append(palette.frame(indent + number + " " + separator));
            out.append(text.isEmpty() ? "" : " " + text).append('\n');
        }
    }
}
