package dev.headwater.predicates.regex;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Unicode's simple case folding.
final class CaseFolding {
    private static final int LAST_CASED = 0x1_FFFF;
    private static final int CAPITAL_I_WITH_DOT = 0x130;
    private static final int SMALL_DOTLESS_I = 0x131;

    /// Groups of two or more code points that differ in case only.
    private static final Collection<int[]> ORBITS = orbits();

    private CaseFolding() {}

    /// `set` with every other case of its members.
    static CodePointSet close(CodePointSet set) {
        int[] pairs = new int[16];
        int length = 0;
        for (int[] orbit : ORBITS) {
            if (!containsAny(set, orbit)) {
                continue;
            }
            for (int codePoint : orbit) {
                if (length == pairs.length) {
                    pairs = Arrays.copyOf(pairs, 2 * length);
                }
                pairs[length++] = codePoint;
                pairs[length++] = codePoint;
            }
        }
        return set.union(CodePointSet.ofRanges(Arrays.copyOf(pairs, length)));
    }

    private static boolean containsAny(CodePointSet set, int[] orbit) {
        for (int codePoint : orbit) {
            if (set.contains(codePoint)) {
                return true;
            }
        }
        return false;
    }

    private static Collection<int[]> orbits() {
        Map<Integer, int[]> orbits = new HashMap<>();
        // Equal letters that have no other case by themselves.
        orbits.put(0x390, new int[] {0x390, 0x1FD3});
        orbits.put(0x3B0, new int[] {0x3B0, 0x1FE3});
        orbits.put(0xFB05, new int[] {0xFB05, 0xFB06});
        for (int codePoint = 0; codePoint <= LAST_CASED; codePoint++) {
            int folded = Character.toLowerCase(Character.toUpperCase(codePoint));
            // The two Turkic letters fold to `i` in Turkish texts only.
            boolean isTurkic = codePoint == CAPITAL_I_WITH_DOT || codePoint == SMALL_DOTLESS_I;
            if (isTurkic || folded == codePoint) {
                continue;
            }
            int[] orbit = orbits.getOrDefault(folded, new int[] {folded});
            orbit = Arrays.copyOf(orbit, orbit.length + 1);
            orbit[orbit.length - 1] = codePoint;
            orbits.put(folded, orbit);
        }
        return orbits.values();
    }
}
