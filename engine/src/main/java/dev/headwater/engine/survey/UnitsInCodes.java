package dev.headwater.engine.survey;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Finds the units that codes name behind their last `//`, such as `LAB//50912//mg/dL` and
/// `LAB//50912//mmol/L`.
final class UnitsInCodes {
    private static final String SEPARATOR = "//";
    private static final Pattern UNIT =
            Pattern.compile("%|[°µ]?[A-Za-z]{1,6}|[°µA-Za-z0-9%^.*]+/[°µA-Za-z0-9%^./*]+");
    private static final Set<String> UNKNOWN = Set.of("unk", "unknown", "none", "na");

    private UnitsInCodes() {}

    /// The units, in order, if `codes` end in several; none if they end in one or in other words.
    static List<String> mixed(List<String> codes) {
        Set<String> endings = new TreeSet<>();
        for (String code : codes) {
            int cut = code.lastIndexOf(SEPARATOR);
            String ending = cut < 0 ? code : code.substring(cut + SEPARATOR.length());
            if (!UNKNOWN.contains(ending.toLowerCase(Locale.ROOT))) {
                endings.add(ending);
            }
        }
        return areUnits(endings) ? List.copyOf(endings) : List.of();
    }

    /// Words may be anything; a fraction or a percentage among them tells.
    private static boolean areUnits(Set<String> endings) {
        return endings.size() > 1
                && endings.stream().allMatch(ending -> UNIT.matcher(ending).matches())
                && endings.stream().anyMatch(ending -> ending.contains("/") || ending.equals("%"));
    }
}
