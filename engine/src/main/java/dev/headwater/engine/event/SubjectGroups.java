package dev.headwater.engine.event;

/// Sorts subjects into groups, such as splits. Immutable.
public interface SubjectGroups {
    /// The group of subjects that are passed over.
    int PASSED_OVER = -1;

    /// One group of all subjects.
    SubjectGroups ONE =
            new SubjectGroups() {
                @Override
                public int count() {
                    return 1;
                }

                @Override
                public int of(long subject) {
                    return 0;
                }
            };

    /// How many groups there are, at least one.
    int count();

    /// The number of a subject's group, from 0, or [#PASSED_OVER].
    int of(long subject);
}
