"""Style sheets, fonts and drawings: sizes, checksums, contrast."""

import hashlib
import re
from pathlib import Path

import pytest
from django.conf import settings

STATIC = Path(settings.BASE_DIR) / "static"
LARGEST_CSS = 60_000
LARGEST_CSS_OF_A_PAGE = 50_000
# Pairs of text and ground that pages put together.
TEXT_PAIRS = [
    (text, ground)
    for ground in ("paper", "surface")
    for text in ("ink", "ink-soft", "link", "link-hover", "brand", "jade", "turmeric", "violet", "laterite", "slate")
] + [
    ("ink", "sunk"), ("ink-soft", "sunk"), ("brand-ink", "brand"), ("mast-ink", "mast"), ("mast-soft", "mast"),
    ("jade", "jade-tint"), ("turmeric", "turmeric-tint"), ("violet", "violet-tint"), ("laterite", "laterite-tint"),
    ("ink", "turmeric-tint"), ("ink", "laterite-tint"), ("map-ink", "map-land"), ("map-ink", "map-water"),
]  # fmt: skip
SHAPE_PAIRS = [("line-strong", "surface"), ("line-strong", "paper"), ("mark", "mast"), ("focus", "focus-edge")] + [
    (tone, "map-land") for tone in ("jade", "turmeric", "violet", "laterite", "slate", "brand")
]


def tokens() -> dict[str, dict[str, str]]:
    """Colours of the light and of the dark scheme; dark ones stand in for what they do not name."""
    light, dark = (STATIC / "css/tokens.css").read_text().split("prefers-color-scheme: dark")
    read = {"light": dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", light))}
    read["dark"] = read["light"] | dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", dark))
    return read


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """As WCAG 2.2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT_PAIRS, 4.5), (SHAPE_PAIRS, 3.0)])
def test_colours_have_enough_contrast(scheme, pairs, least) -> None:
    colours = tokens()[scheme]
    weak = {
        f"{one} on {other}": round(contrast(colours[one], colours[other]), 2)
        for one, other in pairs
        if contrast(colours[one], colours[other]) < least
    }
    assert weak == {}


def test_style_sheets_are_small_and_ask_nothing_of_others() -> None:
    sheets = [path.read_text() for path in (STATIC / "css").glob("*.css")]
    assert sum(map(len, sheets)) < LARGEST_CSS
    assert not [sheet for sheet in sheets if re.search(r"@import|https?:|url\(\s*[\"']?//", sheet)]


def test_no_page_loads_much_of_the_style_sheets(client, world) -> None:
    for path in world.paths:
        html = client.get(f"/en{path}").content.decode()
        names = set(re.findall(r'<link rel="stylesheet" href="/static/([^"?]+)"', html))
        assert "css/tokens.css" in names, path
        assert sum(len((STATIC / name).read_text()) for name in names) < LARGEST_CSS_OF_A_PAGE, path


def test_fonts_are_those_that_were_fetched() -> None:
    fonts = STATIC / "fonts"
    recorded = dict(line.split("  ")[::-1] for line in (fonts / "CHECKSUMS").read_text().splitlines())
    assert recorded == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(fonts.glob("*.woff2"))
    }
    assert "SIL Open Font License" in (fonts / "OFL.txt").read_text()


def test_every_file_a_style_sheet_names_is_there() -> None:
    for sheet in (STATIC / "css").glob("*.css"):
        for name in re.findall(r'url\("([^"]+)"\)', sheet.read_text()):
            assert (sheet.parent / name).resolve().is_file(), name
