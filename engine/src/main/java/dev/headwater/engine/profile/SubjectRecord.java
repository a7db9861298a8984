package dev.headwater.engine.profile;

/// The times of one subject, for what should come before what. Not thread-safe.
final class SubjectRecord {
    /// Births and deaths are often known by the day only.
    private static final long TOLERANCE = 86_400_000_000L;

    private static final String BIRTH = "MEDS_BIRTH";
    private static final String DEATH = "MEDS_DEATH";

    /// What a code says of a subject.
    enum Kind {
        BIRTH,
        DEATH,
        OTHER;

        /// Codes may go on after `//`.
        static Kind of(String code) {
            if (code.equals(SubjectRecord.BIRTH) || code.startsWith(SubjectRecord.BIRTH + "//")) {
                return BIRTH;
            }
            boolean isDeath =
                    code.equals(SubjectRecord.DEATH) || code.startsWith(SubjectRecord.DEATH + "//");
            return isDeath ? DEATH : OTHER;
        }
    }

    private boolean hasTime;
    private long first;
    private long last;
    private boolean isBorn;
    private long birth;
    private boolean isDead;
    private long death;

    void begin() {
        hasTime = false;
        isBorn = false;
        isDead = false;
    }

    void add(long time, Kind kind) {
        first = hasTime ? Math.min(first, time) : time;
        last = hasTime ? Math.max(last, time) : time;
        hasTime = true;
        switch (kind) {
            case BIRTH -> {
                birth = isBorn ? Math.min(birth, time) : time;
                isBorn = true;
            }
            case DEATH -> {
                death = isDead ? Math.max(death, time) : time;
                isDead = true;
            }
            case OTHER -> {}
        }
    }

    /// Whether anything is more than a day older than the subject.
    boolean beginsBeforeBirth() {
        return isBorn && first < birth - TOLERANCE;
    }

    /// Whether anything comes more than a day after death.
    boolean goesOnAfterDeath() {
        return isDead && last > death + TOLERANCE;
    }
}
