package dev.headwater.engine.profile;

import dev.headwater.engine.scan.Shard;
import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import java.time.LocalDate;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.jspecify.annotations.Nullable;

/// Goes over the rows of a shard, or of a slice that begins with a new subject, and counts. Not
/// thread-safe.
final class SliceCounter {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    /// Dates that were shifted to hide them lie up to the end of the 22nd century or a bit beyond.
    private static final long EARLIEST = micros(1900);

    private static final long LATEST = micros(2300);

    private final Shard shard;
    private final boolean hasValues;
    private final RowHashes rowHashes;
    private final RowSelection everyRow = new RowSelection();
    private final ShardTally tally;
    private final Findings findings = new Findings();
    private final CodeCounts codes = new CodeCounts();
    private final SubjectRecord record = new SubjectRecord();
    private final RepeatedRows repeated = new RepeatedRows();
    private long row;
    private boolean hasSubject;
    private long subject;
    private boolean isStatic;
    private boolean hasTime;
    private long time;

    /// @param firstRow the place of the first row in the shard
    /// @param columns all that can be read
    SliceCounter(Shard shard, long firstRow, List<String> columns) {
        this.shard = shard;
        this.row = firstRow;
        this.hasValues = columns.contains("numeric_value");
        this.rowHashes = new RowHashes(columns);
        this.tally = new ShardTally(shard);
    }

    void add(RowBatch batch) {
        everyRow.selectAll(batch.rowCount());
        BigIntVector subjects = batch.subjectId(everyRow);
        TimeStampMicroVector times = batch.time(everyRow);
        DictionaryColumn codeColumn = batch.code();
        FieldVector values = hasValues ? batch.numericValue(everyRow) : null;
        long[] hashes = rowHashes.of(batch);
        codes.open(codeColumn);
        for (int i = 0; i < batch.rowCount(); i++, row++) {
            if (subjects.isNull(i)) {
                findings.rowsWithoutSubject.add(1, shard, row, 0);
                continue;
            }
            enterSubject(subjects.get(i));
            CodeCounts.Counts code =
                    codeColumn.ids().isNull(i)
                            ? null
                            : codes.of(codeColumn.ids().get(i), codeColumn);
            if (times.isNull(i)) {
                enterStatic();
            } else {
                enterTime(times.get(i));
                record.add(times.get(i), code == null ? SubjectRecord.Kind.OTHER : code.kind());
            }
            compare(hashes[i]);
            addCode(code, values == null || values.isNull(i) ? null : values, i);
        }
        tally.rows += batch.rowCount();
    }

    /// After the last batch.
    DatasetCounts end() {
        endSubject();
        return new DatasetCounts(tally, findings, codes);
    }

    private void enterSubject(long id) {
        if (hasSubject && id == subject) {
            return;
        }
        endSubject();
        hasSubject = true;
        subject = id;
        tally.subjects.add(id);
        record.begin();
        isStatic = false;
        hasTime = false;
    }

    private void endSubject() {
        endGroup();
        if (hasSubject) {
            findings.beforeBirth.add(record.beginsBeforeBirth() ? 1 : 0, shard, -1, subject);
            findings.afterDeath.add(record.goesOnAfterDeath() ? 1 : 0, shard, -1, subject);
        }
    }

    private void enterStatic() {
        tally.staticRows++;
        if (!isStatic) {
            endGroup();
            isStatic = true;
        }
    }

    private void enterTime(long now) {
        if (hasTime && !isStatic && now == time) {
            return;
        }
        endGroup();
        if (hasTime && now < time) {
            tally.steppingBack.add(1, shard, row, subject);
        }
        tally.events += hasTime && now == time ? 0 : 1;
        tally.addTime(now);
        if (now < EARLIEST || now >= LATEST) {
            findings.oddTimes.add(1, shard, row, subject);
        }
        isStatic = false;
        hasTime = true;
        time = now;
    }

    private void compare(long hash) {
        repeated.add(hash);
        if (repeated.isFull()) {
            endGroup();
        }
    }

    private void endGroup() {
        findings.repeatedRows.add(repeated.count(), shard, -1, subject);
    }

    private void addCode(CodeCounts.@Nullable Counts code, @Nullable FieldVector values, int at) {
        if (code == null) {
            findings.rowsWithoutCode.add(1, shard, row, subject);
        } else {
            code.addRow(subject);
        }
        if (values == null) {
            return;
        }
        double value =
                values instanceof Float4Vector floats
                        ? floats.get(at)
                        : ((Float8Vector) values).get(at);
        if (!Double.isFinite(value)) {
            findings.notFinite.add(1, shard, row, subject);
        } else if (code != null) {
            code.addValue(value);
        }
    }

    private static long micros(int year) {
        return LocalDate.of(year, 1, 1).toEpochDay() * MICROS_PER_DAY;
    }
}
