package dev.headwater.engine.cli.aces;

import dev.headwater.engine.cli.hydra.ConfigException;
import dev.headwater.grammar.diagnostic.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The options of `aces-cli`, and its other arguments, which are overrides.
///
/// `shown` is `job`, `hydra` or `all` where a configuration is to be shown instead of run, `part`
/// the key to limit that to.
record AcesArguments(
        boolean wantsHelp,
        boolean wantsVersion,
        boolean isRun,
        boolean isMultirun,
        @Nullable String shown,
        boolean isResolved,
        @Nullable String part,
        List<String> overrides) {
    private static final Set<String> UNSUPPORTED =
            Set.of(
                    "--hydra-help",
                    "--shell-completion",
                    "-sc",
                    "--config-path",
                    "-cp",
                    "--config-name",
                    "-cn",
                    "--config-dir",
                    "-cd",
                    "--experimental-rerun",
                    "--info",
                    "-i");
    private static final List<String> SUPPORTED =
            List.of(
                    "--help",
                    "--version",
                    "--multirun",
                    "--run",
                    "--cfg",
                    "--resolve",
                    "--package");

    AcesArguments {
        overrides = List.copyOf(overrides);
    }

    /// @throws ConfigException if they are wrong
    static AcesArguments parse(List<String> arguments) {
        boolean help = false;
        boolean version = false;
        boolean multirun = false;
        boolean run = false;
        boolean resolve = false;
        String shown = null;
        String part = null;
        List<String> overrides = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            String name = argument.startsWith("--") ? argument.split("=", 2)[0] : argument;
            switch (name) {
                case "--help", "-h" -> help = true;
                case "--version" -> version = true;
                case "--multirun", "-m" -> multirun = true;
                case "--run", "-r" -> run = true;
                case "--resolve" -> resolve = true;
                case "--cfg", "-c" -> {
                    shown = valueOf(arguments, i, name);
                    i += argument.equals(name) ? 1 : 0;
                }
                case "--package", "-p" -> {
                    part = valueOf(arguments, i, name);
                    i += argument.equals(name) ? 1 : 0;
                }
                default -> overrides.add(override(argument, name));
            }
        }
        if (shown != null && !List.of("job", "hydra", "all").contains(shown)) {
            throw new ConfigException("--cfg takes job, hydra or all, not '" + shown + "'");
        }
        return new AcesArguments(help, version, run, multirun, shown, resolve, part, overrides);
    }

    /// @throws ConfigException if they do not go together
    void requireConsistent() {
        if ((isRun && isMultirun) || (shown != null && (isMultirun || isRun))) {
            throw new ConfigException("--run, --multirun and --cfg exclude each other");
        }
        if (isResolved && shown == null) {
            throw new ConfigException("--resolve is for --cfg");
        }
    }

    private static String override(String argument, String name) {
        if (UNSUPPORTED.contains(name)) {
            throw new ConfigException(name + " is an option of Hydra that is not supported here");
        }
        if (argument.startsWith("-")) {
            String nearest = NearestName.of(name, SUPPORTED);
            throw new ConfigException(
                    "unknown option '"
                            + name
                            + "'"
                            + (nearest == null ? "" : "; did you mean '" + nearest + "'?"));
        }
        return argument;
    }

    private static String valueOf(List<String> arguments, int at, String name) {
        String argument = arguments.get(at);
        if (!argument.equals(name)) {
            return argument.substring(name.length() + 1);
        }
        if (at + 1 == arguments.size()) {
            throw new ConfigException(name + " needs a value");
        }
        return arguments.get(at + 1);
    }
}
