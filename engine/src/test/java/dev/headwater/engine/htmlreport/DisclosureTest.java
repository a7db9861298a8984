package dev.headwater.engine.htmlreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is told of a whole and its parts leaves every small part open.
class DisclosureTest {
    private static final int LEAST = 4;

    /// All counts that are rounded to 0, 4 or 8.
    private static final int MOST = 9;

    private static final Disclosure DISCLOSURE = new Disclosure(LEAST);

    @Test
    void aWholeIsToldOnlyIfEverySmallPartCouldBeAnother() {
        int pinned = 0;
        List<List<Long>> all = pairs();
        for (List<Long> parts : all) {
            List<Long> told = told(parts);
            long whole = DISCLOSURE.rounded(sum(parts));
            if (DISCLOSURE.pins(whole, told)) {
                pinned++;
                continue;
            }
            List<Set<Long>> possible = List.of(new HashSet<>(), new HashSet<>());
            for (List<Long> others : all) {
                if (told(others).equals(told) && DISCLOSURE.rounded(sum(others)) == whole) {
                    for (int i = 0; i < others.size(); i++) {
                        possible.get(i).add(others.get(i));
                    }
                }
            }
            for (int i = 0; i < parts.size(); i++) {
                boolean isSmall = parts.get(i) > 0 && parts.get(i) < LEAST;
                assertThat(possible.get(i)).as("%s", parts).hasSizeGreaterThan(isSmall ? 1 : 0);
            }
        }
        assertThat(pinned).isPositive().isLessThan(all.size() / 2);
    }

    @Test
    void roundedCountsAreMultiplesAndNearTheCount() {
        for (long count = 0; count < 500; count++) {
            long rounded = new Disclosure(11).rounded(count);
            assertThat(rounded % 11).isZero();
            assertThat(rounded == 0).isEqualTo(count < 11);
            assertThat(Math.abs(rounded - count)).isLessThanOrEqualTo(count < 11 ? 10 : 5);
            assertThat(new Disclosure(0).rounded(count)).isEqualTo(count);
        }
    }

    private static List<List<Long>> pairs() {
        List<List<Long>> all = new ArrayList<>();
        for (long one = 0; one <= MOST; one++) {
            for (long other = 0; other <= MOST; other++) {
                all.add(List.of(one, other));
            }
        }
        return all;
    }

    private static List<Long> told(List<Long> parts) {
        return parts.stream().map(DISCLOSURE::rounded).toList();
    }

    private static long sum(List<Long> parts) {
        return parts.stream().mapToLong(Long::longValue).sum();
    }
}
