package dev.headwater.engine.explain;

import java.util.ArrayList;
import java.util.List;

/// Cells in aligned columns, two blanks apart, for a terminal. Lines end in `\n` and have no blanks
/// before that.
public final class TextTable {
    private final String indentation;
    private final int words;
    private final int figures;
    private final List<List<String>> rows = new ArrayList<>();

    /// @param words how many columns come before the figures, aligned on the left
    /// @param figures how many columns are aligned on the right; further ones on the left again
    public TextTable(String indentation, int words, int figures) {
        this.indentation = indentation;
        this.words = words;
        this.figures = figures;
    }

    /// Adds a row; missing cells at its end are empty.
    public void add(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    public void add(String... cells) {
        add(List.of(cells));
    }

    @Override
    public String toString() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indentation);
            for (int column = 0; column < row.size(); column++) {
                String padding = " ".repeat(widths[column] - row.get(column).length());
                boolean isLeft = column < words || column >= words + figures;
                line.append(isLeft ? row.get(column) + padding : padding + row.get(column));
                line.append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
