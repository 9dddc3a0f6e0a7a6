"""Looks for secrets in the files that git tracks: `python scripts/find_secrets.py`. Ends with 1 when one is found.

Few patterns, each of which is a secret nearly always when it matches: keys in their well-known forms, addresses with a
password in them, and names such as PASSWORD that are given a value which looks drawn at random.
"""

from __future__ import annotations

import hashlib
import math
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

KNOWN_FORMS = {
    "private key": re.compile(r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY"),
    "key of a cloud": re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[0-9A-Za-z_-]{35}\b"),
    "token of a code host": re.compile(r"\b(?:gh[pousr]_[0-9A-Za-z]{36}|github_pat_\w{60,}|glpat-[\w-]{20,})"),
    "token of a chat or mail service": re.compile(r"\bxox[abprs]-[\w-]{10,}|\bSG\.[\w-]{20,}\.[\w-]{20,}"),
    "token of a package index": re.compile(r"\b(?:pypi-AgE|npm_)[\w-]{30,}"),
    "signed token": re.compile(r"\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{15,}"),
}
ADDRESS = re.compile(r"\b[a-z][a-z+]{2,12}://[^\s:/@\"'<>{}$]+:(?P<value>[^\s:/@\"'<>{}$]{6,})@")
NAMED = re.compile(
    r"(?P<name>[\w-]*(?:secret|passw|token|api_?key|private_?key)[\w-]*)[\"']?\s*[:=]\s*[\"']?(?P<value>[\w+/=.!@#%^&*-]{16,})",
    re.IGNORECASE,
)
# Bits a character: words and names have some 3, random letters and digits over 4.
RANDOM_ENOUGH = 3.9
LARGEST_FILE = 2_000_000
# Hashes of packages and of vendored files are as random as secrets, and public.
SKIPPED = re.compile(r"(?:^|/)(?:requirements[\w-]*\.lock|CHECKSUMS)$|\.(?:woff2|ttf|png|jpg|docx|xlsx|pdf|po)$")

# What looks like a secret and is none: the first hex digits of SHA-256 of the value, and why it may stand here.
KNOWN = {
    "dfd376db613c": "opens nothing: the image's build gives it so that settings load",
    "0636b13bc421": "opens nothing: it is of the form of a personal link, and the test masks it",
}


@dataclass(frozen=True)
class Found:
    path: str
    line: int
    kind: str
    value: str

    @property
    def mark(self) -> str:
        return hashlib.sha256(self.value.encode()).hexdigest()[:12]

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.kind} (if it is none, note {self.mark} with its reason in KNOWN)"


def entropy(text: str) -> float:
    """Shannon's, in bits a character."""
    return -sum(count / len(text) * math.log2(count / len(text)) for count in Counter(text).values())


def secrets_in(text: str, path: str = "") -> Iterator[Found]:
    """Everything in the text that looks like a secret."""
    for number, line in enumerate(text.splitlines(), 1):
        for kind, pattern in KNOWN_FORMS.items():
            for match in pattern.finditer(line):
                yield Found(path, number, kind, match[0])
        for match in ADDRESS.finditer(line):
            if entropy(match["value"]) >= 3 and not match["value"].startswith("<"):
                yield Found(path, number, "password in an address", match["value"])
        for match in NAMED.finditer(line):
            if _looks_random(match["value"]):
                yield Found(path, number, f"value of {match['name']}", match["value"])


def _looks_random(value: str) -> bool:
    kinds = sum(bool(re.search(pattern, value)) for pattern in ("[a-z]", "[A-Z]", "[0-9]"))
    is_code = re.search(r"[a-z]{4,}[._][a-z]{3,}", value) is not None
    return kinds >= 2 and not is_code and entropy(value) >= RANDOM_ENOUGH


def tracked_files(base: Path) -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=base, capture_output=True, text=True, check=True)  # noqa: S607
    return [name for name in listed.stdout.split("\0") if name and not SKIPPED.search(name)]


def secrets_below(base: Path) -> list[Found]:
    """Secrets in the tracked files that are not known to be none."""
    found = []
    for name in tracked_files(base):
        path = base / name
        if path.is_file() and path.stat().st_size <= LARGEST_FILE:
            found += list(secrets_in(path.read_text(encoding="utf-8", errors="replace"), name))
    return [item for item in found if item.mark not in KNOWN]


if __name__ == "__main__":
    result = secrets_below(Path(__file__).resolve().parent.parent)
    print(*result, sep="\n") if result else print("No secrets in the tracked files.")
    sys.exit(bool(result))
