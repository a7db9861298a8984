package dev.headwater.engine.event;

import dev.headwater.engine.task.Predicate;
import java.util.List;

/// Fills the posting lists of `_RECORD_START` and `_RECORD_END`; `_ANY_EVENT` shares the list of
/// every event, which is filled already.
final class SpecialEvents {
    private final List<Predicate> predicates;

    SpecialEvents(List<Predicate> predicates) {
        this.predicates = predicates;
    }

    void fill(SubjectEvents events) {
        if (events.everyEvent().size() == 0) {
            return;
        }
        for (int id = 0; id < predicates.size(); id++) {
            if (predicates.get(id) instanceof Predicate.Special(Predicate.Special.Kind kind)) {
                PostingList postings = events.postings(id);
                switch (kind) {
                    case ANY_EVENT -> {}
                    case RECORD_START -> postings.add(events.recordStart(), 1);
                    case RECORD_END -> postings.add(events.recordEnd(), 1);
                }
            }
        }
    }
}
