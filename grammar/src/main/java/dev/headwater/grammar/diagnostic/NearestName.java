package dev.headwater.grammar.diagnostic;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Guesses which name a user meant.
public final class NearestName {
    private NearestName() {}

    /// The name that `written` most likely misspells, the first of equals, or null when none is
    /// near: at most one edit (an inserted, deleted, replaced or swapped letter, case aside) for
    /// every four letters.
    public static @Nullable String of(String written, Collection<String> names) {
        String nearest = null;
        int fewest = Math.max(1, written.length() / 4) + 1;
        for (String name : names) {
            int edits = edits(written.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (edits < fewest && edits < written.length()) {
                nearest = name;
                fewest = edits;
            }
        }
        return nearest;
    }

    private static int edits(String from, String to) {
        int[][] distance = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                distance[i][j] = i == 0 || j == 0 ? i + j : step(distance, from, to, i, j);
            }
        }
        return distance[from.length()][to.length()];
    }

    private static int step(int[][] distance, String from, String to, int i, int j) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int fewest =
                Math.min(
                        distance[i - 1][j - 1] + (same ? 0 : 1),
                        1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
        boolean swapped =
                i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(fewest, distance[i - 2][j - 2] + 1) : fewest;
    }
}
