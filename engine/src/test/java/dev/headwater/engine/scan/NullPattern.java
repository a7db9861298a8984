package dev.headwater.engine.scan;

import java.util.Random;

/// Which rows of a column are null.
enum NullPattern {
    NONE,
    ALL,
    ALTERNATING,
    RANDOM,
    LONG_RUNS,
    FIRST_AND_LAST,
    ALL_BUT_FIRST_AND_LAST;

    private static final long SEED = 4711;

    boolean isNull(int row, int rowCount) {
        boolean isAtAnEnd = row == 0 || row == rowCount - 1;
        return switch (this) {
            case NONE -> false;
            case ALL -> true;
            case ALTERNATING -> row % 2 == 1;
            case RANDOM -> new Random(SEED + row).nextInt(10) < 3;
            case LONG_RUNS -> row / 211 % 2 == 1;
            case FIRST_AND_LAST -> isAtAnEnd;
            case ALL_BUT_FIRST_AND_LAST -> !isAtAnEnd;
        };
    }
}
