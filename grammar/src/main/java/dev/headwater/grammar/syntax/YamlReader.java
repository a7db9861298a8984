package dev.headwater.grammar.syntax;

import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import java.util.Objects;
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
    private static final int CHARACTER_LIMIT = 20;

    private YamlReader() {}

    /// The document, or null after an error was reported.
    static @Nullable YamlValue read(SourceFile source, Diagnostics diagnostics) {
        Node root;
        try {
            root = compose(source.text());
        } catch (YAMLException mistake) {
            report(mistake, source, diagnostics);
            return null;
        }
        if (root == null || root.getTag().equals(Tag.NULL)) {
            Span begin = source.span(0, 0);
            diagnostics.add(Diagnostic.error(DiagnosticCode.S006, "the file is empty", begin, ""));
            return null;
        }
        return new YamlValues(source, diagnostics).valueOf(root);
    }

    /// Reports the mistake. If it is a character that cannot stand there, further ones as well:
    /// read as blanks, they hide nothing that comes behind them.
    private static void report(YAMLException first, SourceFile source, Diagnostics diagnostics) {
        Diagnostic error = diagnostic(source, first);
        diagnostics.add(error);
        StringBuilder text = new StringBuilder(source.text());
        for (int i = 1; i < CHARACTER_LIMIT && YamlSyntaxError.isCharacter(error); i++) {
            Span character = Objects.requireNonNull(error.primary()).span();
            text.replace(character.start(), character.end(), " ".repeat(character.text().length()));
            try {
                compose(text.toString());
                return;
            } catch (YAMLException next) {
                error = diagnostic(source, next);
            }
            if (YamlSyntaxError.isCharacter(error)) {
                diagnostics.add(error);
            }
        }
    }

    private static Diagnostic diagnostic(SourceFile source, YAMLException mistake) {
        return switch (mistake) {
            case MarkedYAMLException marked -> YamlSyntaxError.of(source, marked);
            case ReaderException character -> YamlSyntaxError.of(source, character);
            default -> {
                String message = "the file is nested more than " + NESTING_LIMIT + " levels deep";
                yield Diagnostic.error(DiagnosticCode.S001, message, source.span(0, 0), "");
            }
        };
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
