package dev.headwater.engine.editor;

import dev.headwater.engine.task.Semantics;
import java.util.Arrays;
import java.util.List;
import org.eclipse.lsp4j.CompletionItem;

/// What may be written at a place of the text form.
final class CohortCompletions {
    private CohortCompletions() {}

    /// @param text supplies the names; may be older than the place
    static List<CompletionItem> of(OpenText text, StatementPlace place) {
        var offers = new Offers(text);
        switch (place) {
            case STATEMENT -> offers.addKeywords(KeyDocumentation.STATEMENT);
            case AFTER_STATIC -> offers.addWords("predicate");
            case MODE ->
                    Arrays.stream(Semantics.values()).forEach(mode -> offers.addWords(mode.id()));
            case TRIGGER, EVENT -> addEvents(offers, "any event");
            case EXPRESSION -> {
                offers.addPredicates();
                offers.addWords("code", "and", "or", "not", "where", "???");
            }
            case CONDITION -> offers.addWords("value", "code", "and", "or", "not", "in");
            case START -> addBoundaries(offers, "record start", "end");
            case END -> addBoundaries(offers, "record end", "start");
            case AFTER_RECORD_AT_START -> offers.addWords("start");
            case AFTER_RECORD_AT_END -> offers.addWords("end");
            case AFTER_NEXT -> offers.addWords("after");
            case AFTER_PREVIOUS -> offers.addWords("before");
            case REFERENCE -> addReferences(offers, "start", "end");
            case LABEL -> offers.addPredicates();
            case AFTER_INDEX -> offers.addWords("at start", "at end");
            case AFTER_INDEX_AT -> offers.addWords("start", "end");
            case COUNT -> offers.addWords("no", "at least", "at most", "exactly");
            case COUNTED -> addEvents(offers, "events");
            case CLAUSE -> offers.addKeywords(KeyDocumentation.CLAUSE);
            case WITHIN_COUNT, ELSEWHERE -> {}
        }
        return offers.items();
    }

    private static void addEvents(Offers offers, String anyEvent) {
        offers.addWords(anyEvent);
        offers.addPredicates();
        offers.addSpecials();
    }

    private static void addBoundaries(Offers offers, String recordEdge, String otherSide) {
        offers.addWords(recordEdge, "next", "previous");
        addReferences(offers, otherSide);
    }

    private static void addReferences(Offers offers, String... sides) {
        offers.addWords("trigger");
        offers.addWords(sides);
        offers.addWindowEnds();
    }
}
