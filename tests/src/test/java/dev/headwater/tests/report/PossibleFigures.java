package dev.headwater.tests.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.tests.report.ReportPage.Row;
import dev.headwater.tests.report.ReportPage.Table;
import java.util.List;
import java.util.Locale;

/// Reads the figures of a page back into counts of one set of triggers, none of them small, from
/// which all other figures follow. So the true counts may be these, whatever one works out from the
/// page.
public final class PossibleFigures {
    private PossibleFigures() {}

    /// @throws AssertionError if the figures are no such counts, or others than multiples of
    ///   `least`
    public static void check(ReportPage page, int least) {
        List<Row> steps = page.tables("What each step took away").getFirst().rows();
        assertFunnel(steps, least);
        Row last = steps.getLast();
        long triggers = steps.getFirst().count(2);
        long rows = last.count(2);
        assertThat(ReportPage.count(page.headline().get(0))).isEqualTo(triggers);
        assertThat(ReportPage.count(page.headline().get(1))).isEqualTo(rows);
        assertThat(ReportPage.count(page.headline().get(2))).isEqualTo(last.count(3));

        List<Row> splits = page.tables("Rows by split").getFirst().rows();
        assertSplits(splits, new long[] {triggers, rows, last.count(3)}, least);
        if (page.headline().size() > 3) {
            Row all = splits.getLast();
            assertThat(page.headline().get(3)).isEqualTo(all.cells().get(6));
        }
        for (String caption : List.of("Prediction times", "Length of the window")) {
            page.tables(caption).forEach(table -> assertHistogram(table, rows, least));
        }
        assertPredicates(page, least);
    }

    private static void assertFunnel(List<Row> steps, int least) {
        long before = steps.getFirst().count(2);
        long subjectsBefore = steps.getFirst().count(3);
        long all = before;
        assertThat(steps.getFirst().cells().get(1)).isEmpty();
        for (Row step : steps) {
            long left = step.count(2);
            long subjects = step.count(3);
            assertMultiples(least, left, subjects);
            assertThat(subjects).isLessThanOrEqualTo(left);
            assertThat(subjects == 0).isEqualTo(left == 0);
            if (step != steps.getFirst()) {
                assertThat(step.count(1)).isEqualTo(before - left);
            }
            assertThat(subjectsBefore - subjects).isBetween(0L, before - left);
            assertBar(step.bar(), left, all);
            before = left;
            subjectsBefore = subjects;
        }
    }

    /// @param whole triggers, rows, subjects
    private static void assertSplits(List<Row> rows, long[] whole, int least) {
        List<Row> splits = rows.size() == 1 ? rows : rows.subList(0, rows.size() - 1);
        for (int column = 1; column < 4; column++) {
            int place = column;
            assertThat(rows.getLast().count(column)).isEqualTo(whole[column - 1]);
            assertThat(splits.stream().mapToLong(split -> split.count(place)).sum())
                    .isEqualTo(whole[column - 1]);
        }
        for (Row split : rows) {
            long triggers = split.count(1);
            long inCohort = split.count(2);
            long subjects = split.count(3);
            assertMultiples(least, triggers, inCohort, subjects);
            assertThat(inCohort).isBetween(subjects, triggers);
            assertThat(subjects == 0).isEqualTo(inCohort == 0);
            if (split.cells().size() > 4) {
                long positive = split.count(4);
                long negative = split.count(5);
                assertMultiples(least, positive, negative);
                assertThat(positive + negative).isEqualTo(inCohort);
                assertShare(split.cells().get(6), positive, inCohort);
                boolean isTold = positive > 0 && negative > 0;
                assertBar(split.bar(), isTold ? positive : 0, inCohort);
            }
        }
        if (rows.getLast().cells().size() > 4) {
            for (int column : new int[] {4, 5}) {
                assertThat(splits.stream().mapToLong(split -> split.count(column)).sum())
                        .isEqualTo(rows.getLast().count(column));
            }
        }
    }

    private static void assertHistogram(Table table, long rows, int least) {
        long most = table.rows().stream().mapToLong(row -> row.count(1)).max().orElseThrow();
        assertThat(table.rows().stream().mapToLong(row -> row.count(1)).sum())
                .as(table.caption())
                .isEqualTo(rows);
        for (Row row : table.rows()) {
            assertMultiples(least, row.count(1));
            assertShare(row.cells().get(2), row.count(1), rows);
            assertBar(row.bar(), row.count(1), most);
        }
    }

    private static void assertPredicates(ReportPage page, int least) {
        List<Row> predicates = page.tables("What each predicate").getFirst().rows();
        boolean tellsNone = predicates.stream().allMatch(row -> row.cells().get(3).equals("–"));
        long dataRows = ReportPage.count(page.dataRows());
        assertMultiples(least, dataRows);
        for (Row predicate : tellsNone ? List.<Row>of() : predicates) {
            long rows = predicate.count(3);
            long subjects = predicate.count(4);
            assertMultiples(least, rows, subjects);
            assertThat(subjects).isBetween(2L * least, rows);
            if (!predicate.cells().get(2).equals("–")) {
                assertThat(predicate.count(2)).isBetween(1L, rows);
            }
            assertThat(rows).isLessThanOrEqualTo(dataRows);
        }
    }

    private static void assertMultiples(int least, long... counts) {
        for (long count : counts) {
            assertThat(count % least).as("%d", count).isZero();
            assertThat(count).isNotNegative();
        }
    }

    private static void assertShare(String share, long part, long whole) {
        boolean isSmall = part == 0 || part == whole;
        assertThat(share)
                .isEqualTo(
                        isSmall
                                ? "not shown"
                                : String.format(
                                        Locale.ROOT, "about %.0f %%", 100.0 * part / whole));
    }

    private static void assertBar(double bar, long part, long whole) {
        double length = whole == 0 ? 0 : 100.0 * part / whole;
        assertThat(String.format(Locale.ROOT, "%.1f", bar))
                .isEqualTo(String.format(Locale.ROOT, "%.1f", length));
    }
}
