"""Who may answer: a signed cookie that names the invitation by the hash of its token, apart from all other cookies.

It ends with the invitation: revoked or sealed, at the next request. A delegate who came in by the personal link
answers with that.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import translation

from delegations.views.my import session as delegate_session
from evaluations.models import Invitation, InvitationToken

SALT = "evaluations.answers"
SECONDS = 12 * 60 * 60
_RELATED = (
    "survey__evaluation__visit", "survey__questionnaire", "delegate__group__country", "delegate__group__organisation",
)  # fmt: skip


def begin(response: HttpResponseBase, token: InvitationToken) -> None:
    """Let in whoever opened this token, below each language."""
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            path = reverse("answers:survey", args=[token.invitation.survey_id])
        response.set_signed_cookie(
            _name_of(code, token.invitation.survey_id), token.token_hash, salt=SALT, max_age=SECONDS, path=path,
            httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE,
        )  # fmt: skip


def invitation_of(request: HttpRequest, survey_id: int) -> Invitation | None:
    """The invitation of whoever is in, for this survey; None for everybody else."""
    name = _name_of(str(translation.get_language()), survey_id)
    token_hash = request.get_signed_cookie(name, default=None, salt=SALT, max_age=SECONDS)
    invitations = Invitation.objects.filter(survey=survey_id, revoked_at=None).select_related(*_RELATED)
    if token_hash and (found := invitations.filter(tokens__token_hash=token_hash).first()):
        return found
    link = delegate_session.link_of(request)
    return invitations.filter(delegate=link.delegate).first() if link is not None else None


def _name_of(language: str, survey_id: int) -> str:
    return f"{delegate_session.PREFIX}answers-{survey_id}-{language}"
