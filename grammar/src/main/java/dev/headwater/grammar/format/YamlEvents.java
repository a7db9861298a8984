package dev.headwater.grammar.format;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
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

    /// What a text says, however it is laid out: two texts with equal meanings give the same
    /// document.
    static List<String> meaning(String text) {
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
