package dev.headwater.engine.cli.aces;

import dev.headwater.engine.cli.ExitCode;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.ShardCatalog;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The program `expand_shards`: folders, and patterns such as `train/4`, become the names of shards
/// in one line, with commas, for `data.shard=`.
public final class ExpandShardsCommand {
    private static final Pattern COUNTED = Pattern.compile("(.+[/_])(\\d{1,7})");
    private static final int FAILED = 1;

    private ExpandShardsCommand() {}

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true);
        var err = new PrintWriter(System.err, true);
        System.exit(run(List.of(arguments), out, err));
    }

    /// Runs with `arguments` and gives the exit code.
    public static int run(List<String> arguments, PrintWriter out, PrintWriter err) {
        List<String> names = new ArrayList<>();
        for (String argument : arguments) {
            try {
                List<String> inFolder = ShardCatalog.namesBelow(argument);
                names.addAll(inFolder == null ? counted(argument) : inFolder);
            } catch (IllegalArgumentException mistake) {
                err.println("expand_shards: " + mistake.getMessage());
                return FAILED;
            } catch (DataException failure) {
                err.println("expand_shards: " + failure.message());
                return FAILED;
            }
        }
        out.println(String.join(",", names));
        return ExitCode.DONE;
    }

    private static List<String> counted(String argument) {
        Matcher counted = COUNTED.matcher(argument);
        if (!counted.matches()) {
            throw new IllegalArgumentException(
                    "Invalid shard format: "
                            + argument
                            + "\n  = help: a folder, or a number of shards such as train/4 or shard_4");
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(counted.group(2)); i++) {
            names.add(counted.group(1) + i);
        }
        return names;
    }
}
