"""Writes a deterministic synthetic MEDS dataset: hospital stays with labs, vitals, drugs, diagnoses and deaths.

Rows are sorted by subject and time, static rows (null time) first; no subject is in two shards. A shard is made of blocks
of subjects, each from its own seed, so that memory stays bounded however large the shard is.

generate.py ROOT SUBJECTS SHARDS prints the number of rows.
"""

import json
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

import vocabulary as codes

MINUTE, HOUR, DAY = 60, 3600, 86400
STATIC = -(2**34)
"""Stands for a null time, in seconds."""

BLOCK_SUBJECTS = 4000
ROWS_PER_SUBJECT = 500
SEED = 7
TEXTS = pa.array(["___", "NEG", "POS", "see comment", "HEMOLYZED", "GREATER THAN 500"])


class Block:
    """Collects the rows of some subjects as columns."""

    def __init__(self) -> None:
        self.parts: list[tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]] = []

    def add(self, subject, seconds, code, stay=None) -> None:
        """Adds rows. `code` may be one id for all; `stay` is null where it is not given."""
        count = len(subject)
        stays = np.full(count, -1) if stay is None else stay
        self.parts.append((subject, seconds.astype("i8"), np.broadcast_to(code, count).astype("i4"), stays))

    def sorted_columns(self, death: int) -> tuple[np.ndarray, ...]:
        """Subject, seconds, code and stay in MEDS order, without what follows a subject's death."""
        subject, seconds, code, stay = (np.concatenate(column) for column in zip(*self.parts, strict=True))
        died_at = np.full(subject.max() + 1, 2**40)
        died_at[subject[code == death]] = seconds[code == death]
        alive = seconds <= died_at[subject]
        subject, seconds, code, stay = subject[alive], seconds[alive], code[alive], stay[alive]
        order = np.argsort((subject << 36) + (seconds + 2**35), kind="stable")
        return subject[order], seconds[order], code[order], stay[order]


def skewed(random: np.random.Generator, ids: np.ndarray, count: int, exponent: float) -> np.ndarray:
    """Picks `count` ids, the first ones most often (Zipf)."""
    cumulative = np.cumsum(1.0 / np.arange(1, len(ids) + 1) ** exponent)
    return ids[np.searchsorted(cumulative / cumulative[-1], random.random(count)).clip(0, len(ids) - 1)]


