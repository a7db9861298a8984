package dev.headwater.engine.event;

import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.Witnesses;
import dev.headwater.engine.task.Predicate;
import java.util.Arrays;
import java.util.List;

/// Turns rows, ordered by subject and time, into the [SubjectEvents] of one subject after the
/// other.
///
/// A row is entered, then its matches are counted. Static rows (without time) may stand anywhere
/// among the rows of their subject. A subject that a static predicate excludes is handed on marked
/// as such, with the events of plain predicates and of the trigger only. Subjects without a group
/// are passed over. One instance a thread; the consumer must not keep the events.
public final class EventCollector {
    private final SubjectEvents events;
    private final StaticFilter staticFilter;
    private final DerivedEvents derivedEvents;
    private final SpecialEvents specialEvents;
    private final Witnesses witnesses;
    private final UnknownEvents unknownEvents;
    private final SubjectGroups groups;
    private final PredicateTally[] tallies;
    private final boolean needsEveryEvent;
    private final boolean derivesTrigger;
    private final SubjectConsumer consumer;
    private final SubjectList subjects = new SubjectList();
    private boolean hasSubject;
    private boolean hasTime;
    private boolean inStaticRow;
    private long lastTime;

    /// Takes the events of one subject after the other, and the number of its group.
    public interface SubjectConsumer {
        void accept(SubjectEvents events, int group);
    }

    public EventCollector(ExtractionPlan plan, SubjectGroups groups, SubjectConsumer consumer) {
        List<Predicate> predicates = plan.task().predicates();
        this.witnesses = plan.witnesses();
        this.unknownEvents = new UnknownEvents(predicates, witnesses);
        this.events =
                new SubjectEvents(predicates, unknownEvents.listCount(), unknownEvents.lists());
        this.staticFilter = new StaticFilter(predicates);
        this.derivedEvents = new DerivedEvents(predicates);
        this.specialEvents = new SpecialEvents(predicates);
        this.groups = groups;
        this.tallies = new PredicateTally[groups.count()];
        Arrays.setAll(tallies, _ -> new PredicateTally(predicates.size()));
        this.needsEveryEvent = plan.needsEveryEvent();
        this.derivesTrigger = !(predicates.get(plan.task().trigger()) instanceof Predicate.Plain);
        this.consumer = consumer;
    }

    /// Enters a row whose time is that of [RowKeys].
    void enter(long subject, long time) {
        if (time == RowKeys.STATIC) {
            enterStaticRow(subject);
        } else {
            enterRow(subject, time);
        }
    }

    /// Enters a timed row.
    ///
    /// @throws UnsortedRowsException if its subject or its time lies before that of a row entered
    ///   earlier
    public void enterRow(long subject, long time) {
        if (!hasSubject || subject != events.subjectId()) {
            beginSubject(subject);
        }
        inStaticRow = false;
        if (hasTime && time == lastTime) {
            return;
        }
        if (hasTime && time < lastTime) {
            throw new UnsortedRowsException();
        }
        hasTime = true;
        lastTime = time;
        if (needsEveryEvent) {
            events.everyEvent().add(time, 1);
        }
    }

    /// Enters a row without time.
    ///
    /// @throws UnsortedRowsException if its subject lies before that of a row entered earlier
    public void enterStaticRow(long subject) {
        if (!hasSubject || subject != events.subjectId()) {
            beginSubject(subject);
        }
        inStaticRow = true;
        events.markStaticRow();
    }

    /// Adds `count` (not 0) matches of a plain predicate, or of a witness, to the row entered last.
    public void count(int predicate, long count) {
        if (inStaticRow) {
            events.addStatic(predicate, count);
        } else {
            events.postings(predicate).add(lastTime, count);
        }
    }

    /// Ends the last subject.
    ///
    /// @throws RepeatedEventException if it has two events at one time, where that is an error
    public void finish() {
        if (!hasSubject) {
            return;
        }
        hasSubject = false;
        if (witnesses.exist()) {
            checkOccurrences();
        }
        int group = groups.of(events.subjectId());
        if (group == SubjectGroups.PASSED_OVER) {
            return;
        }
        subjects.add(events.subjectId());
        staticFilter.apply(events);
        if (!events.isExcluded()) {
            fill();
            tallies[group].add(events);
        } else {
            tallies[group].add(events);
            if (derivesTrigger) {
                fill();
            }
        }
        consumer.accept(events, group);
    }

    /// By predicate id, the matches so far in a group: rows, or events for derived and special
    /// predicates.
    public List<Long> predicateRows(int group) {
        return tallies[group].rows();
    }

    /// By predicate id, the subjects so far of a group with at least one match.
    public List<Long> predicateSubjects(int group) {
        return tallies[group].subjects();
    }

    /// The subjects that ended so far and were not passed over.
    public SubjectList subjects() {
        return subjects;
    }

    /// The subject of the row entered last, if there was one.
    public long lastSubject() {
        return events.subjectId();
    }

    /// What the events of that subject take of the heap.
    public long eventBytes() {
        return events.byteCount();
    }

    private void fill() {
        specialEvents.fill(events);
        derivedEvents.fill(events);
        unknownEvents.fill(events);
    }

    private void checkOccurrences() {
        PostingList occurrences = events.postings(witnesses.occurrence());
        for (int entry = 0; entry < occurrences.size(); entry++) {
            if (occurrences.count(entry) > 1) {
                throw new RepeatedEventException(events.subjectId(), occurrences.time(entry));
            }
        }
        if (events.staticCount(witnesses.occurrence()) > 1) {
            throw new RepeatedEventException(events.subjectId(), RowKeys.STATIC);
        }
    }

    private void beginSubject(long subject) {
        if (hasSubject && subject < events.subjectId()) {
            throw new UnsortedRowsException();
        }
        finish();
        events.begin(subject);
        hasSubject = true;
        hasTime = false;
    }
}
