"""Who may do what with learning visits: editors run them, focal points look after their own country's part.

Focal points read every visit, and write the delegates, expectations, case studies and presentations of their own
country. Contact data is seen by those who may see the delegate. The rules themselves are those of `zones.access`.
"""

from __future__ import annotations

from typing import Any

from zones.access import ADMINISTRATOR, EDITOR, FOCAL_POINT, FocalRule, grant, grantable, historical

FOCAL_RULES = {
    "delegations.delegate": FocalRule("group__country_id", owner="visit", is_always_open=True),
    "delegations.delegatecontact": FocalRule("delegate__group__country_id", is_always_open=True),
    "delegations.expectation": FocalRule("group__country_id", owner="visit"),
    "delegations.casestudy": FocalRule("group__country_id", owner="visit"),
    "delegations.countrypresentation": FocalRule("group__country_id", owner="visit"),
    "delegations.finding": FocalRule("presentation__group__country_id", owner="presentation__visit"),
    "delegations.findingsubject": FocalRule(
        "finding__presentation__group__country_id", owner="finding__presentation__visit"
    ),
}
# Written by the portal only.
_READ_ONLY = ("erasure", "reminder")
# Ways in: made and revoked by those who run the visit.
_LINKS = ("personallink",)
# Who is in which travel group is seen by those who run the visit.
_PEOPLE = ("travelgroupmember", "erasure", "personallink")
_REFERENCE = ("discussionarea",)


def ensure_permissions(**kwargs: Any) -> None:
    """Bring the groups' permissions on learning visits up to date; runs after each migrate."""
    using = kwargs.get("using", "default")
    written = grantable("delegations", using, read_only=_READ_ONLY)
    everything = {(action, name) for action in ("view", "add", "change", "delete") for name in written}
    everything |= {("view", name) for name in {*_READ_ONLY, *historical("delegations")}}
    for name in _REFERENCE:
        everything.discard(("delete", name))  # retired, never deleted
    for name in _LINKS:
        everything -= {("change", name), ("delete", name)}  # revoked, never edited
    focal_models = [label.split(".")[1] for label in FOCAL_RULES]
    focal = {("view", name) for name in written | historical("delegations") if name not in _PEOPLE}
    focal |= {(action, name) for action in ("view", "add", "change") for name in focal_models}
    grant("delegations", {FOCAL_POINT: focal, EDITOR: everything, ADMINISTRATOR: everything}, using)
