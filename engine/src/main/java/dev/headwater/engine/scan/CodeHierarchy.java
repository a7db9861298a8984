package dev.headwater.engine.scan;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which codes descend from others, as far as the data say so.
public interface CodeHierarchy {
    /// Why nothing is known of that, in words; null if something is.
    @Nullable String missing();

    /// What is below each of `codes`, of what the data list or have. Takes a pass over the
    /// metadata, so all codes are asked about at once.
    ///
    /// @throws DataException if the metadata are broken
    Map<String, Below> below(Set<String> codes);

    /// What is below a code.
    sealed interface Below {
        /// The code's descendants, perhaps with the code.
        record Codes(Set<String> codes) implements Below {
            public Codes {
                codes = Set.copyOf(codes);
            }
        }

        /// There is no such code. `nearest` may have been meant.
        record Unknown(@Nullable String nearest) implements Below {}
    }

    /// For data that say nothing.
    ///
    /// @param missing what they would have to say it with
    record None(String missing) implements CodeHierarchy {
        @Override
        public Map<String, Below> below(Set<String> codes) {
            return Map.of();
        }
    }
}
