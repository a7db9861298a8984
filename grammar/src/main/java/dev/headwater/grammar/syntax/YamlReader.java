package dev.headwater.grammar.syntax;

import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
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
            diagnostics.add(YamlSyntaxError.of(source, mistake));
            return null;
        } catch (ReaderException mistake) {
            diagnostics.add(YamlSyntaxError.of(source, mistake));
            return null;
        } catch (YAMLException nestedTooDeep) {
            String message = "the file is nested more than " + NESTING_LIMIT + " levels deep";
            diagnostics.add(Diagnostic.error(DiagnosticCode.S001, message, source.span(0, 0), ""));
            return null;
        }
        if (root == null || root.getTag().equals(Tag.NULL)) {
            Span begin = source.span(0, 0);
            diagnostics.add(Diagnostic.error(DiagnosticCode.S006, "the file is empty", begin, ""));
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
}
