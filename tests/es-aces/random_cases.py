"""Makes random cases: a task, its data and how to read them, each in a folder (see README.md)."""

import csv
import io
import json
from datetime import datetime

import mistakes
import pyarrow.parquet as pq
import yaml
from random_data import DataMaker
from random_esgpt import EsgptMaker
from random_tasks import Dice, TaskMaker

TIME_FORMATS = ("%Y-%m-%d %H:%M:%S", "%m/%d/%Y %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%d.%m.%Y %H:%M:%S")


class CaseMaker:
    """One random case. The seed decides everything, so that it gives the same case again."""

    def __init__(self, seed, is_esgpt=False):
        self.random = Dice(seed)
        self.standard = "esgpt" if is_esgpt else "meds" if self.random.chance(0.5) else "direct"

    def write(self, folder):
        """Writes the files of the case; whoever runs them adds `expected.json` and `actual.json`."""
        folder.mkdir(parents=True)
        task = TaskMaker(self.random, self.standard)
        config = task.make()
        data = EsgptMaker(self.random, task) if self.standard == "esgpt" else DataMaker(self.random, task)
        tables = data.make()
        case = {"standard": self.standard, "data": data.NAME, "ts_format": None}
        if self.standard == "direct":
            case["ts_format"] = self.random.choice(TIME_FORMATS)
            if self.random.chance(0.7):
                case["data"] = "data.csv"
        overrides = self.split_off_overrides(config) if self.random.chance(0.2) else None
        case["predicates"] = "predicates.yaml" if overrides else None
        case["mistake"] = mistakes.add_one(config, case, self.random) if self.random.chance(0.1) else None
        case["may_fail"] = mistakes.may_fail(config, overrides or {})
        text = self.yaml(config)
        if case["mistake"] in mistakes.IN_TEXT:
            text = mistakes.IN_TEXT[case["mistake"]](text)
        (folder / "config.yaml").write_text(text)
        if overrides:
            (folder / "predicates.yaml").write_text(self.yaml(overrides))
        if self.standard == "esgpt":
            self.write_esgpt(tables, data.config(), folder / case["data"])
        else:
            self.write_data(tables, folder / case["data"], case["ts_format"])
        (folder / "case.json").write_text(json.dumps(case, indent=1) + "\n")

    def yaml(self, document):
        style = self.random.choice((False, None, True))
        return yaml.safe_dump(document, sort_keys=False, default_flow_style=style, width=1000)

    def split_off_overrides(self, config):
        """Moves some predicates into a predicates file, leaving a placeholder, another definition or nothing behind."""
        overrides = {"predicates": {}}
        for name in self.random.sample(list(config["predicates"]), self.random.randint(1, len(config["predicates"]))):
            overrides["predicates"][name] = config["predicates"][name]
            left = self.random.choice(("???", {"code": "ELSEWHERE"}, None))
            if left is None:
                del config["predicates"][name]
            else:
                config["predicates"][name] = left
        if "patient_demographics" in config and self.random.chance(0.5):
            overrides["patient_demographics"] = config.pop("patient_demographics")
        return overrides

    def write_esgpt(self, tables, config, folder):
        folder.mkdir()
        (folder / "config.json").write_text(json.dumps(config))
        for name, table in tables.items():
            self.write_data(table, folder / f"{name}.parquet", None)

    def write_data(self, table, path, time_format):
        if path.suffix == ".csv":
            path.write_text(self.csv(table, time_format))
            return
        pq.write_table(
            table,
            path,
            row_group_size=self.random.choice((3, 10, 1000)),
            compression=self.random.choice(("zstd", "snappy", "gzip", "none")),
            use_dictionary=self.random.chance(0.8),
            data_page_version=self.random.choice(("1.0", "2.0")),
        )

    def csv(self, table, time_format):
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(table.column_names)
        for row in zip(*(column.to_pylist() for column in table.columns)):
            writer.writerow([self.cell(value, time_format) for value in row])
        return text.getvalue()

    @staticmethod
    def cell(value, time_format):
        if isinstance(value, bool):
            return str(value).lower()
        return f"{value:{time_format}}" if isinstance(value, datetime) else value
