package dev.headwater.predicates.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.RowPredicate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodeClassifierTest {
    @Test
    void codesOfTheSamePredicatesShareAClass() {
        CodeClassifier classifier =
                new CodeClassifier(
                        List.of(
                                predicate(new CodeMatcher.Literal("A")),
                                predicate(new CodeMatcher.AnyOf(Set.of("A", "B", "C"))),
                                predicate(new CodeMatcher.Nothing())),
                        1);
        assertThat(classifier.classify("B")).isEqualTo(classifier.classify("C"));
        assertThat(classifier.classify("A")).isNotEqualTo(classifier.classify("B"));
        assertThat(classifier.classify("D")).isEqualTo(CodeClassifier.NOTHING);
        assertThat(classifier.classMasks()[classifier.classify("A")]).isEqualTo(0b011);
        assertThat(classifier.classMasks()[classifier.classify("B")]).isEqualTo(0b010);
    }

    @Test
    void threadsAgreeOnTheClasses() throws Exception {
        List<RowPredicate> predicates =
                IntStream.range(0, 70)
                        .mapToObj(bit -> predicate(new CodeMatcher.Regex("x" + bit + "y")))
                        .toList();
        CodeClassifier classifier = new CodeClassifier(predicates, 2);
        List<String> codes =
                IntStream.range(0, 300).mapToObj(i -> "x" + i % 70 + "y x" + i % 61 + "y").toList();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<?>> running =
                    IntStream.range(0, 4)
                            .<Future<?>>mapToObj(thread ->
                                    pool.submit(() ->
                                            codes.forEach(code -> checkMask(classifier, code))))
                            .toList();
            for (Future<?> future : running) {
                future.get();
            }
        }
    }

    private static void checkMask(CodeClassifier classifier, String code) {
        int codeClass = classifier.classify(code);
        long[] masks = classifier.classMasks();
        for (int bit = 0; bit < 70; bit++) {
            boolean isSet = (masks[codeClass * 2 + bit / 64] >>> bit & 1) != 0;
            assertThat(isSet).isEqualTo(code.contains("x" + bit + "y"));
        }
    }

    private static RowPredicate predicate(CodeMatcher matcher) {
        return new RowPredicate(matcher, null, List.of());
    }
}