def generate_block(random: np.random.Generator, subjects: int, vocabulary: codes.Vocabulary) -> Block:
    block = Block()
    everyone = np.arange(subjects)
    first = random.integers(30_000, 63_000, subjects) * DAY + random.integers(0, DAY // MINUTE, subjects) * MINUTE
    age_days = (np.clip(random.normal(58, 19, subjects), 18, 95) * 365.25).astype("i8")
    static = np.full(subjects, STATIC)
    block.add(everyone, static, vocabulary["gender"][(random.random(subjects) < 0.48).astype(int)])
    block.add(everyone, static, skewed(random, vocabulary["ethnicity"], subjects, 1.3))
    block.add(everyone, (first // DAY - age_days) * DAY, vocabulary["birth"][0])

    stays = np.where(random.random(subjects) < 0.12, 0, np.minimum(random.geometric(0.36, subjects), 40))
    who = np.repeat(everyone, stays)
    count = len(who)
    number = np.arange(count) - np.repeat(np.cumsum(stays) - stays, stays)
    length = np.clip(np.exp(random.normal(1.05, 0.95, count)), 0.2, 90) * DAY
    soon = random.random(count) < 0.2
    gap = np.where(soon, random.exponential(11 * DAY, count) + HOUR, random.exponential(480 * DAY, count) + 30 * DAY)
    since_first = np.cumsum(np.where(number == 0, 0, gap + np.roll(length, 1)))
    start = first[who] + (since_first - np.repeat(since_first[number == 0], stays[stays > 0])).astype("i8")
    start -= start % MINUTE
    end = (start + length).astype("i8") // MINUTE * MINUTE
    stay = np.arange(count)
    is_last = np.append(np.diff(who) != 0, True)
    in_icu = random.random(count) < 0.2
    dies = is_last & (random.random(count) < np.where(in_icu, 0.17, 0.035))
    dies_later = is_last & ~dies & (random.random(count) < 0.12)

    def within(index, begin, span):
        return begin[index] + (random.random(len(index)) * span[index]).astype("i8") // MINUTE * MINUTE

    block.add(who, start, skewed(random, vocabulary["admission"], count, 0.8), stay)
    block.add(who, end, np.where(dies, vocabulary["discharge_died"], skewed(random, vocabulary["discharge"], count, 1.2)), stay)
    block.add(who[dies], end[dies], vocabulary["death"][0], stay[dies])
    later = end[dies_later] // DAY * DAY + DAY + random.exponential(300, dies_later.sum()).astype("i8") * DAY
    block.add(who[dies_later], later, vocabulary["death"][0])
    emergency = random.random(count) < 0.6
    block.add(who[emergency], start[emergency] - HOUR, vocabulary["emergency"][0], stay[emergency])
    block.add(who[emergency], start[emergency] + HOUR // 2, vocabulary["emergency"][1], stay[emergency])
    block.add(who, end, skewed(random, vocabulary["billing"], count, 0.8), stay)

    icu = np.flatnonzero(in_icu)
    unit = random.integers(0, len(vocabulary["icu_in"]), len(icu))
    icu_start = within(icu, start, length * 0.3)
    icu_length = (end[icu] - icu_start) * random.uniform(0.2, 0.9, len(icu))
    icu_end = (icu_start + icu_length).astype("i8")
    block.add(who[icu], icu_start, vocabulary["icu_in"][unit], stay[icu])
    block.add(who[icu], icu_end, vocabulary["icu_out"][unit], stay[icu])
    ventilated = np.flatnonzero(random.random(len(icu)) < 0.4)
    for code, share in zip(vocabulary["ventilation"], (0.0, random.uniform(0.1, 0.95, len(ventilated))), strict=True):
        at = (icu_start[ventilated] + 30 * MINUTE + share * icu_length[ventilated]).astype("i8")
        block.add(who[icu][ventilated], at, code, stay[icu][ventilated])

    # Rows per stay by kind, scaled together to the mean that was asked for.
    days, icu_days = length / DAY, np.maximum(icu_length / DAY, 0.02)
    labs, drugs = (0.8 + 1.7 * days) * 11, 3 + 9 * days
    scale = (ROWS_PER_SUBJECT * subjects - 16 * count - 20 * subjects) / (labs.sum() + drugs.sum() + 164 * icu_days.sum())
    scale = max(0.02, scale)

    def panels(owner, begin, span, group, rate, tests, exponent, stay_of=None):
        """Measurements come as panels: several codes at one time."""
        panel = np.repeat(np.arange(len(owner)), random.poisson(rate))
        at = within(panel, begin, span)
        test = np.repeat(np.arange(len(panel)), 1 + random.poisson(tests - 1, len(panel)))
        picked = skewed(random, vocabulary[group], len(test), exponent)
        block.add(owner[panel][test], at[test], picked, None if stay_of is None else stay_of[panel][test])

    panels(who, start, length, "lab", labs * scale / 11, 11, 1.15, stay)
    panels(who[icu], icu_start, icu_length, "vital", 144 * icu_days * scale / 6, 6, 1.05, stay[icu])
    panels(everyone, first - 200 * DAY, np.full(subjects, 2500.0 * DAY), "lab", np.full(subjects, 2.0), 6, 1.1)

    drug = np.repeat(stay, random.poisson(drugs * scale))
    block.add(who[drug], within(drug, start, length), skewed(random, vocabulary["medication"], len(drug), 1.0), drug)
    for group, rate in (("infusion", 6), ("procedure", 4)):
        course = np.repeat(np.arange(len(icu)), random.poisson(rate * icu_days * scale))
        item = 2 * np.minimum(random.geometric(0.04, len(course)) - 1, len(vocabulary[group]) // 2 - 1)
        at = within(course, icu_start, icu_length)
        block.add(who[icu][course], at, vocabulary[group][item], stay[icu][course])
        stops = at + MINUTE * random.integers(5, 900, len(course))
        block.add(who[icu][course], stops, vocabulary[group][item + 1], stay[icu][course])
    for group, rate, at_end in (("diagnosis", 9, True), ("operation", 1.2, False), ("transfer", 2.6, False)):
        index = np.repeat(stay, random.poisson(rate, count))
        at = end[index] if at_end else within(index, start, length)
        block.add(who[index], at, skewed(random, vocabulary[group], len(index), 0.9), index)
    visit = np.repeat(everyone, random.poisson(1, subjects))
    at = first[visit] + random.integers(0, 2000, len(visit)) * DAY
    block.add(visit, at, skewed(random, vocabulary["office"], len(visit), 1.15))
    return block


def block_table(seed: tuple[int, ...], first_subject: int, subjects: int, vocabulary: codes.Vocabulary) -> pa.Table:
    random = np.random.default_rng(np.random.SeedSequence(seed))
    block = generate_block(random, subjects, vocabulary)
    subject, seconds, code, stay = block.sorted_columns(vocabulary["death"][0])
    mean = np.array(vocabulary.mean, "f4")[code]
    value = mean + np.array(vocabulary.deviation, "f4")[code] * random.standard_normal(len(code), dtype="f4")
    value = np.maximum(np.where(mean < 20, np.round(value, 1), np.round(value)), 0).astype("f4")
    has_value = ~np.isnan(mean) & (random.random(len(code)) >= 0.02)
    text = np.where(~np.isnan(mean) & (random.random(len(code)) < 0.03), random.integers(0, len(TEXTS), len(code)), -1)
    return pa.table({
        "subject_id": pa.array(10_000_000 + 3 * (first_subject + subject), pa.int64()),
        "time": pa.array(seconds * 1_000_000, pa.timestamp("us"), mask=seconds == STATIC),
        "code": pa.array(vocabulary.codes).take(pa.array(code)),
        "numeric_value": pa.array(value, pa.float32(), mask=~has_value),
        "text_value": TEXTS.take(pa.array(text, mask=text < 0)),
        "hadm_id": pa.array(20_000_000 + 50 * first_subject + stay, pa.int64(), mask=stay < 0),
    })  # fmt: skip


def write_shard(shard: int, folder: Path, subjects: int, shards: int) -> int:
    """Writes one shard and gives its number of rows."""
    vocabulary = codes.build()
    first = subjects * shard // shards
    last = subjects * (shard + 1) // shards
    rows = 0
    writer = None
    for block, start in enumerate(range(first, last, BLOCK_SUBJECTS)):
        table = block_table((SEED, shard, block), start, min(BLOCK_SUBJECTS, last - start), vocabulary)
        writer = writer or pq.ParquetWriter(folder / f"{shard}.parquet", table.schema, compression="zstd")
        writer.write_table(table)
        rows += len(table)
    writer.close()
    return rows


def write_dataset(root: Path, subjects: int, shards: int) -> int:
    """Writes a MEDS dataset below `root`, unless it is there already, and gives its number of rows."""
    marker = root / "metadata" / "dataset.json"
    if marker.exists():
        return json.loads(marker.read_text())["rows"]
    folder = root / "data" / "train"
    folder.mkdir(parents=True, exist_ok=True)
    marker.parent.mkdir(exist_ok=True)
    with ProcessPoolExecutor() as pool:
        rows = sum(pool.map(partial(write_shard, folder=folder, subjects=subjects, shards=shards), range(shards)))
    pq.write_table(pa.table({"code": codes.build().codes}), marker.with_name("codes.parquet"))
    marker.write_text(json.dumps({"dataset_name": "synthetic", "meds_version": "0.4.0", "rows": rows}))
    return rows


if __name__ == "__main__":
    print(write_dataset(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
