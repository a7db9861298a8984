package dev.headwater.engine.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SubjectListTest {
    @Test
    void subjectsComeBackAsTheyWent() {
        List<Long> subjects =
                List.of(
                        Long.MIN_VALUE,
                        -1L << 40,
                        -1L,
                        0L,
                        1L,
                        127L,
                        128L,
                        16_511L,
                        1L << 62,
                        Long.MAX_VALUE);
        SubjectList list = list(subjects);
        assertThat(subjects(list)).isEqualTo(subjects);
        assertThat(list.first()).isEqualTo(Long.MIN_VALUE);
        assertThat(list.last()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aSubjectMustLieAboveTheOnesBefore() {
        assertThatIllegalArgumentException().isThrownBy(() -> list(List.of(3L, 3L)));
        assertThatIllegalArgumentException().isThrownBy(() -> list(List.of(3L, -3L)));
    }

    @Test
    void listsAreJoined() {
        SubjectList joined = new SubjectList();
        joined.addAll(list(List.of(1L, 5L)));
        joined.addAll(new SubjectList());
        joined.addAll(list(List.of(6L, 900L)));
        assertThat(subjects(joined)).containsExactly(1L, 5L, 6L, 900L);
    }

    @RepeatedTest(50)
    void theSharedSubjectsAreThoseOfSeveralLists() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<SubjectList> lists = new ArrayList<>();
        var places = new TreeMap<Long, List<Integer>>();
        for (int list = 0; list < 1 + random.nextInt(6); list++) {
            var subjects = new TreeSet<Long>();
            for (int i = 0; i < random.nextInt(20); i++) {
                subjects.add((long) random.nextInt(150) - 20);
            }
            lists.add(list(List.copyOf(subjects)));
            for (long subject : subjects) {
                places.computeIfAbsent(subject, _ -> new ArrayList<>()).add(list);
            }
        }
        places.values().removeIf(found -> found.size() < 2);
        SharedSubjects shared = SharedSubjects.find(lists);
        if (places.isEmpty()) {
            assertThat(shared).as("seed " + seed).isNull();
        } else {
            List<Integer> first = places.firstEntry().getValue();
            assertThat(shared)
                    .as("seed " + seed)
                    .isEqualTo(
                            new SharedSubjects(
                                    places.size(), places.firstKey(), first.get(0), first.get(1)));
        }
    }

    private static SubjectList list(List<Long> subjects) {
        SubjectList list = new SubjectList();
        subjects.forEach(list::add);
        return list;
    }

    private static List<Long> subjects(SubjectList list) {
        List<Long> subjects = new ArrayList<>();
        SubjectList.Cursor cursor = list.cursor();
        while (cursor.next()) {
            subjects.add(cursor.subject());
        }
        return subjects;
    }
}
