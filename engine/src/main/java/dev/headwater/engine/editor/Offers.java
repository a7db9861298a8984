package dev.headwater.engine.editor;

import dev.headwater.engine.task.Predicate.Special;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.source.TextForm;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.jspecify.annotations.Nullable;

/// Collects what is offered at a place, in order. The names are those of a text.
final class Offers {
    private final OpenText text;
    private final List<CompletionItem> items = new ArrayList<>();

    Offers(OpenText text) {
        this.text = text;
    }

    List<CompletionItem> items() {
        return List.copyOf(items);
    }

    void addPredicates() {
        text.predicates()
                .values()
                .forEach(declaration ->
                        add(
                                written(declaration.name()),
                                CompletionItemKind.Variable,
                                HoverText.snippet(declaration)));
    }

    void addSpecials() {
        for (Special.Kind kind : Special.Kind.values()) {
            add(kind.predicateName(), CompletionItemKind.Constant, HoverText.sentence(kind));
        }
    }

    void addWindowEnds() {
        text.windows()
                .forEach(window -> {
                    String name = written(window.name());
                    add(
                            name + ".start",
                            CompletionItemKind.Field,
                            "The start of window " + name + ".");
                    add(name + ".end", CompletionItemKind.Field, "The end of window " + name + ".");
                });
    }

    void addWords(String... words) {
        for (String word : words) {
            add(word, CompletionItemKind.Keyword, null);
        }
    }

    void addKeywords(KeyDocumentation keywords) {
        for (String keyword : keywords.keys()) {
            add(keyword, CompletionItemKind.Keyword, keywords.sentence(keyword));
        }
    }

    /// The text form has names in backquotes where they are no words.
    private String written(Name name) {
        String written = name.span().text();
        boolean isQuoted = text.source().form() == TextForm.COHORT && written.startsWith("`");
        return isQuoted ? written : name.text();
    }

    /// @param help what it means, in Markdown; null = nothing to say
    CompletionItem add(String label, CompletionItemKind kind, @Nullable String help) {
        var item = new CompletionItem(label);
        item.setKind(kind);
        if (help != null) {
            item.setDocumentation(HoverText.markdown(help));
        }
        items.add(item);
        return item;
    }
}
