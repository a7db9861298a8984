package dev.headwater.predicates.kernel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.re2j.Pattern;
import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.RowPredicate;
import dev.headwater.predicates.regex.RegexCompiler;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Sorts codes into classes: two codes are of one class if the same predicates' matchers accept
/// them. Thread-safe.
///
/// Literals of all predicates share one hash map, so their number does not matter. Patterns are
/// searched one by one; once that has become a lot of work, codes are remembered.
final class CodeClassifier {
    /// The class of codes that no predicate accepts.
    static final int NOTHING = 0;

    /// Starting the cache takes as long as some ten thousand searches, so short runs do without.
    private static final int SEARCHES_WITHOUT_CACHE = 50_000;

    private static final long CACHE_BYTES = 64L << 20;
    private static final int ENTRY_BYTES = 96;

    private final int wordCount;
    private final Map<String, long[]> literals = new HashMap<>();
    private final Map<String, Integer> literalClasses = new HashMap<>();
    private final Map<Pattern, long[]> patterns = new LinkedHashMap<>();
    private final AtomicInteger searches = new AtomicInteger();
    private volatile @Nullable Cache<String, Integer> learnt;

    private final MatchedCodes matched = new MatchedCodes();
    private final Map<LongBuffer, Integer> classes = new HashMap<>();
    private volatile long[] classMasks;

    CodeClassifier(List<RowPredicate> predicates, int wordCount) {
        this.wordCount = wordCount;
        this.classMasks = new long[wordCount];
        classes.put(LongBuffer.wrap(new long[wordCount]), NOTHING);
        Map<String, Pattern> compiled = new HashMap<>();
        for (int predicate = 0; predicate < predicates.size(); predicate++) {
            switch (predicates.get(predicate).code()) {
                case CodeMatcher.Literal literal -> addLiteral(literal.code(), predicate);
                case CodeMatcher.AnyOf anyOf -> {
                    for (String code : anyOf.codes()) {
                        addLiteral(code, predicate);
                    }
                }
                case CodeMatcher.Regex regex -> {
                    Pattern pattern =
                            compiled.computeIfAbsent(regex.pattern(), RegexCompiler::compile);
                    setBit(patterns.computeIfAbsent(pattern, p -> new long[wordCount]), predicate);
                }
                case CodeMatcher.Nothing nothing -> {}
            }
        }
        literals.forEach((code, mask) -> literalClasses.put(code, classOf(mask)));
    }

    /// The class of `code`.
    int classify(String code) {
        int found = find(code);
        if (found != NOTHING) {
            matched.add(code, found);
        }
        return found;
    }

    /// For each predicate the codes that its matcher accepts, of all that were ever classified.
    List<List<String>> matchedCodes(int predicateCount) {
        return matched.byPredicate(predicateCount, classMasks, wordCount);
    }

    private int find(String code) {
        if (patterns.isEmpty()) {
            return literalClasses.getOrDefault(code, NOTHING);
        }
        Cache<String, Integer> cache = learnt;
        if (cache != null) {
            return cache.get(code, this::match);
        }
        if (searches.addAndGet(patterns.size()) > SEARCHES_WITHOUT_CACHE) {
            startCache();
        }
        return match(code);
    }

    /// The predicates whose matcher accepts the codes of each class: class `c` has its mask words
    /// at `c * wordCount`.
    ///
    /// Covers every class that [#classify] has given so far. Not to be written to.
    long[] classMasks() {
        return classMasks;
    }

    private int match(String code) {
        long[] mask = literals.getOrDefault(code, new long[wordCount]).clone();
        patterns.forEach((pattern, bits) -> {
            if (pattern.matcher(code).find()) {
                for (int word = 0; word < wordCount; word++) {
                    mask[word] |= bits[word];
                }
            }
        });
        return classOf(mask);
    }

    private synchronized int classOf(long[] mask) {
        Integer known = classes.get(LongBuffer.wrap(mask));
        if (known != null) {
            return known;
        }
        int added = classes.size();
        long[] grown = Arrays.copyOf(classMasks, (added + 1) * wordCount);
        System.arraycopy(mask, 0, grown, added * wordCount, wordCount);
        classMasks = grown;
        classes.put(LongBuffer.wrap(mask.clone()), added);
        return added;
    }

    private void addLiteral(String code, int predicate) {
        setBit(literals.computeIfAbsent(code, c -> new long[wordCount]), predicate);
    }

    private static void setBit(long[] words, int bit) {
        words[bit >>> 6] |= 1L << bit;
    }

    private synchronized void startCache() {
        if (learnt != null) {
            return;
        }
        learnt =
                Caffeine.newBuilder()
                        .maximumWeight(CACHE_BYTES)
                        .weigher((String code, Integer id) -> ENTRY_BYTES + 2 * code.length())
                        .executor(Runnable::run)
                        .build();
    }
}
