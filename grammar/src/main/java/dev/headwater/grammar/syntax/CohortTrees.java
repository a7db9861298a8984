package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.BoundaryReference;
import dev.headwater.grammar.ast.Datum;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.Side;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.Span;
import dev.headwater.grammar.syntax.CohortParser.DatumContext;
import dev.headwater.grammar.syntax.CohortParser.ListContext;
import dev.headwater.grammar.syntax.CohortParser.LiteralContext;
import dev.headwater.grammar.syntax.CohortParser.MappingContext;
import dev.headwater.grammar.syntax.CohortParser.NameContext;
import dev.headwater.grammar.syntax.CohortParser.ReferenceContext;
import dev.headwater.grammar.syntax.CohortParser.ScalarContext;
import dev.headwater.grammar.syntax.CohortParser.SemanticsModeContext;
import dev.headwater.grammar.syntax.CohortParser.SubjectContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;

/// The parts that statements have in common: ANTLR trees of one statement -> AST.
final class CohortTrees {
    static final String ANY_EVENT = "_ANY_EVENT";

    private final AstBuilder builder;
    private final Diagnostics diagnostics;

    CohortTrees(ScalarOrigin statement, Diagnostics diagnostics) {
        this.builder = new AstBuilder(statement);
        this.diagnostics = diagnostics;
    }

    Span span(ParserRuleContext tree) {
        return builder.span(tree);
    }

    Name name(NameContext tree) {
        return new Name(unquoted(tree.getText()), span(tree));
    }

    /// Backquotes make a name of anything; inside, two of them stand for one.
    private static String unquoted(String name) {
        return name.startsWith("`")
                ? name.substring(1, name.length() - 1).replace("``", "`")
                : name;
    }

    Name subject(SubjectContext tree) {
        return tree.name() == null ? new Name(ANY_EVENT, span(tree)) : name(tree.name());
    }

    BoundaryReference reference(ReferenceContext tree) {
        Span span = span(tree);
        if (tree.ENDPOINT() != null) {
            return endpoint(tree.ENDPOINT().getText(), span);
        }
        return switch (tree.getText()) {
            case "start" -> new BoundaryReference.OwnEndpoint(Side.START, span);
            case "end" -> new BoundaryReference.OwnEndpoint(Side.END, span);
            case "trigger" -> new BoundaryReference.Trigger(span);
            default -> new BoundaryReference.Word(name(tree.name()));
        };
    }

    private static BoundaryReference endpoint(String text, Span span) {
        int dot = text.lastIndexOf('.');
        Side side = text.endsWith(".start") ? Side.START : Side.END;
        Span window = span.source().span(span.start(), span.start() + dot);
        return new BoundaryReference.WindowEndpoint(
                new Name(unquoted(text.substring(0, dot)), window), side, span);
    }

    Scalar text(TerminalNode token) {
        return TextLiteral.read(builder.span(token.getSymbol()));
    }

    /// The id of a semantics mode, which may hold signs.
    Scalar mode(SemanticsModeContext tree) {
        Span span = span(tree);
        return tree.TEXT() == null
                ? new Scalar(span.text(), Scalar.Kind.STRING, span)
                : text(tree.TEXT());
    }

    /// A text in quotes, or what YAML takes for a number, a boolean or null.
    private Scalar literal(LiteralContext tree) {
        if (tree.TEXT() != null) {
            return text(tree.TEXT());
        }
        Scalar.Kind kind = CoreSchemaResolver.kind(tree.getText());
        if (kind == Scalar.Kind.STRING) {
            diagnostics.add(
                    Diagnostic.error(
                                    DiagnosticCode.S024,
                                    "`" + tree.getText() + "` must stand in quotes",
                                    span(tree),
                                    "neither a number nor `true`, `false` or `null`")
                            .withHelp("write `\"" + tree.getText() + "\"`"));
        }
        return new Scalar(tree.getText(), kind, span(tree));
    }

    Datum datum(DatumContext tree) {
        return switch (tree) {
            case ScalarContext scalar -> new Datum.Value(literal(scalar.literal()));
            case ListContext list ->
                    new Datum.Items(list.datum().stream().map(this::datum).toList(), span(list));
            case MappingContext mapping -> fields(mapping);
            default -> throw new IllegalStateException("unknown alternative of datum");
        };
    }

    private Datum.Fields fields(MappingContext tree) {
        Map<String, Datum.Field> fields = new LinkedHashMap<>();
        for (var field : tree.field()) {
            Name name = field.name() == null ? textName(field.TEXT()) : name(field.name());
            Datum.Field first =
                    fields.putIfAbsent(name.text(), new Datum.Field(name, datum(field.datum())));
            if (first != null) {
                diagnostics.add(SaidOnce.repeated(name.text(), name.span(), first.name().span()));
            }
        }
        return new Datum.Fields(List.copyOf(fields.values()), span(tree));
    }

    private Name textName(TerminalNode token) {
        Scalar text = text(token);
        return new Name(text.text(), text.span());
    }
}
