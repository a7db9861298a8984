package dev.headwater.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// A posting list agrees with a map from time to count.
class PostingListProperties {
    private static final int LATEST = 60;

    /// Matches at one time; most lists count ones only, as those of events do.
    record Match(long time, long count) {}

    @Provide
    Arbitrary<List<Match>> matches() {
        Arbitrary<Long> times = Arbitraries.longs().between(0, LATEST);
        Arbitrary<Long> counts =
                Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.just(1L)),
                        Tuple.of(
                                1, Arbitraries.longs().between(-3, 3).filter(count -> count != 0)));
        Arbitrary<List<Match>> any = Combinators.combine(times, counts).as(Match::new).list();
        Arbitrary<List<Match>> ones =
                times.list()
                        .uniqueElements()
                        .map(list -> list.stream().map(time -> new Match(time, 1)).toList());
        return Arbitraries.oneOf(any, ones);
    }

    @Property(tries = 300)
    void entriesAreDistinctTimesWithSumsOfCounts(@ForAll("matches") List<Match> matches) {
        Map<Long, Long> expected = countsByTime(matches);
        PostingList list = listOf(matches);
        Map<Long, Long> entries = new TreeMap<>();
        for (int entry = 0; entry < list.size(); entry++) {
            entries.put(list.time(entry), list.count(entry));
        }
        assertThat(list.size()).isEqualTo(expected.size());
        assertThat(entries).isEqualTo(expected);
    }

    @Property(tries = 300)
    void sumsAreThoseOfTheirEntries(@ForAll("matches") List<Match> matches) {
        List<Long> counts = new ArrayList<>(countsByTime(matches).values());
        PostingList list = listOf(matches);
        for (int from = 0; from <= counts.size(); from++) {
            for (int to = 0; to <= counts.size(); to++) {
                long sum =
                        to <= from
                                ? 0
                                : counts.subList(from, to).stream().mapToLong(count -> count).sum();
                assertThat(list.sum(from, to)).isEqualTo(sum);
            }
        }
    }

    @Property(tries = 300)
    void seekingFindsTheFirstEntryFromAnywhere(@ForAll("matches") List<Match> matches) {
        List<Long> times = new ArrayList<>(countsByTime(matches).keySet());
        PostingList list = listOf(matches);
        for (long time = -1; time <= LATEST + 1; time++) {
            long sought = time;
            int expected = (int) times.stream().filter(entry -> entry < sought).count();
            for (int from = 0; from <= times.size(); from++) {
                assertThat(list.seek(from, time)).isEqualTo(expected);
            }
        }
    }

    @Property(tries = 300)
    void onlyCountsAboveZeroAreEvents(@ForAll("matches") List<Match> matches) {
        List<Long> counts = new ArrayList<>(countsByTime(matches).values());
        PostingList list = listOf(matches);
        for (int entry = 0; entry < counts.size(); entry++) {
            int next = entry;
            while (next < counts.size() && counts.get(next) <= 0) {
                next++;
            }
            int previous = entry;
            while (previous >= 0 && counts.get(previous) <= 0) {
                previous--;
            }
            assertThat(list.nextPositive(entry)).isEqualTo(next);
            assertThat(list.previousPositive(entry)).isEqualTo(previous);
        }
    }

    @Property(tries = 100)
    void aListThatIsClearedIsAsNew(
            @ForAll("matches") List<Match> first, @ForAll("matches") List<Match> second) {
        PostingList reused = listOf(first);
        reused.clear();
        addAll(second, reused);
        PostingList fresh = listOf(second);
        assertThat(reused.size()).isEqualTo(fresh.size());
        for (int entry = 0; entry < fresh.size(); entry++) {
            assertThat(reused.time(entry)).isEqualTo(fresh.time(entry));
            assertThat(reused.count(entry)).isEqualTo(fresh.count(entry));
        }
    }

    private static Map<Long, Long> countsByTime(List<Match> matches) {
        Map<Long, Long> counts = new TreeMap<>();
        matches.forEach(match -> counts.merge(match.time, match.count, Long::sum));
        return counts;
    }

    private static PostingList listOf(List<Match> matches) {
        var list = new PostingList();
        addAll(matches, list);
        return list;
    }

    private static void addAll(List<Match> matches, PostingList list) {
        List<Match> ordered = new ArrayList<>(matches);
        ordered.sort(Comparator.comparingLong(Match::time));
        ordered.forEach(match -> list.add(match.time, match.count));
    }
}
