package dev.headwater.engine.cli.hydra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.engine.cli.hydra.ConfigValue.Nothing;
import dev.headwater.engine.cli.hydra.ConfigValue.Table;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {
    private final Config config =
            new Config(
                    new Table()
                            .with("data", new Table().with("path", "p"))
                            .with("name", "n")
                            .with("none", Nothing.NULL));

    @Test
    void overridesChangeAddAndDelete() {
        apply("data.path=1", "+data.more=[a]", "++deep.er=2", "+none=x", "~name");

        assertThat(ConfigYaml.of(config.root()))
                .isEqualTo(
                        """
                        data:
                          path: 1
                          more:
                          - a
                        none: x
                        deep:
                          er: 2
                        """);
    }

    @Test
    void yamlIsQuotedWhereItWouldReadAsSomethingElse() {
        apply("+t='1'", "+u=yes", "+v=n", "+w=''", "+x='a: b'", "+xx=2.50", "+z=FALSE");

        assertThat(ConfigYaml.of(config.root()))
                .endsWith(
                        """
                        t: '1'
                        u: 'yes'
                        v: 'n'
                        w: ''
                        x: 'a: b'
                        xx: 2.5
                        z: false
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "nam=1 -> Could not override 'nam': the configuration has no such key; did you mean 'name'?",
                "data.pth=1 -> Could not override 'data.pth': the configuration has no such key; did you mean 'data.path'?",
                "a/b=1 -> Could not override 'a/b': there is no group of configurations of that name",
                "+name=1 -> Could not append to config. An item is already at 'name'",
                "~nam -> Could not delete from config. 'nam' does not exist; did you mean 'name'?",
                "~name=m -> Could not delete from config. The value of 'name' is n and not m",
            })
    void whatDoesNotFitIsRefused(String argument, String message) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> apply(argument))
                .withMessageStartingWith(message);
    }

    @Test
    void jobsAreAllCombinationsTheLastArgumentChangingFastest() {
        assertThat(jobs("a=1,2", "b=x", "c=y,z"))
                .containsExactly("a=1 b=x c=y", "a=1 b=x c=z", "a=2 b=x c=y", "a=2 b=x c=z");
    }

    @Test
    void theLastOfTwoArgumentsForOneKeyCountsAtThePlaceOfTheFirst() {
        assertThat(jobs("a=1", "b=2", "a=3,4")).containsExactly("a=3 b=2", "a=4 b=2");
    }

    @Test
    void aSweepNeedsToBeAskedFor() {
        List<ConfigOverride> overrides = List.of(OverrideParser.parse("a=1,2"));

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> SweepJobs.check(overrides, false))
                .withMessageStartingWith("Ambiguous value for argument 'a=1,2'");
        SweepJobs.check(overrides, true);
    }

    private void apply(String... arguments) {
        Arrays.stream(arguments).map(OverrideParser::parse).forEach(config::apply);
    }

    private static List<String> jobs(String... arguments) {
        List<ConfigOverride> overrides =
                Arrays.stream(arguments).map(OverrideParser::parse).toList();
        return SweepJobs.of(overrides).stream()
                .map(job -> String.join(" ", job.stream().map(ConfigOverride::written).toList()))
                .toList();
    }
}
