package dev.headwater.tests.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.cli.aces.ExpandShardsCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpandShardsTest {
    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "train/3 -> train/0,train/1,train/2",
                "a/b_2 c/1 -> a/b_0,a/b_1,c/0",
                "x/0 -> ''",
            })
    void numbersAreCountedUpTo(String arguments, String names) {
        assertThat(run(arguments.split(" "))).isZero();
        assertThat(out.toString()).isEqualTo(names + "\n");
    }

    @Test
    void aFolderGivesItsShardsInOrder() throws IOException {
        for (String name :
                List.of("b.parquet", "a/2.parquet", "a/10.parquet", "a/x.y.parquet", "a/no.csv")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }

        assertThat(run(folder.toString(), "t/1")).isZero();
        assertThat(out.toString()).isEqualTo("a/10,a/2,a/x.y,b,t/0\n");
    }

    @Test
    void nothingIsNoShards() {
        assertThat(run()).isZero();
        assertThat(out.toString()).isEqualTo("\n");
    }

    @ParameterizedTest
    @CsvSource({"train", "3", "/1", "train/x", "train/3/"})
    void otherArgumentsAreRefused(String argument) {
        assertThat(run(argument)).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith("expand_shards: Invalid shard format: " + argument);
    }

    private int run(String... arguments) {
        return ExpandShardsCommand.run(
                List.of(arguments), new PrintWriter(out, true), new PrintWriter(err, true));
    }
}
