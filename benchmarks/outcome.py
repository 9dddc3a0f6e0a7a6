"""What a run has measured, in a form that can be written to a file and read again."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.statistics import Sample

# database, zones, work, side
Place = tuple[str, int, str, str]
# database, zones, what
FigurePlace = tuple[str, int, str]


@dataclass
class Outcome:
    """Samples of the works that sides do in turns, and single figures; one value per round each."""

    machine: dict[str, str] = field(default_factory=dict)
    samples: dict[Place, list[Sample]] = field(default_factory=lambda: defaultdict(list))
    figures: dict[FigurePlace, list[float]] = field(default_factory=lambda: defaultdict(list))
    notes: list[str] = field(default_factory=list)

    def databases(self) -> list[str]:
        return list(dict.fromkeys(database for database, _zones in self._places()))

    def sizes(self, database: str) -> list[int]:
        return sorted({zones for found, zones in self._places() if found == database})

    def _places(self) -> Iterator[tuple[str, int]]:
        yield from ((database, zones) for database, zones, _work, _side in self.samples)
        yield from ((database, zones) for database, zones, _what in self.figures)

    def save(self, file: Path) -> None:
        data: dict[str, Any] = {
            "machine": self.machine,
            "notes": self.notes,
            "samples": [[*place, [asdict(sample) for sample in found]] for place, found in self.samples.items()],
            "figures": [[*place, found] for place, found in self.figures.items()],
        }
        file.write_text(json.dumps(data, indent=1))

    @classmethod
    def load(cls, file: Path) -> Outcome:
        data = json.loads(file.read_text())
        outcome = cls(machine=data["machine"], notes=data["notes"])
        for database, zones, work, side, found in data["samples"]:
            outcome.samples[database, zones, work, side] = [Sample(**sample) for sample in found]
        for database, zones, what, found in data["figures"]:
            outcome.figures[database, zones, what] = found
        return outcome
