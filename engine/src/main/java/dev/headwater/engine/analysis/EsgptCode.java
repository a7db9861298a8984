package dev.headwater.engine.analysis;

import dev.headwater.engine.task.EsgptMeasurement;
import dev.headwater.grammar.ast.Scalar;
import org.jspecify.annotations.Nullable;

/// A code of ESGPT data with the column that it is about; without a key any value of it will do.
record EsgptCode(EsgptMeasurement measurement, @Nullable String key, Scalar written) {
    boolean isWhole() {
        return key == null;
    }

    /// Whether it is about the types of events.
    boolean isEventType() {
        return measurement.column().equals(EsgptMeasurement.EVENT_TYPE);
    }
}
