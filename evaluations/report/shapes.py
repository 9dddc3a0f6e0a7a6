"""The plain pieces that the content of a report is made of: JSON, with no markup in any text.

- line: {"text", "lang"?, "style"?, "numbers"?, "row"?}. `lang` stands where the text is not in the report's language,
  `numbers` are the entries of the trace that stand in it, `row` is the row that it was copied from.
- block: {"kind": "heading" | "text" | "list" | "table" | "figure", …}, made in `evaluations.report.blocks`.
- content: {"cover", "labels", "chapters": [{"key", "kind", "text", "blocks"}], "numbers", …}.
"""

from __future__ import annotations

from typing import Any

Line = dict[str, Any]
Cell = list[Line]
Block = dict[str, Any]
Chapter = dict[str, Any]
Content = dict[str, Any]
