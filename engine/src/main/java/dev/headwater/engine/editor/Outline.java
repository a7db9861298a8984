package dev.headwater.engine.editor;

import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.SymbolKind;

/// The predicates and windows of a text, in its order.
final class Outline {
    private Outline() {}

    static List<DocumentSymbol> of(OpenText text) {
        List<DocumentSymbol> symbols = new ArrayList<>();
        text.ownPredicates().forEach(declaration -> symbols.add(symbol(declaration)));
        text.windows().forEach(window -> symbols.add(symbol(window)));
        return symbols;
    }

    private static DocumentSymbol symbol(PredicateDeclaration declaration) {
        SymbolKind kind =
                switch (declaration) {
                    case PredicateDeclaration.Plain _ -> SymbolKind.Constant;
                    case PredicateDeclaration.Derived _ -> SymbolKind.Function;
                    case PredicateDeclaration.Placeholder _, PredicateDeclaration.Unreadable _ ->
                            SymbolKind.Variable;
                };
        return symbol(declaration.name(), kind, declaration.span());
    }

    private static DocumentSymbol symbol(WindowDeclaration window) {
        return symbol(window.name(), SymbolKind.Namespace, window.span());
    }

    private static DocumentSymbol symbol(Name name, SymbolKind kind, Span whole) {
        String shown = name.text().isEmpty() ? "?" : name.text();
        return new DocumentSymbol(shown, kind, Places.range(whole), Places.range(name.span()));
    }
}
