"""What a run has measured, in a form that can be written to a file and read again."""

from __future__ import annotations

import json
from collections import defaultdict
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
        places = [place[0] for place in [*self.samples, *self.figures]]
        return list(dict.fromkeys(places))

    def sizes(self, database: str) -> list[int]:
        places = [*self.samples, *self.figures]
        return sorted({place[1] for place in places if place[0] == database})

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
