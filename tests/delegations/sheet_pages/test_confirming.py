"""Between preview and confirmation the file waits in the cache; it is written whole or not at all."""

import pytest
from django.core.cache import cache

from delegations.models import AgendaItem, Delegate, DelegateContact, SiteNote
from delegations.sheets import keeping
from delegations.sheets.plan import PlannedRow
from tests import factories
from tests.admin.pages import signed_in
from tests.delegations.sheet_files import (
    ANNA,
    HEADER,
    address,
    as_xlsx,
    confirm,
    problems,
    states,
    upload,
)
from zones.models import data_version


def test_kept_file_is_its_owners_for_this_visit_and_kind(editor, administrator, visit):
    response = upload(editor, visit, "delegates", as_xlsx(HEADER, ANNA))
    other = factories.LearningVisitFactory()
    for who, where, kind in (
        (administrator, visit, "delegates"),
        (editor, other, "delegates"),
        (editor, visit, "agenda"),
    ):
        (message,) = confirm(who, where, kind, response).context["messages"]
        assert str(message) == "The file is no longer kept. Please upload it again."
    assert not Delegate.objects.exists()
    confirm(editor, visit, "delegates", response)
    assert Delegate.objects.count() == 1


def test_kept_file_is_gone_after_the_import(editor, visit):
    response = upload(editor, visit, "delegates", as_xlsx(HEADER, ANNA))
    before = data_version()
    confirm(editor, visit, "delegates", response)
    (message,) = confirm(editor, visit, "delegates", response).context["messages"]
    assert str(message) == "The file is no longer kept. Please upload it again."
    assert (Delegate.objects.count(), data_version()) == (1, before + 1)


def test_kept_file_expires(editor, visit, monkeypatch):
    kept = {}
    monkeypatch.setattr(cache, "set", lambda key, value, seconds: kept.update({key: seconds}))
    upload(editor, visit, "delegates", as_xlsx(HEADER, ANNA))
    assert [seconds for key, seconds in kept.items() if key.startswith("visit-sheet:")] == [30 * 60]


def test_file_with_problems_is_not_kept(editor, visit, monkeypatch):
    monkeypatch.setattr(keeping.cache, "set", lambda *args: pytest.fail("it was kept"))
    assert upload(editor, visit, "delegates", as_xlsx(HEADER, ["x", *ANNA[1:]])).context["token"] == ""


@pytest.mark.parametrize("token", ["", "x", "a b", "\x00", "x" * 300, "ຂ", "*"])
def test_made_up_token_finds_nothing(editor, visit, token):
    response = signed_in(editor).post(address(visit, "delegates"), {"token": token}, follow=True)
    (message,) = response.context["messages"]
    assert str(message) == "The file is no longer kept. Please upload it again."


def test_what_changed_since_the_preview_is_shown_again(editor, visit):
    response = upload(editor, visit, "delegates", as_xlsx(HEADER, ANNA))
    factories.DelegateFactory(visit=visit, group=visit.groups.get(code="LA"), number=1, name="Anna One", title="")
    before = data_version()
    again = confirm(editor, visit, "delegates", response)
    (message,) = again.context["messages"]
    assert str(message) == "Nothing was written: the data changed since the preview. Look at it again."
    assert (states(again), Delegate.objects.count(), data_version()) == (["changed"], 1, before)
    confirm(editor, visit, "delegates", again)
    assert DelegateContact.objects.get().email == "anna@example.org"


def test_rule_that_is_broken_since_the_preview_writes_nothing(editor, visit):
    response = upload(editor, visit, "delegates", as_xlsx(HEADER, ANNA, [2, "TH", "Bob Two", "", ""]))
    factories.DelegateFactory(visit=visit, group=visit.groups.get(code="LA"), number=2, name="Cara Three")
    before = data_version()
    again = confirm(editor, visit, "delegates", response)
    assert problems(again) == []
    assert (Delegate.objects.count(), data_version()) == (1, before)


def test_what_the_database_refuses_is_told_and_undone(editor, visit, monkeypatch):
    """Somebody else writes the same number in the moment between planning and writing."""
    response = upload(editor, visit, "delegates", as_xlsx(HEADER, ANNA, [2, "TH", "Bob Two", "", ""]))
    before = data_version()
    save = Delegate.save

    def save_after_somebody_else(self, *args, **kwargs):
        monkeypatch.setattr(Delegate, "save", save)
        factories.DelegateFactory(visit=visit, group=self.group, number=2, name="Cara Three")
        save(self, *args, **kwargs)

    monkeypatch.setattr(Delegate, "save", save_after_somebody_else)
    again = confirm(editor, visit, "delegates", response)
    assert problems(again) == ["C3 · name: Learning visit, Number: This number is taken."]
    assert (Delegate.objects.count(), DelegateContact.objects.count(), data_version()) == (0, 0, before)


@pytest.mark.parametrize(
    ("kind", "rows", "model"),
    [
        ("agenda", [["date", "country", "title"], ["2030-03-04", "LA", "A"], ["2030-03-04", "", "B"]], AgendaItem),
        ("notes", [["site", "text"], ["test-gate", "A"], ["test-gate", "B"]], SiteNote),
    ],
)
def test_failure_while_writing_leaves_nothing(editor, visit, monkeypatch, kind, rows, model):
    response = upload(editor, visit, kind, as_xlsx(*rows))
    before, save, calls = data_version(), model.save, []

    def fail_at_the_second(self, *args, **kwargs):
        calls.append(self)
        if len(calls) > 1:
            raise RuntimeError("the machine stops")
        save(self, *args, **kwargs)

    monkeypatch.setattr(model, "save", fail_at_the_second)
    with pytest.raises(RuntimeError):
        confirm(editor, visit, kind, response)
    assert (model.objects.count(), visit.days.count(), visit.site_visits.count(), data_version()) == (0, 0, 0, before)


def test_digest_tells_plans_apart(editor, visit):
    plans = []
    for name in ("Anna One", "Anna One", "Bob Two"):
        plans.append(upload(editor, visit, "delegates", as_xlsx(["country", "name"], ["LA", name])).context["plan"])
    assert plans[0].digest() == plans[1].digest() != plans[2].digest()
    assert isinstance(plans[0].rows[0], PlannedRow)
