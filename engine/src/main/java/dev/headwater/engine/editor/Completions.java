package dev.headwater.engine.editor;

import dev.headwater.engine.task.Semantics;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;

/// What may be written at a place of a YAML text.
final class Completions {
    private static final Pattern AFTER_ARROW = Pattern.compile(".*(->|<-)[^-<>]*");
    private static final Pattern AFTER_SIGN = Pattern.compile(".*[+-].*");
    private static final List<String> OPERATORS = List.of("and", "or", "not", "where");

    private final CursorContext context;
    private final Offers offers;

    private Completions(OpenText text, CursorContext context) {
        this.context = context;
        this.offers = new Offers(text);
    }

    /// @param text supplies the names; may be older than the place
    static List<CompletionItem> of(OpenText text, CursorContext context) {
        var completions = new Completions(text, context);
        if (context.key() == null) {
            completions.addKeys();
        } else {
            completions.addValues(context.key());
        }
        return completions.offers.items();
    }

    private void addKeys() {
        if (isInHas()) {
            offers.addPredicates();
            offers.addSpecials();
            return;
        }
        KeyDocumentation keys = KeyDocumentation.below(context.path());
        if (keys != null) {
            for (String key : keys.keys()) {
                offers.add(key, CompletionItemKind.Property, keys.sentence(key))
                        .setInsertText(key + ": ");
            }
        }
    }

    private void addValues(String key) {
        if (isInHas()) {
            offers.addWords("(1, None)", "(None, 0)");
            return;
        }
        switch (key) {
            case "trigger" -> {
                offers.addPredicates();
                offers.addSpecials();
            }
            case "label" -> offers.addPredicates();
            case "expr" -> {
                offers.addPredicates();
                offers.addWords(OPERATORS.toArray(String[]::new));
            }
            case "start" -> addBoundary("end");
            case "end" -> addBoundary("start");
            case "index_timestamp" -> offers.addWords("start", "end");
            case "semantics" ->
                    Arrays.stream(Semantics.values()).forEach(mode -> offers.addWords(mode.id()));
            case "static",
                    "start_inclusive",
                    "end_inclusive",
                    "value_min_inclusive",
                    "value_max_inclusive" ->
                    offers.addWords("true", "false");
            default -> {}
        }
    }

    private boolean isInHas() {
        return !context.path().isEmpty() && context.path().getLast().equals("has");
    }

    private void addBoundary(String otherSide) {
        if (AFTER_ARROW.matcher(context.written()).matches()) {
            offers.addPredicates();
            offers.addSpecials();
            return;
        }
        if (AFTER_SIGN.matcher(context.written()).matches()) {
            return;
        }
        offers.addWords("trigger", otherSide, "null");
        offers.addWindowEnds();
    }
}
