package dev.headwater.predicates.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The distinct codes seen so far that some predicate's matcher accepts, whatever its other
/// conditions say of the rows. Thread-safe.
///
/// At most [#MOST_CODES] are remembered, so that memory stays bounded; counts stop there.
final class MatchedCodes {
    static final int MOST_CODES = 1 << 18;

    private final Map<String, Integer> classes = new ConcurrentHashMap<>();

    void add(String code, int codeClass) {
        if (classes.size() < MOST_CODES) {
            classes.put(code, codeClass);
        }
    }

    /// For each predicate its codes, in order.
    ///
    /// @param classMasks the predicates of each class, as [CodeClassifier#classMasks] gives them
    List<List<String>> byPredicate(int predicateCount, long[] classMasks, int wordCount) {
        List<List<String>> codes = new ArrayList<>();
        for (int predicate = 0; predicate < predicateCount; predicate++) {
            codes.add(new ArrayList<>());
        }
        classes.forEach((code, codeClass) -> {
            for (int predicate = 0; predicate < predicateCount; predicate++) {
                long word = classMasks[codeClass * wordCount + (predicate >>> 6)];
                if ((word >>> predicate & 1) != 0) {
                    codes.get(predicate).add(code);
                }
            }
        });
        codes.forEach(Collections::sort);
        return codes;
    }
}
