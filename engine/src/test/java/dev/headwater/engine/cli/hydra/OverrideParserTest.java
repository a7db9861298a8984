package dev.headwater.engine.cli.hydra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.engine.cli.hydra.ConfigOverride.Element;
import dev.headwater.engine.cli.hydra.ConfigOverride.Kind;
import dev.headwater.engine.cli.hydra.ConfigValue.Decimal;
import dev.headwater.engine.cli.hydra.ConfigValue.Flag;
import dev.headwater.engine.cli.hydra.ConfigValue.Items;
import dev.headwater.engine.cli.hydra.ConfigValue.Nothing;
import dev.headwater.engine.cli.hydra.ConfigValue.Table;
import dev.headwater.engine.cli.hydra.ConfigValue.Text;
import dev.headwater.engine.cli.hydra.ConfigValue.Whole;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverrideParserTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            value = {
                "a=train/0 -> train/0",
                "a=x y -> x y",
                "a= x y  -> x y",
                "a=x:y -> x:y",
                "a='x, y' -> x, y",
                "a=\"x=y\" -> x=y",
                "a='it\\'s' -> it's",
                "a='x\\\\' -> x\\",
                "a='x\\y' -> x\\y",
                "a=x\\,y\\=z\\ -> x,y=z\\",
                "a=x\\yz -> x\\yz",
                "a=${b.c},d -> ${b.c}",
                "a=${oc.env:HOME,x}/y -> ${oc.env:HOME,x}/y",
                "a=x${b${c}}y -> x${b${c}}y",
                "a=007 -> 007",
                "a=1.2.3 -> 1.2.3",
                "a=yes -> yes",
                "a=ü~&# -> ü~&#",
                "a='1' -> 1",
            })
    void textsAreReadAsHydraDoes(String argument, String text) {
        assertThat(OverrideParser.parse(argument).values().getFirst().value())
                .isEqualTo(new Text(text));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-20, -20",
        "+3, 3",
        "1_000, 1000",
        "1.10, 1.1",
        "1., 1.0",
        ".5, 0.5",
        "1e3, 1000.0",
        "1e16, 1e+16",
        "-1.5e-7, -1.5e-07",
        "1e22, 1e+22",
        "123456789.125, 123456789.125",
        "true, True",
        "FALSE, False",
        "null, None",
        "inf, inf",
        "-inf, -inf",
        "nan, nan",
        "0, 0"
    })
    void otherValuesReadAsInPython(String written, String text) {
        ConfigValue value = parse("a=" + written).value();

        assertThat(value).isNotInstanceOf(Text.class).isNotNull();
        assertThat(String.valueOf(value == null ? null : value.asText())).isEqualTo(text);
    }

    @Test
    void collectionsHoldValuesOfAllKinds() {
        var inner = new Table().with("b", new Flag(true)).with("c d", new Text("x:y"));
        assertThat(parse("a=[1, null, 2.5, {b: true, c d:x:y}, [], {}]").value())
                .isEqualTo(
                        new Items(
                                List.of(
                                        new Whole(BigInteger.ONE),
                                        Nothing.NULL,
                                        new Decimal(2.5),
                                        inner,
                                        new Items(List.of()),
                                        new Table())));
    }

    @Test
    void anEscapedBlankIsKept() {
        assertThat(parse("a= \\ x\\  ").value()).isEqualTo(new Text(" x "));
    }

    @Test
    void commasMakeASweep() {
        ConfigOverride override = parse("a=train/0, 'b, c' ,[1,2]");

        assertThat(override.isSweep()).isTrue();
        assertThat(override.values())
                .extracting(Element::written)
                .containsExactly("train/0", "'b, c'", "[1,2]");
    }

    @Test
    void functionsMakeASweep() {
        assertThat(parse("a=choice(x)").isSweep()).isTrue();
        assertThat(parse("a=range(2)").values())
                .extracting(Element::written)
                .containsExactly("0", "1");
        assertThat(parse("a=range(5, 0, -2)").values())
                .extracting(Element::written)
                .containsExactly("5", "3", "1");
    }

    @ParameterizedTest
    @CsvSource({
        "a=1, CHANGE, a",
        "+a.b=1, ADD, a.b",
        "++a=1, FORCE_ADD, a",
        "~a=1, DELETE, a",
        "~a, DELETE, a",
        "hydra/launcher=x, CHANGE, hydra/launcher",
        "a@b.c=x, CHANGE, a",
        "a=, CHANGE, a"
    })
    void whatToDoWithAKeyStandsBeforeIt(String argument, Kind kind, String key) {
        ConfigOverride override = parse(argument);

        assertThat(override.kind()).isEqualTo(kind);
        assertThat(override.key()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a -> `=` and a value are missing -> 1",
                "=a -> no key that the configuration could have -> 0",
                "+a b=1 -> no key that the configuration could have -> 1",
                "a=[b -> `]` is missing -> 4",
                "a={b} -> `:` is missing -> 4",
                "a=b=c -> `=` must be quoted or escaped by `\\` -> 3",
                "a=b) -> `)` must be quoted or escaped by `\\` -> 3",
                "a=b'c' -> `'` must be quoted or escaped by `\\` -> 3",
                "a='b -> the quote has no end -> 2",
                "a=b, -> a value is missing -> 4",
                "a=x${b -> `${` has no `}` -> 3",
                "a=glob(*) -> the function `glob` is not supported -> 2",
                "a=range(x) -> a range has one to three whole numbers -> 2",
                "a=range(0) -> the range is empty -> 2",
                "a=range(9999999) -> the range is too long -> 2",
            })
    void mistakesAreShownWhereTheyAre(String line) {
        String[] parts = line.split(" -> ");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> parse(parts[0]))
                .withMessage(
                        "cannot read an argument: %s\n  %s\n  %s^",
                        parts[1], parts[0], " ".repeat(Integer.parseInt(parts[2])));
    }

    @Property
    void whatAJobIsGivenReadsAsTheSameValue(
            @ForAll @Size(min = 1, max = 3)
                    List<
                                    @NotEmpty @CharRange(from = 'a', to = 'c')
                                    @Chars({
                                        '\\', '\'', '"', '=', ',', '(', '[', '}', ':', ' ', '0',
                                        '.', '$'
                                    })
                                    String>
                            texts) {
        List<String> quoted = texts.stream().map(OverrideParserTest::quoted).toList();
        ConfigOverride sweep = parse("a=" + String.join(",", quoted));

        List<List<ConfigOverride>> jobs = SweepJobs.of(List.of(sweep));

        assertThat(jobs).hasSameSizeAs(texts);
        for (int i = 0; i < texts.size(); i++) {
            ConfigOverride job = jobs.get(i).getFirst();
            assertThat(job.value()).isEqualTo(new Text(texts.get(i)));
            assertThat(parse(job.written()).value()).isEqualTo(job.value());
        }
    }

    @Property
    void everyLineIsReadOrRefused(@ForAll String line) {
        try {
            parse(line);
        } catch (ConfigException mistake) {
            assertThat(mistake.message()).contains(line);
        }
    }

    private static String quoted(String text) {
        String escaped = text.replaceAll("(\\\\*)'", "$1$1\\\\'").replaceFirst("(\\\\+)$", "$1$1");
        return "'" + escaped + "'";
    }

    private static ConfigOverride parse(String argument) {
        return OverrideParser.parse(argument);
    }
}
