"""What kernels/run measured, read from the file of results that JMH writes."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Kernel:
    """One benchmark: values or rows a second, on one core, with the error of 99.9 % confidence."""

    name: str
    score: float
    error: float


@dataclass(frozen=True)
class Kernels:
    kernels: list[Kernel]

    def score(self, name: str) -> float | None:
        return next((kernel.score for kernel in self.kernels if kernel.name == name), None)

    @staticmethod
    def read(file: Path) -> "Kernels":
        """Those in `file`; none if there is no such file."""
        if not file.exists():
            return Kernels([])
        return Kernels([kernel(result) for result in json.loads(file.read_text())])


def kernel(result: dict) -> Kernel:
    name = ".".join(result["benchmark"].split(".")[-2:])
    parameters = ", ".join(f"{key} {value}" for key, value in result.get("params", {}).items())
    metric = result["primaryMetric"]
    error = 0.0 if metric["scoreError"] == "NaN" else float(metric["scoreError"])
    return Kernel(f"{name} ({parameters})" if parameters else name, float(metric["score"]), error)
