package dev.headwater.engine.event;

import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.Witnesses;
import dev.headwater.engine.task.Predicate;
import java.util.List;
import java.util.function.Consumer;

/// Turns rows, ordered by subject and time, into the [SubjectEvents] of one subject after the
/// other.
///
/// A row is entered, then its matches are counted. Static rows (without time) may stand anywhere
/// among the rows of their subject. A subject that a static predicate excludes is handed on marked
/// as such, with the events of plain predicates and of the trigger only. One instance a thread; the
/// consumer must not keep the events.
public final class EventCollector {
    private final SubjectEvents events;
    private final StaticFilter staticFilter;
    private final DerivedEvents derivedEvents;
    private final SpecialEvents specialEvents;
    private final Witnesses witnesses;
    private final UnknownEvents unknownEvents;
    private final PredicateTally tally;
    private final boolean needsEveryEvent;
    private final boolean derivesTrigger;
    private final Consumer<SubjectEvents> consumer;
    private boolean hasSubject;
    private boolean hasSubjects;
    private long firstSubject;
    private boolean hasTime;
    private boolean inStaticRow;
    private long lastTime;

    public EventCollector(ExtractionPlan plan, Consumer<SubjectEvents> consumer) {
        List<Predicate> predicates = plan.task().predicates();
        this.witnesses = plan.witnesses();
        this.unknownEvents = new UnknownEvents(predicates, witnesses);
        this.events =
                new SubjectEvents(predicates, unknownEvents.listCount(), unknownEvents.lists());
        this.staticFilter = new StaticFilter(predicates);
        this.derivedEvents = new DerivedEvents(predicates);
        this.specialEvents = new SpecialEvents(predicates);
        this.tally = new PredicateTally(predicates.size());
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
        staticFilter.apply(events);
        if (!events.isExcluded()) {
            fill();
            tally.add(events);
        } else {
            tally.add(events);
            if (derivesTrigger) {
                fill();
            }
        }
        consumer.accept(events);
    }

    /// By predicate id, the matches so far: rows, or events for derived and special predicates.
    public List<Long> predicateRows() {
        return tally.rows();
    }

    /// By predicate id, the subjects so far with at least one match.
    public List<Long> predicateSubjects() {
        return tally.subjects();
    }

    /// Whether any row was entered.
    public boolean hasSubjects() {
        return hasSubjects;
    }

    /// The subject of the first row, if there was one.
    public long firstSubject() {
        return firstSubject;
    }

    /// The subject of the last row, if there was one.
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
        if (!hasSubjects) {
            hasSubjects = true;
            firstSubject = subject;
        }
        hasSubject = true;
        hasTime = false;
    }
}
