package dev.headwater.predicates.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CodeBeginningsTest {
    @Provide
    Arbitrary<Set<String>> texts() {
        return Arbitraries.strings().withChars("ab\0é").ofMaxLength(10).set().ofMaxSize(30);
    }

    @Property
    void everyCodeThatBeginsSoPasses(
            @ForAll("texts") Set<String> texts, @ForAll("texts") Set<String> continuations) {
        CodeBeginnings beginnings = new CodeBeginnings(texts);
        for (String text : texts) {
            for (String continuation : continuations) {
                assertThat(mayMatch(beginnings, text + continuation)).isTrue();
            }
        }
    }

    @Property
    void codesThatDifferInTheFirstBytesDoNot(@ForAll("texts") Set<String> texts) {
        Set<String> longTexts = new HashSet<>();
        texts.forEach(text -> longTexts.add(text + "--------"));
        CodeBeginnings beginnings = new CodeBeginnings(longTexts);
        assertThat(mayMatch(beginnings, "c" + "--------")).isFalse();
        assertThat(mayMatch(beginnings, "")).isFalse();
    }

    @Example
    void noBeginningLetsNoCodePassAndAnEmptyOneEvery() {
        for (String code : List.of("", "a", "a long code")) {
            assertThat(mayMatch(new CodeBeginnings(Set.of()), code)).isFalse();
            assertThat(mayMatch(new CodeBeginnings(Set.of("", "ab")), code)).isTrue();
        }
    }

    private static boolean mayMatch(CodeBeginnings beginnings, String code) {
        byte[] text = ("x" + code + "y").getBytes(UTF_8);
        return beginnings.mayMatch(text, 1, text.length - 1);
    }
}
