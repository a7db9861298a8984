package dev.headwater.engine.event;

import dev.headwater.engine.task.Predicate;
import java.util.List;

/// Fills the posting lists of `_ANY_EVENT`, `_RECORD_START` and `_RECORD_END`.
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
                    case ANY_EVENT -> postings.copyOf(events.everyEvent());
                    case RECORD_START -> postings.add(events.recordStart(), 1);
                    case RECORD_END -> postings.add(events.recordEnd(), 1);
                }
            }
        }
    }
}
