package dev.headwater.grammar.format;

import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The comments of a file, each with the anchor that it belongs to: the place of an entry or a part
/// of one.
///
/// A comment at the end of a line belongs to the last anchor in that line, any other to the anchor
/// that it stands in or, failing that, to the next one. Taking removes, so that each comment is
/// printed once; what nobody took is left for the end. Not thread-safe.
final class Comments {
    /// A comment without its sign, and whether an empty line comes before it.
    record Line(String text, boolean isAfterEmptyLine) {}

    private final SourceFile source;
    private final TreeMap<Integer, Span> anchors = new TreeMap<>();
    private final Map<Integer, Integer> limits;
    private final Map<Integer, List<Line>> before = new HashMap<>();
    private final Map<Integer, String> beside = new HashMap<>();
    private final List<Line> atEnd = new ArrayList<>();

    /// @param comments with their signs, in order
    /// @param anchors in any order; of several at one place the longest counts
    Comments(SourceFile source, List<Span> comments, Collection<Span> anchors) {
        this(source, comments, anchors, Map.of());
    }

    /// @param limits for the offsets of some anchors, where what holds them is closed: comments
    ///   further on are none of theirs
    Comments(
            SourceFile source,
            List<Span> comments,
            Collection<Span> anchors,
            Map<Integer, Integer> limits) {
        this.source = source;
        this.limits = limits;
        for (Span anchor : anchors) {
            this.anchors.merge(
                    anchor.start(), anchor, (one, other) -> one.end() < other.end() ? other : one);
        }
        comments.forEach(this::add);
    }

    private void add(Span comment) {
        boolean endsLine = !lineBefore(comment).isBlank();
        Entry<Integer, Span> last = lastOpen(comment);
        boolean belongsToLast =
                last != null
                        && ((endsLine && last.getValue().line() == comment.line())
                                || comment.start() < last.getValue().end());
        Entry<Integer, Span> owner = belongsToLast ? last : anchors.higherEntry(comment.start());
        if (owner != null && belongsToLast && endsLine && isBesideFree(owner, comment)) {
            beside.put(owner.getKey(), text(comment));
            return;
        }
        Line line = new Line(text(comment), !endsLine && isAfterEmptyLine(comment));
        if (owner == null) {
            atEnd.add(line);
        } else {
            before.computeIfAbsent(owner.getKey(), _ -> new ArrayList<>()).add(line);
        }
    }

    private boolean isBesideFree(Entry<Integer, Span> owner, Span comment) {
        return owner.getValue().line() == comment.line() && !beside.containsKey(owner.getKey());
    }

    private @Nullable Entry<Integer, Span> lastOpen(Span comment) {
        Entry<Integer, Span> last = anchors.lowerEntry(comment.start());
        while (last != null
                && limits.getOrDefault(last.getKey(), Integer.MAX_VALUE) <= comment.start()) {
            last = anchors.lowerEntry(last.getKey());
        }
        return last;
    }

    private String lineBefore(Span comment) {
        return source.text().substring(source.lineStart(comment.line()), comment.start());
    }

    /// What the other form takes for the end of a line, or not at all, becomes a blank.
    private static String text(Span comment) {
        String withoutSign =
                comment.text()
                        .replaceFirst("^(--|#)", "")
                        .replaceAll("[\\p{Cc}\\x{2028}\\x{2029}\\x{FEFF}\\p{Cs}]", " ");
        return (withoutSign.startsWith(" ") ? withoutSign.substring(1) : withoutSign)
                .stripTrailing();
    }

    /// Whether the line before that of `place` is empty.
    boolean isAfterEmptyLine(Span place) {
        return place.source() == source
                && place.line() > 1
                && source.line(place.line() - 1).isBlank();
    }

    /// Whether no comment stands before or beside an anchor.
    boolean isBare(Span anchor) {
        return !before.containsKey(anchor.start()) && !beside.containsKey(anchor.start());
    }

    /// Takes what stands before an anchor, in order.
    List<Line> before(Span anchor) {
        List<Line> lines = before.remove(anchor.start());
        return lines == null ? List.of() : lines;
    }

    /// Takes what stands beside an anchor, null when nothing does.
    @Nullable String beside(Span anchor) {
        return beside.remove(anchor.start());
    }

    /// Takes all the rest.
    List<Line> atEnd() {
        List<Line> rest = new ArrayList<>();
        new TreeMap<>(before).values().forEach(rest::addAll);
        new TreeMap<>(beside).values().forEach(text -> rest.add(new Line(text, false)));
        rest.addAll(atEnd);
        before.clear();
        beside.clear();
        atEnd.clear();
        return rest;
    }
}
