package dev.headwater.engine.cli.hydra;

import dev.headwater.engine.cli.hydra.ConfigValue.Decimal;
import dev.headwater.engine.cli.hydra.ConfigValue.Flag;
import dev.headwater.engine.cli.hydra.ConfigValue.Items;
import dev.headwater.engine.cli.hydra.ConfigValue.Nothing;
import dev.headwater.engine.cli.hydra.ConfigValue.Table;
import dev.headwater.engine.cli.hydra.ConfigValue.Text;
import dev.headwater.engine.cli.hydra.ConfigValue.Whole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/// Writes configurations as YAML, laid out as OmegaConf does.
public final class ConfigYaml {
    private ConfigYaml() {}

    /// A document.
    public static String of(ConfigValue value) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        return new Yaml(new OmegaRepresenter(options), options).dump(plain(value));
    }

    /// Quotes what some readers of YAML take for truth values.
    private static final class OmegaRepresenter extends Representer {
        private static final Set<String> QUOTED = Set.of("y", "Y", "n", "N");

        OmegaRepresenter(DumperOptions options) {
            super(options);
        }

        @Override
        protected Node representScalar(Tag tag, String text, @Nullable ScalarStyle style) {
            boolean isQuoted = tag.equals(Tag.STR) && QUOTED.contains(text);
            return super.representScalar(tag, text, isQuoted ? ScalarStyle.SINGLE_QUOTED : style);
        }
    }

    private static @Nullable Object plain(ConfigValue value) {
        return switch (value) {
            case Text text -> text.text();
            case Whole whole -> whole.value();
            case Decimal decimal -> decimal.value();
            case Flag flag -> flag.value();
            case Nothing _ -> null;
            case Items items -> {
                List<@Nullable Object> values = new ArrayList<>();
                items.values().forEach(each -> values.add(plain(each)));
                yield values;
            }
            case Table table -> {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                table.values().forEach((name, each) -> values.put(name, plain(each)));
                yield values;
            }
        };
    }
}
