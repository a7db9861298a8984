package dev.headwater.engine.cli.aces;

import dev.headwater.engine.EngineVersion;
import dev.headwater.engine.Preloader;
import dev.headwater.engine.cli.ExitCode;
import dev.headwater.engine.cli.Terminal;
import dev.headwater.engine.cli.hydra.ConfigException;
import dev.headwater.engine.cli.hydra.ConfigOverride;
import dev.headwater.engine.cli.hydra.OverrideParser;
import dev.headwater.engine.scan.DataException;
import dev.headwater.grammar.diagnostic.DiagnosticRenderer;
import java.io.PrintWriter;
import java.util.List;

/// The program `aces-cli`. It ends with 0 if all jobs are done, else with 1, with 2 for a wrong
/// option and with 70 for a mistake of its own.
public final class AcesCommand {
    private static final int FAILED = 1;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean isColored;

    private AcesCommand(PrintWriter out, PrintWriter err, boolean isColored) {
        this.out = out;
        this.err = err;
        this.isColored = isColored;
    }

    public static void main(String[] arguments) {
        if (arguments.length > 1) {
            Preloader.start();
        }
        var out = new PrintWriter(System.out, true);
        var err = new PrintWriter(System.err, true);
        System.exit(run(List.of(arguments), out, err, Terminal.takesColor()));
    }

    /// Runs with `arguments` and gives the exit code.
    public static int run(
            List<String> arguments, PrintWriter out, PrintWriter err, boolean isColored) {
        return new AcesCommand(out, err, isColored).run(arguments);
    }

    private int run(List<String> arguments) {
        if (arguments.isEmpty()) {
            out.println("Usage: aces-cli [OPTIONS]");
            out.println("Try 'aces-cli --help' for more information.");
            out.println(
                    "For more information, visit:"
                            + " https://eventstreamaces.readthedocs.io/en/latest/usage.html");
            return FAILED;
        }
        AcesArguments parsed;
        try {
            parsed = AcesArguments.parse(arguments);
        } catch (ConfigException mistake) {
            tell("aces-cli: error: " + mistake.message());
            return ExitCode.WRONG_USAGE;
        }
        try {
            return run(parsed);
        } catch (ConfigException mistake) {
            tell(mistake.message());
        } catch (DataException failure) {
            var renderer = new DiagnosticRenderer(isColored);
            tell(renderer.render(failure.diagnostic()).stripTrailing());
        } catch (RuntimeException failure) {
            tell("aces-cli: internal error: " + failure);
            if (System.getenv("HEADWATER_DEBUG") != null) {
                failure.printStackTrace(err);
            }
            tell(
                    "This is a mistake in Headwater. Please report it with what HEADWATER_DEBUG=1 shows.");
            return ExitCode.INTERNAL_ERROR;
        }
        return FAILED;
    }

    private int run(AcesArguments arguments) {
        if (arguments.wantsVersion()) {
            out.println(
                    "aces-cli of Headwater " + EngineVersion.text() + ", as that of es-aces 0.7.3");
            return ExitCode.DONE;
        }
        List<ConfigOverride> overrides =
                arguments.overrides().stream().map(OverrideParser::parse).toList();
        if (arguments.wantsHelp()) {
            out.print(AcesHelp.text(JobConfig.of(overrides, null).part("job")));
            out.flush();
            return ExitCode.DONE;
        }
        arguments.requireConsistent();
        boolean isMultirun = arguments.isMultirun() || asksForMultirun(overrides);
        var run = new AcesRun(overrides, isMultirun, out, err, isColored);
        if (arguments.shown() != null) {
            run.show(arguments.shown(), arguments.part(), arguments.isResolved());
            return ExitCode.DONE;
        }
        return run.run() ? ExitCode.DONE : FAILED;
    }

    private static boolean asksForMultirun(List<ConfigOverride> overrides) {
        return overrides.stream()
                .anyMatch(override ->
                        override.key().equals("hydra.mode")
                                && override.value() != null
                                && override.value().asText().equals("MULTIRUN"));
    }

    private void tell(String message) {
        err.println(message);
        err.flush();
    }
}
