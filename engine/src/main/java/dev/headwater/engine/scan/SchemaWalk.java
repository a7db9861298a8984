package dev.headwater.engine.scan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;

/// Walks the elements of a schema tree in pre-order, the root left out, and collects the columns.
final class SchemaWalk {
    private static final int MOST_LEVELS = 100;

    private final DataLocation location;
    private final Map<String, ParquetColumn> topLevel = new LinkedHashMap<>();
    private final Map<String, ParquetColumn> grouped = new LinkedHashMap<>();
    private final Map<String, ParquetColumn> lists = new LinkedHashMap<>();
    private final Deque<Group> open = new ArrayDeque<>();
    private int leafCount;

    SchemaWalk(DataLocation location) {
        this.location = location;
    }

    /// @throws DataException if the element cannot belong to a tree
    void add(SchemaElement element) {
        String name = element.getName();
        int children = element.getNum_children();
        if (name == null || children < 0 || open.size() > MOST_LEVELS) {
            throw malformed();
        }
        Group group = group(name, element);
        if (open.isEmpty()) {
            topLevel.putIfAbsent(group.path, column(group, element));
        } else if (children == 0 && group.maxRepetition == 0) {
            grouped.putIfAbsent(group.path, column(group, element));
        }
        if (children == 0 && group.maxRepetition == 1) {
            lists.putIfAbsent(open.isEmpty() ? name : open.getLast().path, leaf(group, element));
        }
        if (children > 0) {
            open.push(group);
            return;
        }
        leafCount++;
        while (!open.isEmpty() && --open.element().childrenLeft == 0) {
            open.pop();
        }
    }

    /// All columns, the top-level ones first.
    Map<String, ParquetColumn> columns() {
        if (!open.isEmpty()) {
            throw malformed();
        }
        Map<String, ParquetColumn> columns = new LinkedHashMap<>(topLevel);
        grouped.forEach(columns::putIfAbsent);
        return columns;
    }

    /// The first leaf that has a list of values a row, by its top-level column.
    Map<String, ParquetColumn> lists() {
        return lists;
    }

    int leafCount() {
        return leafCount;
    }

    private Group group(String name, SchemaElement element) {
        Group parent = open.peek();
        FieldRepetitionType repetition = element.getRepetition_type();
        boolean isRepeated = repetition == FieldRepetitionType.REPEATED;
        int level = isRepeated || repetition == FieldRepetitionType.OPTIONAL ? 1 : 0;
        return parent == null
                ? new Group(name, level, isRepeated ? 1 : 0, element.getNum_children())
                : new Group(
                        parent.path + "." + name,
                        parent.maxDefinition + level,
                        parent.maxRepetition + (isRepeated ? 1 : 0),
                        element.getNum_children());
    }

    private ParquetColumn column(Group group, SchemaElement element) {
        boolean isNested = element.getNum_children() > 0 || group.maxRepetition > 0;
        return isNested
                ? new ParquetColumn(
                        group.path, -1, ColumnType.UNSUPPORTED, group.maxDefinition, element)
                : leaf(group, element);
    }

    private ParquetColumn leaf(Group group, SchemaElement element) {
        return new ParquetColumn(
                group.path, leafCount, ColumnType.of(element), group.maxDefinition, element);
    }

    private DataException malformed() {
        return location.corrupt("malformed schema");
    }

    /// A group that still lacks children; also used for what a leaf has from the groups around it.
    private static final class Group {
        private final String path;
        private final int maxDefinition;
        private final int maxRepetition;
        private int childrenLeft;

        Group(String path, int maxDefinition, int maxRepetition, int childrenLeft) {
            this.path = path;
            this.maxDefinition = maxDefinition;
            this.maxRepetition = maxRepetition;
            this.childrenLeft = childrenLeft;
        }
    }
}
