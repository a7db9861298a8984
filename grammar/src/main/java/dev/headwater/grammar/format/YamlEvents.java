package dev.headwater.grammar.format;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/// The events of a text that YAML can read.
final class YamlEvents {
    private YamlEvents() {}

    static List<Event> of(String text) {
        var options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        var parser = new ParserImpl(new StreamReader(text), options);
        List<Event> events = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.StreamEnd)) {
            events.add(parser.getEvent());
        }
        return events;
    }

    /// Whether `other` gives the same document as `text`, however they are laid out; false if it
    /// cannot be read.
    static boolean meanTheSame(String text, String other) {
        try {
            return meaning(other).equals(meaning(text));
        } catch (YAMLException _) {
            return false;
        }
    }

    private static List<String> meaning(String text) {
        return of(text).stream().map(YamlEvents::meaning).toList();
    }

    private static String meaning(Event event) {
        return switch (event) {
            case ScalarEvent scalar ->
                    "scalar "
                            + scalar.getAnchor()
                            + " "
                            + scalar.getTag()
                            + " "
                            + scalar.isPlain()
                            + " "
                            + scalar.getValue();
            case AliasEvent alias -> "alias " + alias.getAnchor();
            case CollectionStartEvent collection ->
                    collection.getEventId()
                            + " "
                            + collection.getAnchor()
                            + " "
                            + collection.getTag();
            default -> event.getEventId().toString();
        };
    }
}
