package dev.headwater.grammar.diagnostic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// The rows under a source line: carets and dashes under what the labels point at, and the labels'
/// texts.
///
/// The last text stands right of its carets; the others hang below, so that none covers another.
final class MarkerRows {
    private final List<Marker> markers;
    private final Palette palette;

    /// `start .. end` are columns, `end` exclusive and greater than `start`.
    record Marker(int start, int end, String text, boolean isPrimary) {}

    MarkerRows(List<Marker> markers, Palette palette) {
        this.markers = markers.stream().sorted(Comparator.comparingInt(Marker::start)).toList();
        this.palette = palette;
    }

    List<String> rows() {
        List<Marker> hanging = new ArrayList<>(markers);
        Marker last = hanging.getLast();
        boolean hasRoom = markers.stream().noneMatch(marker -> marker.end() > last.end());
        if (hasRoom) {
            hanging.removeLast();
        }
        hanging.removeIf(marker -> marker.text().isEmpty());

        List<String> rows = new ArrayList<>();
        String inline = hasRoom && !last.text().isEmpty() ? " " + painted(last, last.text()) : "";
        rows.add(underlines() + inline);
        if (!hanging.isEmpty()) {
            rows.add(stems(hanging, Integer.MAX_VALUE).toString());
        }
        for (Marker marker : hanging.reversed()) {
            Row row = stems(hanging, marker.start());
            rows.add(row.put(marker.start(), painted(marker, marker.text()), 0).toString());
        }
        return rows;
    }

    /// Primary markers lie over secondary ones.
    private String underlines() {
        int width = Collections.max(markers, Comparator.comparingInt(Marker::end)).end();
        Marker[] cells = new Marker[width];
        for (Marker marker : markers) {
            for (int i = marker.start(); i < marker.end(); i++) {
                cells[i] = cells[i] != null && cells[i].isPrimary() ? cells[i] : marker;
            }
        }
        var row = new Row();
        int i = 0;
        while (i < width) {
            Marker marker = cells[i];
            int end = i;
            while (end < width && Objects.equals(cells[end], marker)) {
                end++;
            }
            if (marker != null) {
                String line = (marker.isPrimary() ? "^" : "-").repeat(end - i);
                row.put(i, painted(marker, line), end - i);
            }
            i = end;
        }
        return row.toString();
    }

    private Row stems(List<Marker> hanging, int before) {
        var row = new Row();
        for (Marker marker : hanging) {
            if (marker.start() < before && marker.start() >= row.width) {
                row.put(marker.start(), painted(marker, "|"), 1);
            }
        }
        return row;
    }

    private String painted(Marker marker, String text) {
        return marker.isPrimary() ? palette.severity(text) : palette.secondary(text);
    }

    /// A row that is filled from left to right; colour codes have no width.
    private static final class Row {
        private final StringBuilder text = new StringBuilder();
        private int width;

        Row put(int column, String piece, int pieceWidth) {
            text.repeat(" ", column - width).append(piece);
            width = column + pieceWidth;
            return this;
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
