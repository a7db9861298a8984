package dev.headwater.engine.profile;

import dev.headwater.engine.event.SubjectList;
import dev.headwater.engine.profile.DatasetProfile.SplitProfile;
import dev.headwater.engine.scan.SubjectSplits;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Counts subjects by split, by the metadata if these tell splits, else by folder.
final class DatasetSplits {
    private static final String NO_SPLIT = "";

    private final @Nullable SubjectSplits table;
    private final SortedMap<String, Long> subjects = new TreeMap<>();
    private final Finding unlisted = new Finding();
    private final Finding elsewhere = new Finding();

    DatasetSplits(@Nullable SubjectSplits table) {
        this.table = table;
    }

    void add(ShardTally tally) {
        String folder = tally.shard.split();
        SubjectList distinct = tally.subjects.distinct();
        SubjectList.Cursor cursor = distinct.cursor();
        while (cursor.next()) {
            String split = folder;
            if (table != null) {
                int place = table.of(cursor.subject());
                split = place < 0 ? NO_SPLIT : table.names().get(place);
                boolean isElsewhere =
                        place >= 0 && table.names().contains(folder) && !split.equals(folder);
                unlisted.add(place < 0 ? 1 : 0, tally.shard, -1, cursor.subject());
                elsewhere.add(isElsewhere ? 1 : 0, tally.shard, -1, cursor.subject());
            }
            subjects.merge(split, 1L, Long::sum);
        }
    }

    void warn(ProfileWarnings warnings) {
        warnings.add(DiagnosticCode.D057, unlisted, "subject", "in no split of the metadata");
        warnings.add(DiagnosticCode.D057, elsewhere, "subject", "in the folder of another split");
    }

    /// By name, "" for subjects in none; empty if there are no splits at all.
    SortedMap<String, SplitProfile> profiles() {
        SortedMap<String, SplitProfile> profiles = new TreeMap<>();
        subjects.forEach((split, count) -> profiles.put(split, new SplitProfile(count, null)));
        if (table == null) {
            return profiles.keySet().equals(Set.of(NO_SPLIT)) ? new TreeMap<>() : profiles;
        }
        for (int split = 0; split < table.names().size(); split++) {
            String name = table.names().get(split);
            long found = subjects.getOrDefault(name, 0L);
            profiles.put(name, new SplitProfile(found, table.count(split)));
        }
        return profiles;
    }
}
