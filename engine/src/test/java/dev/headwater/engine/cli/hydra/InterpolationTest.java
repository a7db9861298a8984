package dev.headwater.engine.cli.hydra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.engine.cli.hydra.ConfigValue.Flag;
import dev.headwater.engine.cli.hydra.ConfigValue.Nothing;
import dev.headwater.engine.cli.hydra.ConfigValue.Table;
import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterpolationTest {
    private final Config config =
            new Config(
                    new Table()
                            .with("hydra", new Table().with("job", new Table().with("num", "3")))
                            .with(
                                    "data",
                                    new Table()
                                            .with("root", "R")
                                            .with("shard", "train/0")
                                            .with("path", "${data.root}/${data.shard}.parquet"))
                            .with("name", "n")
                            .with("key", "root")
                            .with("nothing", Nothing.NULL)
                            .with("flag", new Flag(true))
                            .with("missing", ConfigValue.MISSING)
                            .with("loop", "x${loop}"));

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "plain -> plain",
                "${data.path} -> R/train/0.parquet",
                "a${name}b${name} -> anbn",
                "${flag}/${nothing} -> True/None",
                "${data.${key}} -> R",
                "${data[root]} -> R",
                "${oc.env:HOME}/x -> /home/me/x",
                "${oc.env:NONE,y}-${oc.env:NONE,'z'} -> y-z",
                "${oc.env:NONE,${name}} -> n",
                "${oc.select:name}${oc.select:no.such,d} -> nd",
                "${now:%Y-%m-%d_%H-%M-%S} -> 2026-01-02_03-04-05",
                "${hydra:job.num} -> 3",
                "\\${name} -> ${name}",
                "\\\\${name} -> \\n",
                "a\\b -> a\\b",
                "a\\b${name}\\ -> a\\bn\\",
            })
    void referencesAreReplaced(String written, String text) {
        assertThat(resolve("at", written).asText()).isEqualTo(text);
    }

    @Test
    void aReferenceAloneKeepsItsType() {
        assertThat(resolve("at", "${flag}")).isEqualTo(new Flag(true));
        assertThat(resolve("at", "${nothing}")).isEqualTo(Nothing.NULL);
    }

    @Test
    void dotsReferToNeighbours() {
        assertThat(resolve("data.path", "${.shard}/${..name}").asText()).isEqualTo("train/0/n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${missing} -> Missing mandatory value: missing",
                "${no.such} -> 'at' refers to 'no.such', which is not in the configuration",
                "${loop} -> 'loop' refers to itself",
                "${oc.env:NONE} -> 'at': Environment variable 'NONE' not found",
                "${oc.create:x} -> 'at': `${oc.create:...}` is not supported",
                "${hydra:no} -> 'at': Hydra has no value for 'no' here",
                "x${a -> `x${a` at 'at': `${` has no `}`",
            })
    void whatCannotBeReplacedIsRefused(String line) {
        String[] parts = line.split(" -> ");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> resolve("at", parts[0]))
                .withMessage(parts[1]);
    }

    private ConfigValue resolve(String key, String text) {
        config.put(key, new ConfigValue.Text(text));
        var values =
                new Interpolation(
                        config,
                        Map.of("HOME", "/home/me")::get,
                        pattern ->
                                TimeFormat.format(
                                        LocalDateTime.parse("2026-01-02T03:04:05"), pattern));
        ConfigValue value = values.get(key);
        assertThat(value).isNotNull();
        return value == null ? Nothing.NULL : value;
    }
}
