import gettext

import polib
import pytest

from ezportal.catalogues import catalogue_faults, compile_catalogues


def catalogue(*entries):
    file = polib.POFile()
    file.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    for msgid, msgstr, place in entries:
        file.append(polib.POEntry(msgid=msgid, msgstr=msgstr, occurrences=[(place, "")]))
    return file


def test_compiles_what_changed_and_nothing_else(tmp_path):
    source = tmp_path / "lo" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    catalogue(("Zone", "ເຂດ", "templates/a.html")).save(str(source))
    assert list(compile_catalogues(tmp_path)) == [source.with_suffix(".mo")]
    assert list(compile_catalogues(tmp_path)) == []
    with source.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Zone") == "ເຂດ"


@pytest.mark.parametrize(
    ("msgid", "msgstr", "place", "faults"),
    [
        ("Zone", "ເຂດ", "templates/a.html", []),
        ("Zone", "", "templates/a.html", ["not translated: 'Zone'"]),
        ("Zone", "", "zones/admin/zone.py", []),
        ("%(n)s zones", "%(n)s ເຂດ", "templates/a.html", []),
        ("%(n)s zones", "ເຂດ", "templates/a.html", ["placeholders differ (%(n)s): '%(n)s zones'"]),
        ("{n} zones", "{m} ເຂດ", "zones/admin/a.py", ["placeholders differ ({m}, {n}): '{n} zones'"]),
    ],
)
def test_catalogue_faults(msgid, msgstr, place, faults):
    template = catalogue((msgid, "", place))
    assert list(catalogue_faults(catalogue((msgid, msgstr, place)), template)) == faults


def test_a_draft_flagged_fuzzy_counts_as_missing():
    translated = catalogue(("Zone", "ເຂດ", "templates/a.html"))
    translated[0].flags.append("fuzzy")
    template = catalogue(("Zone", "", "templates/a.html"))
    assert list(catalogue_faults(translated, template)) == ["not translated: 'Zone'"]
