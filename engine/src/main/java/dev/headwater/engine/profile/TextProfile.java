package dev.headwater.engine.profile;

import dev.headwater.engine.explain.TextTable;
import dev.headwater.engine.explain.TimeText;
import dev.headwater.engine.profile.DatasetProfile.ColumnProfile;
import dev.headwater.engine.scan.DatasetDescription;
import dev.headwater.engine.survey.NumberText;
import java.util.List;
import java.util.Locale;

/// A profile for people: a few lines and tables.
public final class TextProfile {
    private static final int LONGEST_DESCRIPTION = 60;

    private final DatasetProfile profile;
    private final StringBuilder text = new StringBuilder();

    private TextProfile(DatasetProfile profile) {
        this.profile = profile;
    }

    /// Lines that end in `\n`.
    ///
    /// @param mostCodes how many codes are listed
    public static String of(DatasetProfile profile, int mostCodes) {
        return new TextProfile(profile).print(mostCodes);
    }

    private String print(int mostCodes) {
        printHead();
        printColumns();
        printSplits();
        printCodes(mostCodes);
        return text.toString();
    }

    private void printHead() {
        DatasetDescription description = profile.description();
        if (description != null) {
            String version = description.field("meds_version");
            line(
                    "dataset  %s%s",
                    named(description, "dataset"), version == null ? "" : ", MEDS " + version);
            if (description.field("etl_name") != null) {
                line("made by  %s", named(description, "etl"));
            }
        }
        line(
                "rows     %,d in %,d shard%s, %,d of them static",
                profile.rows(),
                profile.shards().size(),
                profile.shards().size() == 1 ? "" : "s",
                profile.staticRows());
        line("subjects %,d", profile.subjects());
        line("events   %,d%s", profile.events(), profile.isScattered() ? " at most" : "");
        Long first = profile.firstTime();
        Long last = profile.lastTime();
        if (first != null && last != null) {
            line("times    %s to %s", TimeText.of(first), TimeText.of(last));
        }
    }

    private static String named(DatasetDescription description, String what) {
        String name = description.field(what + "_name");
        String version = description.field(what + "_version");
        return (name == null ? "(no name)" : name) + (version == null ? "" : " " + version);
    }

    private void printColumns() {
        text.append("columns\n");
        TextTable table = new TextTable("  ", 2, 1);
        table.add("column", "type", "shards");
        for (ColumnProfile column : profile.columns()) {
            List<String> others = column.others();
            table.add(
                    column.name(),
                    column.type(),
                    number(column.shards()),
                    others.isEmpty() ? "" : "another type in " + String.join(", ", others));
        }
        text.append(table);
    }

    private void printSplits() {
        if (profile.splits().isEmpty()) {
            return;
        }
        text.append("splits\n");
        boolean areListed =
                profile.splits().values().stream().anyMatch(split -> split.listed() != null);
        TextTable table = new TextTable("  ", 1, 2);
        table.add("split", "subjects", areListed ? "listed" : "");
        profile.splits()
                .forEach((name, split) -> {
                    Long listed = split.listed();
                    table.add(
                            name.isEmpty() ? "(none)" : name,
                            number(split.subjects()),
                            listed == null ? "" : number(listed));
                });
        text.append(table);
    }

    private void printCodes(int mostCodes) {
        int told = Math.min(mostCodes, profile.codes().size());
        String all = (profile.hasAllCodes() ? "" : "more than ") + number(profile.codes().size());
        line("codes    %s%s", all, told < profile.codes().size() ? ", the first " + told : "");
        if (told == 0) {
            return;
        }
        TextTable table = new TextTable("  ", 1, 5);
        table.add("code", "rows", "subjects", "values", "min", "max");
        for (CodeProfile code : profile.codes().subList(0, told)) {
            boolean hasValues = code.values() > 0;
            String description = code.description();
            table.add(
                    code.code(),
                    number(code.rows()),
                    number(code.subjects()),
                    number(code.values()),
                    hasValues ? NumberText.exact(code.min()) : "",
                    hasValues ? NumberText.exact(code.max()) : "",
                    description == null ? "" : shortened(description));
        }
        text.append(table);
    }

    private static String shortened(String description) {
        String line = description.lines().findFirst().orElse("");
        return line.length() <= LONGEST_DESCRIPTION
                ? line
                : line.substring(0, LONGEST_DESCRIPTION - 3) + "...";
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
