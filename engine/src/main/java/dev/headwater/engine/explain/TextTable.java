package dev.headwater.engine.explain;

import java.util.ArrayList;
import java.util.List;

/// Cells in aligned columns, two blanks apart, for a terminal. Lines end in `\n` and have no blanks
/// before that.
public final class TextTable {
    private final String indentation;
    private final int leftColumns;
    private final List<List<String>> rows = new ArrayList<>();

    /// @param leftColumns how many columns are aligned on the left; the others, figures, on the right
    public TextTable(String indentation, int leftColumns) {
        this.indentation = indentation;
        this.leftColumns = leftColumns;
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
                boolean isLeft = column < leftColumns;
                line.append(isLeft ? row.get(column) + padding : padding + row.get(column));
                line.append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
