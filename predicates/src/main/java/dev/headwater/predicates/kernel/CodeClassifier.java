package dev.headwater.predicates.kernel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.RowPredicate;
import dev.headwater.predicates.regex.CodePattern;
import dev.headwater.predicates.regex.RegexCompiler;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final int classOfOthers;
    private final long[] always;
    private final Map<String, long[]> literals = new HashMap<>();
    private final Map<String, Integer> literalClasses = new HashMap<>();
    private final Map<CodePattern, long[]> patterns = new LinkedHashMap<>();
    private final int searchesPerCode;
    private final CodeBeginnings beginnings;
    private final AtomicInteger searches = new AtomicInteger();
    private volatile @Nullable Cache<String, Integer> learnt;

    private final MatchedCodes matched = new MatchedCodes();
    private final Map<LongBuffer, Integer> classes = new HashMap<>();
    private volatile long[] classMasks;

    CodeClassifier(List<RowPredicate> predicates, int wordCount) {
        this.wordCount = wordCount;
        this.classMasks = new long[wordCount];
        this.always = new long[wordCount];
        classes.put(LongBuffer.wrap(new long[wordCount]), NOTHING);
        Map<String, CodePattern> compiled = new HashMap<>();
        for (int predicate = 0; predicate < predicates.size(); predicate++) {
            add(predicates.get(predicate).code(), predicate, compiled);
        }
        searchesPerCode = (int) patterns.keySet().stream().filter(CodePattern::searches).count();
        literals.values().forEach(mask -> addBits(always, mask));
        literals.forEach((code, mask) -> literalClasses.put(code, classOf(mask)));
        this.classOfOthers = classOf(always);
        Set<String> beginnings = new HashSet<>(literals.keySet());
        patterns.keySet().forEach(pattern -> beginnings.add(pattern.prefix()));
        this.beginnings = new CodeBeginnings(beginnings);
    }

    private void add(CodeMatcher matcher, int predicate, Map<String, CodePattern> compiled) {
        switch (matcher) {
            case CodeMatcher.Literal(String code) -> addLiteral(code, predicate);
            case CodeMatcher.AnyOf(Set<String> codes) ->
                    codes.forEach(code -> addLiteral(code, predicate));
            case CodeMatcher.DescendantsOf(_, Set<String> codes) ->
                    codes.forEach(code -> addLiteral(code, predicate));
            case CodeMatcher.Regex(String regex) -> {
                CodePattern pattern = compiled.computeIfAbsent(regex, RegexCompiler::compile);
                setBit(patterns.computeIfAbsent(pattern, p -> new long[wordCount]), predicate);
            }
            case CodeMatcher.Either(List<CodeMatcher> matchers) ->
                    matchers.forEach(either -> add(either, predicate, compiled));
            case CodeMatcher.Every _ -> setBit(always, predicate);
            case CodeMatcher.Nothing _ -> {}
        }
    }

    /// How the codes begin that are not of the class [#classOfOthers].
    CodeBeginnings beginnings() {
        return beginnings;
    }

    /// The class of codes that no literal and no pattern names, and of rows without a code.
    int classOfOthers() {
        return classOfOthers;
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
            return literalClasses.getOrDefault(code, classOfOthers);
        }
        Cache<String, Integer> cache = learnt;
        if (cache != null) {
            return cache.get(code, this::match);
        }
        if (searchesPerCode > 0 && searches.addAndGet(searchesPerCode) > SEARCHES_WITHOUT_CACHE) {
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
        long[] mask = literals.getOrDefault(code, always).clone();
        patterns.forEach((pattern, bits) -> {
            if (pattern.isFoundIn(code)) {
                addBits(bits, mask);
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

    private static void addBits(long[] bits, long[] mask) {
        for (int word = 0; word < mask.length; word++) {
            mask[word] |= bits[word];
        }
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
