package dev.headwater.engine.event;

/// An expression over posting lists. The result's entries with a count above 0 are the events at
/// which the expression holds; it stays valid until the next evaluation.
sealed interface EventSet {
    PostingList evaluate(SubjectEvents events);

    /// The events in `left` and in `right`. [Every] is left out: it is complete only if the plan
    /// needs every event, which `a and every` does not.
    static EventSet both(EventSet left, EventSet right) {
        if (left instanceof Every) {
            return right;
        }
        return right instanceof Every ? left : new Both(left, right);
    }

    /// The events in `left`, in `right` or in both.
    static EventSet either(EventSet left, EventSet right) {
        if (left instanceof Every) {
            return left;
        }
        return right instanceof Every ? right : new Either(left, right);
    }

    record Every() implements EventSet {
        @Override
        public PostingList evaluate(SubjectEvents events) {
            return events.everyEvent();
        }
    }

    record Of(int predicate) implements EventSet {
        @Override
        public PostingList evaluate(SubjectEvents events) {
            return events.postings(predicate);
        }
    }

    /// Events in both operands.
    record Both(EventSet left, EventSet right, PostingList result) implements EventSet {
        Both(EventSet left, EventSet right) {
            this(left, right, new PostingList());
        }

        @Override
        public PostingList evaluate(SubjectEvents events) {
            PostingList a = left.evaluate(events);
            PostingList b = right.evaluate(events);
            result.clear();
            int j = 0;
            for (int i = a.nextPositive(0); i < a.size(); i = a.nextPositive(i + 1)) {
                j = b.seek(j, a.time(i));
                if (j < b.size() && b.time(j) == a.time(i) && b.count(j) > 0) {
                    result.add(a.time(i), 1);
                }
            }
            return result;
        }
    }

    /// Events in one operand or in both.
    record Either(EventSet left, EventSet right, PostingList result) implements EventSet {
        Either(EventSet left, EventSet right) {
            this(left, right, new PostingList());
        }

        @Override
        public PostingList evaluate(SubjectEvents events) {
            PostingList a = left.evaluate(events);
            PostingList b = right.evaluate(events);
            result.clear();
            int i = a.nextPositive(0);
            int j = b.nextPositive(0);
            while (i < a.size() || j < b.size()) {
                boolean fromLeft = j == b.size() || (i < a.size() && a.time(i) <= b.time(j));
                if (fromLeft) {
                    result.add(a.time(i), 1);
                    i = a.nextPositive(i + 1);
                } else {
                    result.add(b.time(j), 1);
                    j = b.nextPositive(j + 1);
                }
            }
            return result;
        }
    }
}
