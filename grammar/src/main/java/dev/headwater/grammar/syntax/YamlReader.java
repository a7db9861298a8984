package dev.headwater.grammar.syntax;

import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/// Text -> [YamlValue]. No object of any other kind is ever made from a file.
final class YamlReader {
    private static final int NESTING_LIMIT = 200;

    private YamlReader() {}

    /// The document, or null after an error was reported.
    static @Nullable YamlValue read(SourceFile source, Diagnostics diagnostics) {
        Node root;
        try {
            root = compose(source.text());
        } catch (MarkedYAMLException mistake) {
            diagnostics.add(syntaxError(source, mistake));
            return null;
        } catch (ReaderException mistake) {
            diagnostics.add(unprintable(source, mistake));
            return null;
        } catch (YAMLException mistake) {
            diagnostics.add(tooDeep(source));
            return null;
        }
        if (root == null || root.getTag().equals(Tag.NULL)) {
            diagnostics.add(Diagnostic.error(DiagnosticCode.S006, "the file is empty", source.span(0, 0), "")
                    .withHelp("a task has at least a `trigger` and its `predicates`"));
            return null;
        }
        return new YamlValues(source, diagnostics).valueOf(root);
    }

    private static @Nullable Node compose(String text) {
        var options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setNestingDepthLimit(NESTING_LIMIT);
        // Aliases are shared, not copied, so any number of them is harmless.
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        var parser = new ParserImpl(new StreamReader(text), options);
        return new Composer(parser, new CoreSchemaResolver(), options).getSingleNode();
    }

    private static Diagnostic syntaxError(SourceFile source, MarkedYAMLException mistake) {
        Mark mark = mistake.getProblemMark() == null ? mistake.getContextMark() : mistake.getProblemMark();
        Span span = mark == null ? source.span(0, 0) : character(source, mark.getIndex());
        String problem = mistake.getProblem() == null ? "the text is no YAML" : mistake.getProblem();
        if (span.text().equals("\t")) {
            return Diagnostic.error(DiagnosticCode.S001, "a tab cannot stand here", span, "")
                    .withHelp("indent with blanks, YAML does not allow tabs");
        }
        Diagnostic error = Diagnostic.error(DiagnosticCode.S001, problem.strip(), span, "");
        Mark context = mistake.getContextMark();
        if (context != null && mistake.getContext() != null && context.getIndex() < mark.getIndex()) {
            error = error.withSecondary(character(source, context.getIndex()), mistake.getContext().strip());
        }
        return problem.startsWith("mapping values are not allowed")
                ? error.withHelp("put a text that contains `: ` in quotes, and check the indentation")
                : error;
    }

    private static Diagnostic unprintable(SourceFile source, ReaderException mistake) {
        String character = "U+%04X".formatted(mistake.getCodePoint());
        return Diagnostic.error(
                DiagnosticCode.S001,
                "the character " + character + " cannot stand in YAML",
                character(source, mistake.getPosition()),
                "");
    }

    private static Diagnostic tooDeep(SourceFile source) {
        return Diagnostic.error(
                DiagnosticCode.S001,
                "the file is nested more than " + NESTING_LIMIT + " levels deep",
                source.span(0, 0),
                "");
    }

    /// The one character at a code point index; nothing at a line end or the end of the text.
    private static Span character(SourceFile source, int codePointIndex) {
        String text = source.text();
        int codePoints = text.codePointCount(0, text.length());
        int start = text.offsetByCodePoints(0, Math.min(codePointIndex, codePoints));
        boolean visible = start < text.length() && text.charAt(start) != '\n' && text.charAt(start) != '\r';
        return source.span(start, visible ? text.offsetByCodePoints(start, 1) : start);
    }
}
