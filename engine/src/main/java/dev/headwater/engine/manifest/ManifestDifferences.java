package dev.headwater.engine.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Two manifests -> what differs, a line each.
///
/// How a task is written does not matter where hashes tell that it is the same, nor does the
/// version that wrote a manifest. Members of lists are told apart by their names, or else by their
/// order.
final class ManifestDifferences {
    private final List<String> lines = new ArrayList<>();

    private ManifestDifferences() {}

    /// @param recorded the manifest that was kept
    /// @param repeated that of the run done again
    static List<String> of(JsonNode recorded, JsonNode repeated) {
        var differences = new ManifestDifferences();
        for (String part : names(recorded, repeated)) {
            switch (part) {
                case "headwater" -> {}
                case "task" ->
                        differences.compareTasks(recorded.path("task"), repeated.path("task"));
                case String _ ->
                        differences.compare(part, recorded.path(part), repeated.path(part));
            }
        }
        return differences.lines;
    }

    private void compareTasks(JsonNode recorded, JsonNode repeated) {
        compare("task semantics", recorded.path("semantics"), repeated.path("semantics"));
        compare("task hashes", recorded.path("hashes"), repeated.path("hashes"));
        if (recorded.path("hashes").path("cohort").isTextual()) {
            return;
        }
        for (String file : List.of("file", "predicates_file")) {
            if (!recorded.path(file).path("text").equals(repeated.path(file).path("text"))) {
                lines.add("task " + file + ": another text");
            }
        }
    }

    private void compare(String place, JsonNode recorded, JsonNode repeated) {
        if (recorded.equals(repeated)) {
            return;
        }
        if (recorded.isMissingNode()) {
            lines.add(place + ": not in the manifest");
        } else if (repeated.isMissingNode()) {
            lines.add(place + ": only in the manifest");
        } else if (recorded.isObject() && repeated.isObject()) {
            for (String name : names(recorded, repeated)) {
                compare(place + " " + name, recorded.path(name), repeated.path(name));
            }
        } else if (recorded.isArray() && repeated.isArray()) {
            compareMembers(place, membersByName(recorded), membersByName(repeated));
        } else {
            lines.add(place + ": " + recorded + " in the manifest, " + repeated + " now");
        }
    }

    private void compareMembers(
            String place, Map<String, JsonNode> recorded, Map<String, JsonNode> repeated) {
        Set<String> names = new LinkedHashSet<>(recorded.keySet());
        names.addAll(repeated.keySet());
        JsonNode none = MissingNode.getInstance();
        for (String name : names) {
            compare(
                    place + " " + name,
                    recorded.getOrDefault(name, none),
                    repeated.getOrDefault(name, none));
        }
    }

    private static Map<String, JsonNode> membersByName(JsonNode list) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        for (JsonNode member : list) {
            members.put(member.path("name").asText(String.valueOf(members.size())), member);
        }
        return members;
    }

    private static Set<String> names(JsonNode recorded, JsonNode repeated) {
        Set<String> names = new LinkedHashSet<>();
        recorded.fieldNames().forEachRemaining(names::add);
        repeated.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
