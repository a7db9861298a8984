package dev.headwater.predicates.regex;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The comparison with a literal prefix never changes what is found.
class CodePatternTest {
    private static final List<String> PIECES =
            List.of(
                    "a", "b", "/", "é", "\\.", "^", "$", ".", ".*", "*", "?", "+", "{2}", "{0,1}",
                    "(", "(?i)", "(?m)", "(?s)", "(?:", ")", "|", "[ab]", "[^a]", "\\d", "\\b");

    @Provide
    Arbitrary<String> patterns() {
        Arbitrary<List<String>> tails = Arbitraries.of(PIECES).list().ofMaxSize(7);
        return Arbitraries.of("", "^", "^a", "^ab/", "^é", "(?m)^a", "^^a")
                .flatMap(head -> tails.map(tail -> head + String.join("", tail)));
    }

    @Provide
    Arbitrary<List<String>> codes() {
        return Arbitraries.of("a", "b", "/", "é", ".", "\n", "A", "1")
                .list()
                .ofMaxSize(6)
                .map(letters -> letters.stream().collect(Collectors.joining()))
                .list()
                .ofSize(20);
    }

    @Property(tries = 20_000)
    void findsWhatRe2Finds(
            @ForAll("patterns") String pattern, @ForAll("codes") List<String> codes) {
        CodePattern compiled;
        try {
            compiled = RegexCompiler.compile(pattern);
        } catch (UnsupportedPatternException malformed) {
            return;
        }
        Pattern re2 = Pattern.compile(new PatternTranslator(pattern).translate());
        for (String code : codes) {
            assertThat(compiled.isFoundIn(code))
                    .as("`%s` in `%s`", pattern, code)
                    .isEqualTo(re2.matcher(code).find());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            textBlock =
                    """
                    ^HOSPITAL_ADMISSION// HOSPITAL_ADMISSION// true
                    ^HOSPITAL_ADMISSION//.* HOSPITAL_ADMISSION// true
                    ^LAB//(RESULT//)?50971$ LAB// false
                    ^ab* a false
                    ^ab? a false
                    ^ab|c `` false
                    ^(ab|c) `` false
                    (?i)^ab `` false
                    (?m)^ab `` false
                    ^* `` false
                    ab `` false
                    ^1\\.5 1.5 true
                    ^a.+ a false
                    """)
    void knowsHowCodesBegin(String pattern, String text, boolean isAll) {
        LiteralPrefix prefix = LiteralPrefix.of(new PatternTranslator(pattern).translate());
        assertThat(prefix).isEqualTo(new LiteralPrefix(text, isAll));
    }
}
