package dev.headwater.engine.survey;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Finds codes that differ in nothing but a unit behind the last `//`, such as `LAB//50912//mg/dL`
/// and `LAB//50912//mmol/L`.
final class UnitsInCodes {
    private static final String SEPARATOR = "//";
    private static final Pattern UNIT =
            Pattern.compile("%|[°µ]?[A-Za-z]{1,6}|[°µA-Za-z0-9%^.*]+/[°µA-Za-z0-9%^./*]+");
    private static final Set<String> UNKNOWN = Set.of("", "unk", "unknown", "none", "na");

    private UnitsInCodes() {}

    /// The units, in order, of the first such group of `codes`; none if there is no such group.
    static List<String> mixed(List<String> codes) {
        Map<String, Set<String>> endings = new TreeMap<>();
        for (String code : codes) {
            int cut = code.lastIndexOf(SEPARATOR);
            String ending = cut < 0 ? "" : code.substring(cut + SEPARATOR.length());
            if (!UNKNOWN.contains(ending.toLowerCase(Locale.ROOT))) {
                endings.computeIfAbsent(code.substring(0, cut), stem -> new TreeSet<>())
                        .add(ending);
            }
        }
        return endings.values().stream()
                .filter(UnitsInCodes::areUnits)
                .findFirst()
                .map(List::copyOf)
                .orElse(List.of());
    }

    /// Words may be anything; a fraction or a percentage among them tells.
    private static boolean areUnits(Set<String> endings) {
        return endings.size() > 1
                && endings.stream().allMatch(ending -> UNIT.matcher(ending).matches())
                && endings.stream().anyMatch(ending -> ending.contains("/") || ending.equals("%"));
    }
}
