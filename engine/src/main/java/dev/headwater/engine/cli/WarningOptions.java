package dev.headwater.engine.cli;

import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.diagnostic.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Which warnings are errors, and which are not shown. Errors stay what they are.
final class WarningOptions {
    private static final String ALL = "all";

    private List<String> denied = new ArrayList<>();
    private List<String> allowed = new ArrayList<>();

    void declare(Arguments arguments) {
        arguments.list(
                "--deny",
                "CODE",
                values -> denied = values,
                "Take warnings of this code for errors; all: every warning.");
        arguments.list(
                "--allow",
                "CODE",
                values -> allowed = values,
                "Do not warn of this code, even with --deny all.");
    }

    /// @throws ParameterException for a code that does not exist
    void validate(CommandSpec command) {
        Stream.concat(denied.stream().filter(code -> !code.equalsIgnoreCase(ALL)), allowed.stream())
                .filter(code -> codes().noneMatch(code::equalsIgnoreCase))
                .findFirst()
                .ifPresent(code -> {
                    throw new ParameterException(
                            command.commandLine(),
                            UnknownName.message("unknown code", code, codes().toList()));
                });
    }

    Diagnostics apply(Diagnostics diagnostics) {
        var applied = new Diagnostics();
        for (Diagnostic diagnostic : diagnostics.all()) {
            if (diagnostic.isError()) {
                applied.add(diagnostic);
            } else if (!names(allowed, diagnostic.code())) {
                boolean isDenied =
                        names(denied, diagnostic.code())
                                || denied.stream().anyMatch(ALL::equalsIgnoreCase);
                applied.add(isDenied ? diagnostic.withSeverity(Severity.ERROR) : diagnostic);
            }
        }
        return applied;
    }

    private static boolean names(List<String> codes, DiagnosticCode code) {
        return codes.stream().anyMatch(code.name()::equalsIgnoreCase);
    }

    private static Stream<String> codes() {
        return Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::name);
    }
}
