package dev.headwater.predicates.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every row says what Rust's `regex` crate answers, as observed through polars 1.44. `\n` and the
/// like in a text mean the character.
class RegexCompilerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            textBlock =
                    """
                    # pattern text
                    b abc
                    ^$ ``
                    a|b xb
                    a||b x
                    () x
                    ^* a
                    a** a
                    a{2}{3} aaaaaa
                    `a{ 2 , 3 }b` aab
                    a{2,} aa
                    a{0,1000} y
                    x{0} y
                    a} a}
                    ] ]
                    (?:a*)*b b
                    (?P<n>a) a
                    (?<n.x[0]>a) a
                    (?m)a$ `a\\n`
                    (?m)^b `a\\nb`
                    (?s). `\\n`
                    (?U)a+ a
                    a+?b aab
                    \\d \u0663
                    \\w \u00e9
                    \\w \u24d0
                    \\w \u200d
                    \\w \u00aa
                    \\w _
                    \\W \u00b2
                    \\s `\\205`
                    \\s `\\13`
                    \\S x
                    [^\\W\\d] \u00e9
                    [\\d-] -
                    \\pN 5
                    \\p{Greek} \u03b1
                    \\p{Script:Greek} \u03b1
                    \\p{sc!=Greek} a
                    \\p{is_greek} \u03b1
                    `\\p{uppercase letter}` A
                    \\p{gc=Lu} A
                    \\p{alpha} a
                    \\p{any} a
                    \\p{LC} a
                    \\p{Emoji} \ud83d\ude00
                    \\PL 1
                    (?i)\\p{Lu} a
                    (?i)abc xAbC
                    (?i)k \u212a
                    (?i)s \u017f
                    (?i)\u00df \u1e9e
                    (?i)\u03c3 \u03c2
                    (?i)[a-c] B
                    (?i)a(?-i)b Ab
                    (?i:a)b Ab
                    \\u00e9 \u00e9
                    \\u{e9} \u00e9
                    \\U000000e9 \u00e9
                    \\x{e9} \u00e9
                    \\xe9 \u00e9
                    a\\.b a.b
                    \\/ /
                    \\- -
                    `\\ ` `x `
                    \\v `\\13`
                    `(?x) a b # c` ab
                    `(?x)a\\ b` `a b`
                    `(?x: a ) b` `a b`
                    `(?x)a +` aa
                    `(?x)( ?i)a` A
                    (?-u:\\w) a
                    []a] ]
                    [^]a] b
                    [-a] -
                    [a-] -
                    [a-c-e] -
                    [a-b-] -
                    [--a] a
                    [a-]] -]
                    [a&b] &
                    [a~] ~
                    [.] .
                    [a--b] a
                    [^&&a] b
                    [^a&&b] b
                    [a-z&&[^aeiou]] d
                    [a-z~~c-f] g
                    [a[^b]] c
                    [[:alpha:]] x
                    [[:^alpha:]] \u00e9
                    [[:word:]] _
                    [[:foo:]] f
                    [:alpha:] l
                    \\bMI\\b `STEMI MI`
                    \\Bb ab
                    ^LAB//.*//mg$ LAB//1//mg
                    """)
    void finds(String pattern, String text) {
        assertThat(found(pattern, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            textBlock =
                    """
                    # pattern text
                    a$ `a\\n`
                    (?m)a$ `a\\r\\n`
                    . `\\n`
                    ^b `a\\nb`
                    A a
                    a.c a/b
                    \\w \u00b2
                    \\d \u00b2
                    \\s \u180e
                    [^\\W\\d] 5
                    \\P{any} a
                    (?i)i \u0130
                    (?i)\u0131 I
                    (?i)[^a] A
                    (?i)a(?-i)b AB
                    (?i:a)b AB
                    (?-u)\\w \u00e9
                    (?-u:\\d) \u0663
                    (?i-u)k \u212a
                    [a&&] a
                    [&&a] a
                    [a&&b] a
                    [a-z&&[^aeiou]] e
                    [a-z~~c-f] d
                    [a&&&b] &
                    [[:alpha:]] \u00e9
                    [^\\x00-\\x{10FFFF}] a
                    `(?x)[ a b ]` ` `
                    \\bMI\\b STEMI
                    ^LAB//.*//mg$ LAB//1//mg/dl
                    """)
    void doesNotFind(String pattern, String text) {
        assertThat(found(pattern, text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            textBlock =
                    """
                    # pattern index message
                    (a)\\1 3 `back-references are not supported`
                    x(?=a) 1 `look-around is not supported`
                    (?<=a)b 0 `look-around is not supported`
                    (?<!a)b 0 `look-around is not supported`
                    a)b 1 `unopened group`
                    x(a 1 `unclosed group`
                    (?i 3 `unclosed group`
                    x[a 1 `unclosed character class`
                    [] 0 `unclosed character class`
                    [z-a] 1 `range runs backwards`
                    [a-\\d] 3 `a range must end with one character`
                    [\\d-a] 1 `a range must begin with one character`
                    +a 0 `nothing to repeat`
                    a|* 2 `nothing to repeat`
                    (?i)* 4 `nothing to repeat`
                    {2} 0 `nothing to repeat`
                    a{ 1 `repetition without a number`
                    a{,2} 1 `repetition without a number`
                    a{2,3 1 `unclosed repetition`
                    a{3,2} 1 `repetition has its minimum above its maximum`
                    a{1001} 2 `more than 1000 repetitions are not supported`
                    a\\ 2 `pattern ends with a backslash`
                    a\\Z 1 `unknown escape \\Z`
                    \\Qa\\E 0 `unknown escape \\Q`
                    [\\b] 1 `unknown escape \\b`
                    \\<a 0 `word start and word end are not supported; use \\b`
                    \\b{start}a 0 `word start and word end are not supported; use \\b`
                    a\\p{Foo} 1 `Unicode class Foo is not known`
                    \\p{ 3 `unclosed class name`
                    \\p 2 `expected a class name`
                    \\x{} 2 `malformed hexadecimal number`
                    \\x{D800} 2 `no such character: D800`
                    \\x{110000} 2 `no such character: 110000`
                    \\x 2 `hexadecimal number ends early`
                    (?<n>a)(?<n>b) 10 `group name is used twice`
                    (?<1n>a) 3 `malformed group name`
                    (?<n 3 `unclosed group name`
                    (?y)a 2 `flag y is not supported`
                    (?R)a 2 `flag R is not supported`
                    (?ii)a 3 `flag i is given twice`
                    (?i-)a 4 `expected a flag after -`
                    (?)a 2 `expected a flag`
                    (?-u). 5 `without Unicode (-u) a class must hold ASCII characters only`
                    (?-u)[^a] 5 `without Unicode (-u) a class must hold ASCII characters only`
                    """)
    void rejectsWithAPosition(String pattern, int index, String message) {
        assertThatThrownBy(() -> RegexCompiler.compile(pattern))
                .isInstanceOfSatisfying(
                        UnsupportedPatternException.class,
                        e -> {
                            assertThat(String.valueOf(e.getMessage()).replace("`", ""))
                                    .isEqualTo(message);
                            assertThat(e.index()).isEqualTo(index);
                        });
    }

    @Test
    void rejectsDeepNestingInsteadOfOverflowing() {
        assertThatThrownBy(() -> RegexCompiler.compile("(".repeat(100_000)))
                .isInstanceOf(UnsupportedPatternException.class)
                .hasMessage("groups are nested too deeply");
        assertThatThrownBy(() -> RegexCompiler.compile("[".repeat(100_000)))
                .isInstanceOf(UnsupportedPatternException.class)
                .hasMessage("classes are nested too deeply");
        assertThatThrownBy(() -> RegexCompiler.compile("a" + "*".repeat(100_000)))
                .isInstanceOf(UnsupportedPatternException.class)
                .hasMessage("too many repetitions of repetitions");
    }

    @Test
    void runsWhatIsNestedAsDeeplyAsAllowed() {
        String nested = "(".repeat(250) + "a" + ")*".repeat(250) + "*".repeat(250);
        assertThat(found("^" + nested + "b$", "aaab")).isTrue();
    }

    @Test
    void rejectsWhatWouldNeedTooMuchMemory() {
        assertThatThrownBy(() -> RegexCompiler.compile("((a{1000}){1000}){1000}"))
                .isInstanceOf(UnsupportedPatternException.class)
                .hasMessage("pattern is too large");
    }

    private static boolean found(String pattern, String text) {
        return RegexCompiler.compile(pattern).isFoundIn(text.translateEscapes());
    }
}
