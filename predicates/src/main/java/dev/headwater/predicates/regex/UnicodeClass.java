package dev.headwater.predicates.regex;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// The named classes of Unicode, as the running JDK knows them.
final class UnicodeClass {
    static final CodePointSet ASCII = CodePointSet.ofRanges(0, 0x7F);
    static final CodePointSet SPACE =
            CodePointSet.ofRanges(
                    '\t', '\r', ' ', ' ', 0x85, 0x85, 0xA0, 0xA0, 0x1680, 0x1680, 0x2000, 0x200A,
                    0x2028, 0x2029, 0x202F, 0x202F, 0x205F, 0x205F, 0x3000, 0x3000);

    /// Behind it lie no letters, digits or marks, only variation selectors and private use.
    private static final int LAST_LETTER = 0x3_FFFF;

    private static final CodePointSet VARIATION_SELECTORS = CodePointSet.ofRanges(0xE0100, 0xE01EF);
    private static final CodePointSet JOINERS = CodePointSet.ofRanges(0x200C, 0x200D);

    /// The short name of the general category of each value of [Character#getType]; surrogates are
    /// no characters.
    private static final List<String> CATEGORIES =
            List.of(
                    "cn", "lu", "ll", "lt", "lm", "lo", "mn", "me", "mc", "nd", "nl", "no", "zs",
                    "zl", "zp", "cc", "cf", "", "co", "", "pd", "ps", "pe", "pc", "po", "sm", "sc",
                    "sk", "so", "pi", "pf");

    private static final Map<String, String> LONG_CATEGORIES =
            Map.ofEntries(
                    Map.entry("letter", "l"),
                    Map.entry("uppercaseletter", "lu"),
                    Map.entry("lowercaseletter", "ll"),
                    Map.entry("titlecaseletter", "lt"),
                    Map.entry("modifierletter", "lm"),
                    Map.entry("otherletter", "lo"),
                    Map.entry("mark", "m"),
                    Map.entry("nonspacingmark", "mn"),
                    Map.entry("enclosingmark", "me"),
                    Map.entry("spacingmark", "mc"),
                    Map.entry("number", "n"),
                    Map.entry("decimalnumber", "nd"),
                    Map.entry("letternumber", "nl"),
                    Map.entry("othernumber", "no"),
                    Map.entry("separator", "z"),
                    Map.entry("spaceseparator", "zs"),
                    Map.entry("lineseparator", "zl"),
                    Map.entry("paragraphseparator", "zp"),
                    Map.entry("other", "c"),
                    Map.entry("control", "cc"),
                    Map.entry("format", "cf"),
                    Map.entry("privateuse", "co"),
                    Map.entry("unassigned", "cn"),
                    Map.entry("punctuation", "p"),
                    Map.entry("dashpunctuation", "pd"),
                    Map.entry("openpunctuation", "ps"),
                    Map.entry("closepunctuation", "pe"),
                    Map.entry("connectorpunctuation", "pc"),
                    Map.entry("otherpunctuation", "po"),
                    Map.entry("initialpunctuation", "pi"),
                    Map.entry("finalpunctuation", "pf"),
                    Map.entry("symbol", "s"),
                    Map.entry("mathsymbol", "sm"),
                    Map.entry("currencysymbol", "sc"),
                    Map.entry("modifiersymbol", "sk"),
                    Map.entry("othersymbol", "so"));

    private UnicodeClass() {}

    /// `\d`.
    static CodePointSet digits() {
        return Scanned.DIGITS;
    }

    /// `\w`.
    static CodePointSet wordCharacters() {
        return Scanned.WORD_CHARACTERS;
    }

    /// Classes that take a while to collect, for patterns that need them.
    private static final class Scanned {
        private static final int WORD_TYPES =
                categoryTypes("m") | categoryTypes("nd") | categoryTypes("pc");

        static final CodePointSet DIGITS = CodePointSet.matching(LAST_LETTER, Character::isDigit);
        static final CodePointSet WORD_CHARACTERS =
                CodePointSet.matching(LAST_LETTER, Scanned::isWordCharacter)
                        .union(VARIATION_SELECTORS)
                        .union(JOINERS);

        private static boolean isWordCharacter(int codePoint) {
            return (WORD_TYPES >>> Character.getType(codePoint) & 1) != 0
                    || Character.isAlphabetic(codePoint);
        }
    }

    /// The class with this name as value of `gc` (general category) or `sc` (script); null = not
    /// known.
    static @Nullable CodePointSet named(String property, String name) {
        return switch (simplified(property)) {
            case "gc", "generalcategory" -> category(simplified(name));
            case "sc", "script" -> script(simplified(name));
            default -> null;
        };
    }

    /// The general category, common yes-or-no property or script with this name; null = not known.
    static @Nullable CodePointSet named(String name) {
        String key = simplified(name);
        CodePointSet category = category(key);
        if (category != null) {
            return category;
        }
        IntPredicate property = property(key);
        return property == null
                ? script(key)
                : CodePointSet.matching(Character.MAX_CODE_POINT, property);
    }

    private static @Nullable IntPredicate property(String key) {
        return switch (key) {
            case "alphabetic", "alpha" -> Character::isAlphabetic;
            case "uppercase", "upper" -> Character::isUpperCase;
            case "lowercase", "lower" -> Character::isLowerCase;
            case "whitespace", "wspace", "space" -> SPACE::contains;
            case "ideographic", "ideo" -> Character::isIdeographic;
            case "emoji" -> Character::isEmoji;
            default -> null;
        };
    }

    private static @Nullable CodePointSet category(String key) {
        return switch (key) {
            case "any" -> CodePointSet.ALL;
            case "ascii" -> ASCII;
            case "assigned" -> ofTypes(~categoryTypes("cn"));
            case "lc", "casedletter" ->
                    ofTypes(categoryTypes("lu") | categoryTypes("ll") | categoryTypes("lt"));
            default -> {
                int types = categoryTypes(LONG_CATEGORIES.getOrDefault(key, key));
                yield types == 0 ? null : ofTypes(types);
            }
        };
    }

    /// The values of [Character#getType], as bits, that `name` (one or two letters) stands for.
    private static int categoryTypes(String name) {
        int types = 0;
        for (int type = 0; type < CATEGORIES.size(); type++) {
            if (!name.isEmpty() && CATEGORIES.get(type).startsWith(name)) {
                types |= 1 << type;
            }
        }
        return types;
    }

    private static CodePointSet ofTypes(int types) {
        return CodePointSet.matching(
                Character.MAX_CODE_POINT, c -> (types >>> Character.getType(c) & 1) != 0);
    }

    private static @Nullable CodePointSet script(String key) {
        for (Character.UnicodeScript script : Character.UnicodeScript.values()) {
            if (simplified(script.name()).equals(key)) {
                return CodePointSet.matching(
                        Character.MAX_CODE_POINT, c -> Character.UnicodeScript.of(c) == script);
            }
        }
        return null;
    }

    private static String simplified(String name) {
        String key = name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
        return key.startsWith("is") ? key.substring(2) : key;
    }
}
