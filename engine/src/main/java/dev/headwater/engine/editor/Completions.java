package dev.headwater.engine.editor;

import dev.headwater.engine.task.Predicate.Special;
import dev.headwater.engine.task.Semantics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.jspecify.annotations.Nullable;

/// What may be written at a place.
final class Completions {
    private static final Pattern AFTER_ARROW = Pattern.compile(".*(->|<-)[^-<>]*");
    private static final Pattern AFTER_SIGN = Pattern.compile(".*[+-].*");
    private static final List<String> OPERATORS = List.of("and", "or", "not", "where");

    private final OpenText text;
    private final CursorContext context;
    private final List<CompletionItem> items = new ArrayList<>();

    private Completions(OpenText text, CursorContext context) {
        this.text = text;
        this.context = context;
    }

    /// @param text supplies the names; may be older than the place
    static List<CompletionItem> of(OpenText text, CursorContext context) {
        var completions = new Completions(text, context);
        if (context.key() == null) {
            completions.addKeys();
        } else {
            completions.addValues(context.key());
        }
        return completions.items;
    }

    private void addKeys() {
        if (isInHas()) {
            addPredicates();
            addSpecials();
            return;
        }
        KeyDocumentation keys = KeyDocumentation.below(context.path());
        if (keys != null) {
            for (String key : keys.keys()) {
                CompletionItem item = add(key, CompletionItemKind.Property, keys.sentence(key));
                item.setInsertText(key + ": ");
            }
        }
    }

    private void addValues(String key) {
        if (isInHas()) {
            addWords("(1, None)", "(None, 0)");
            return;
        }
        switch (key) {
            case "trigger" -> {
                addPredicates();
                addSpecials();
            }
            case "label" -> addPredicates();
            case "expr" -> {
                addPredicates();
                addWords(OPERATORS.toArray(String[]::new));
            }
            case "start" -> addBoundary("end");
            case "end" -> addBoundary("start");
            case "index_timestamp" -> addWords("start", "end");
            case "semantics" ->
                    Arrays.stream(Semantics.values()).forEach(mode -> addWords(mode.id()));
            case "static",
                    "start_inclusive",
                    "end_inclusive",
                    "value_min_inclusive",
                    "value_max_inclusive" ->
                    addWords("true", "false");
            default -> {}
        }
    }

    private boolean isInHas() {
        return !context.path().isEmpty() && context.path().getLast().equals("has");
    }

    private void addBoundary(String otherSide) {
        if (AFTER_ARROW.matcher(context.written()).matches()) {
            addPredicates();
            addSpecials();
            return;
        }
        if (AFTER_SIGN.matcher(context.written()).matches()) {
            return;
        }
        addWords("trigger", otherSide, "null");
        text.windows()
                .forEach(window -> {
                    String name = window.name().text();
                    add(
                            name + ".start",
                            CompletionItemKind.Field,
                            "The start of window `" + name + "`.");
                    add(
                            name + ".end",
                            CompletionItemKind.Field,
                            "The end of window `" + name + "`.");
                });
    }

    private void addPredicates() {
        text.predicates()
                .forEach((name, declaration) ->
                        add(name, CompletionItemKind.Variable, HoverText.snippet(declaration)));
    }

    private void addSpecials() {
        for (Special.Kind kind : Special.Kind.values()) {
            add(kind.predicateName(), CompletionItemKind.Constant, HoverText.sentence(kind));
        }
    }

    private void addWords(String... words) {
        for (String word : words) {
            items.add(item(word, CompletionItemKind.Keyword));
        }
    }

    private CompletionItem add(String label, CompletionItemKind kind, @Nullable String help) {
        CompletionItem item = item(label, kind);
        if (help != null) {
            item.setDocumentation(HoverText.markdown(help));
        }
        items.add(item);
        return item;
    }

    private static CompletionItem item(String label, CompletionItemKind kind) {
        var item = new CompletionItem(label);
        item.setKind(kind);
        return item;
    }
}
