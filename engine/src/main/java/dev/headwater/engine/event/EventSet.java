package dev.headwater.engine.event;

/// An expression over posting lists. The result's entries with a count above 0 are the events at
/// which the expression holds; it stays valid until the next evaluation.
///
/// Sets that hold at events without any match are [AllBut] others, and only these: they alone need
/// every event of a subject, and the plan sees to it that these are known.
sealed interface EventSet {
    PostingList evaluate(SubjectEvents events);

    /// Every event.
    static EventSet every() {
        return new AllBut(new Nothing());
    }

    /// The events that are not in `set`.
    static EventSet complement(EventSet set) {
        return set instanceof AllBut(EventSet excluded, _) ? excluded : new AllBut(set);
    }

    /// The events in `left` and in `right`.
    static EventSet both(EventSet left, EventSet right) {
        if (left instanceof AllBut(EventSet notLeft, _)) {
            return right instanceof AllBut(EventSet notRight, _)
                    ? new AllBut(either(notLeft, notRight))
                    : without(right, notLeft);
        }
        if (right instanceof AllBut(EventSet notRight, _)) {
            return without(left, notRight);
        }
        return left instanceof Nothing || right instanceof Nothing
                ? new Nothing()
                : new Both(left, right);
    }

    /// The events in `left`, in `right` or in both.
    static EventSet either(EventSet left, EventSet right) {
        if (left instanceof AllBut(EventSet notLeft, _)) {
            return right instanceof AllBut(EventSet notRight, _)
                    ? new AllBut(both(notLeft, notRight))
                    : new AllBut(without(notLeft, right));
        }
        if (right instanceof AllBut(EventSet notRight, _)) {
            return new AllBut(without(notRight, left));
        }
        if (left instanceof Nothing) {
            return right;
        }
        return right instanceof Nothing ? left : new Either(left, right);
    }

    /// The events in `left` that are not in `right`; neither is [AllBut] others.
    private static EventSet without(EventSet left, EventSet right) {
        return left instanceof Nothing || right instanceof Nothing
                ? left
                : new Without(left, right);
    }

    /// The events of `from` that are, or are not, in `others`.
    private static PostingList select(
            PostingList from, PostingList others, boolean inOthers, PostingList result) {
        result.clear();
        int j = 0;
        for (int i = from.nextPositive(0); i < from.size(); i = from.nextPositive(i + 1)) {
            long time = from.time(i);
            j = others.seek(j, time);
            boolean found = j < others.size() && others.time(j) == time && others.count(j) > 0;
            if (found == inOthers) {
                result.add(time, 1);
            }
        }
        return result;
    }

    record Nothing() implements EventSet {
        @Override
        public PostingList evaluate(SubjectEvents events) {
            return new PostingList();
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
            return select(left.evaluate(events), right.evaluate(events), true, result);
        }
    }

    /// Events in the first operand that are not in the second one.
    record Without(EventSet left, EventSet right, PostingList result) implements EventSet {
        Without(EventSet left, EventSet right) {
            this(left, right, new PostingList());
        }

        @Override
        public PostingList evaluate(SubjectEvents events) {
            return select(left.evaluate(events), right.evaluate(events), false, result);
        }
    }

    /// Every event but those in the operand.
    record AllBut(EventSet excluded, PostingList result) implements EventSet {
        AllBut(EventSet excluded) {
            this(excluded, new PostingList());
        }

        @Override
        public PostingList evaluate(SubjectEvents events) {
            if (excluded instanceof Nothing) {
                return events.everyEvent();
            }
            return select(events.everyEvent(), excluded.evaluate(events), false, result);
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
