package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.Scalar;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/// The YAML 1.2 core schema, with what the reference system takes besides: `_` between digits,
/// binary integers, merge keys.
///
/// `yes`, `off`, `1:30` and dates are strings.
final class CoreSchemaResolver extends Resolver {
    private static final Pattern CORE_BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern CORE_INTEGER =
            Pattern.compile(
                    "[-+]?(?:0b_*[01][01_]*|0o_*[0-7][0-7_]*|[0-9][0-9_]*|0x_*[0-9a-fA-F][0-9a-fA-F_]*)");
    private static final Pattern CORE_FLOAT =
            Pattern.compile(
                    "[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+]?[0-9]+)?"
                            + "|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+"
                            + "|[-+]?\\.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?"
                            + "|[-+]?\\.(?:inf|Inf|INF)"
                            + "|\\.(?:nan|NaN|NAN)");
    private static final Pattern CORE_NULL = Pattern.compile("~|null|Null|NULL");

    /// What a plain scalar is.
    static Scalar.Kind kind(String text) {
        if (text.isEmpty() || CORE_NULL.matcher(text).matches()) {
            return Scalar.Kind.NULL;
        }
        if (CORE_BOOLEAN.matcher(text).matches()) {
            return Scalar.Kind.BOOLEAN;
        }
        if (CORE_INTEGER.matcher(text).matches()) {
            return Scalar.Kind.INTEGER;
        }
        return CORE_FLOAT.matcher(text).matches() ? Scalar.Kind.FLOAT : Scalar.Kind.STRING;
    }

    @Override
    protected void addImplicitResolvers() {
        addImplicitResolver(Tag.BOOL, CORE_BOOLEAN, "tTfF");
        addImplicitResolver(Tag.INT, CORE_INTEGER, "-+0123456789");
        addImplicitResolver(Tag.FLOAT, CORE_FLOAT, "-+0123456789.");
        addImplicitResolver(Tag.NULL, CORE_NULL, "~nN");
        addImplicitResolver(Tag.NULL, EMPTY, null);
        addImplicitResolver(Tag.MERGE, MERGE, "<");
    }
}
