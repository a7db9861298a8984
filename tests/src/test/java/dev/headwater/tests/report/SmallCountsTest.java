package dev.headwater.tests.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/// The figures on a page may be true, and none of them is small; nothing else on it depends on the
/// data.
class SmallCountsTest {

    @Property(tries = 400)
    @Label("the figures on the report of any task over any records may be true, and none is small")
    void anyTask(@ForAll Random random, @ForAll @IntRange(min = 2, max = 12) int least) {
        RandomRun run = RandomRun.draw(random);
        String html = run.report(least);
        ReportPage page = ReportPage.of(html);
        try {
            PossibleFigures.check(page, least);
            assertThat(page.rest()).isEqualTo(ReportPage.of(run.reportOfNothing(least)).rest());
        } catch (AssertionError | NumberFormatException e) {
            throw new AssertionError(run.yaml() + "\n" + html, e);
        }
        Statistics.label("rows are told")
                .collect(!page.headline().get(1).equals("few"))
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 15));
    }
}
