"""The little of an ESGPT dataset that es-aces asks for: its three tables, and which column holds the values of a measurement."""

import json
from pathlib import Path
from types import SimpleNamespace

import polars as pl


class Dataset:
    """A dataset as ESGPT saves it, without the pickled part, which es-aces does not use."""

    def __init__(self, folder):
        measurements = json.loads((folder / "config.json").read_text())["measurement_configs"]
        self.config = SimpleNamespace(measurement_configs={name: SimpleNamespace(**config) for name, config in measurements.items()})
        self.subjects_df, self.events_df, self.dynamic_measurements_df = (
            pl.read_parquet(folder / f"{name}.parquet") for name in ("subjects_df", "events_df", "dynamic_measurements_df")
        )

    @classmethod
    def load(cls, folder):
        return cls(Path(folder))
