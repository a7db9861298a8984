package dev.headwater.engine.cli.hydra;

import dev.headwater.engine.cli.hydra.ConfigValue.Items;
import dev.headwater.engine.cli.hydra.ConfigValue.Table;
import dev.headwater.grammar.diagnostic.NearestName;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A configuration: a tree of values under dotted keys such as `data.path`, with what overrides do
/// to it.
public final class Config {
    private final Table root;

    /// A configuration that changes apart from `root`.
    public Config(Table root) {
        this.root = root.copy();
    }

    /// All of it.
    public Table root() {
        return root;
    }

    /// The value at `key`, as it was written; null if there is none.
    public @Nullable ConfigValue find(String key) {
        ConfigValue value = root;
        for (String name : key.split("\\.", -1)) {
            value =
                    switch (value) {
                        case Table table -> table.values().get(name);
                        case Items items when name.matches("\\d{1,6}") ->
                                Integer.parseInt(name) < items.values().size()
                                        ? items.values().get(Integer.parseInt(name))
                                        : null;
                        case null, default -> null;
                    };
        }
        return value;
    }

    /// Puts a value in the place of what is at `key`, or adds it.
    public void put(String key, ConfigValue value) {
        int dot = key.lastIndexOf('.');
        Table parent = dot < 0 ? root : tableAt(key.substring(0, dot));
        String name = key.substring(dot + 1);
        if (value instanceof Table added && parent.values().get(name) instanceof Table present) {
            added.values().forEach((inner, each) -> present.with(inner, each));
        } else {
            parent.with(name, value);
        }
    }

    /// Does what an argument says.
    ///
    /// @throws ConfigException if it cannot be done
    public void apply(ConfigOverride override) {
        if (override.isGroupLike()) {
            throw new ConfigException(
                    "Could not override '"
                            + override.key()
                            + "': there is no group of configurations of that name");
        }
        switch (override.kind()) {
            case CHANGE -> change(override);
            case ADD -> add(override);
            case FORCE_ADD -> put(override.key(), valueOf(override));
            case DELETE -> delete(override);
        }
    }

    private void change(ConfigOverride override) {
        if (find(override.key()) == null) {
            throw new ConfigException(
                    "Could not override '"
                            + override.key()
                            + "': the configuration has no such key"
                            + similarTo(override.key())
                            + "\n  = help: `+"
                            + override.written()
                            + "` adds one");
        }
        put(override.key(), valueOf(override));
    }

    private void add(ConfigOverride override) {
        ConfigValue present = find(override.key());
        ConfigValue value = valueOf(override);
        boolean isCollection = value instanceof Table || value instanceof Items;
        if (present != null && !present.isNull() && !isCollection) {
            throw new ConfigException(
                    "Could not append to config. An item is already at '"
                            + override.key()
                            + "'\n  = help: without `+` it is changed, with `++` it is changed or added");
        }
        put(override.key(), value);
    }

    private void delete(ConfigOverride override) {
        ConfigValue present = find(override.key());
        if (present == null || present.isNull()) {
            throw new ConfigException(
                    "Could not delete from config. '"
                            + override.key()
                            + "' does not exist"
                            + similarTo(override.key()));
        }
        ConfigValue value = override.value();
        if (value != null && !value.equals(present)) {
            throw new ConfigException(
                    "Could not delete from config. The value of '"
                            + override.key()
                            + "' is "
                            + present.asText()
                            + " and not "
                            + value.asText());
        }
        int dot = override.key().lastIndexOf('.');
        Table parent = dot < 0 ? root : tableAt(override.key().substring(0, dot));
        parent.values().remove(override.key().substring(dot + 1));
    }

    private static ConfigValue valueOf(ConfigOverride override) {
        ConfigValue value = override.value();
        if (value == null) {
            throw new IllegalArgumentException("no value: " + override.written());
        }
        return value;
    }

    private String similarTo(String key) {
        String nearest = NearestName.of(key, keys("", root).toList());
        return nearest == null ? "" : "; did you mean '" + nearest + "'?";
    }

    private static Stream<String> keys(String prefix, Table table) {
        return table.values().entrySet().stream().flatMap(entry -> keys(prefix, entry));
    }

    private static Stream<String> keys(String prefix, Map.Entry<String, ConfigValue> entry) {
        String key = prefix + entry.getKey();
        return entry.getValue() instanceof Table inner ? keys(key + ".", inner) : Stream.of(key);
    }

    private Table tableAt(String key) {
        Table table = root;
        for (String name : key.split("\\.", -1)) {
            ConfigValue inner = table.values().get(name);
            Table next = inner instanceof Table present ? present : new Table();
            table.with(name, next);
            table = next;
        }
        return table;
    }
}
