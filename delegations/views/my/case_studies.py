"""A delegate's case studies: topic, title, and a text or a file."""

from __future__ import annotations

import logging
from errno import errorcode
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from delegations.models import AssignmentTopic, CaseStudy
from delegations.my_forms import CaseStudyForm, FileForm
from delegations.services import handing_in
from delegations.services.handing_in import Conflict
from delegations.validators import LARGEST_FILE_BYTES
from delegations.views.my.base import DelegateView, go_to, is_from_script
from delegations.views.my.writing import Slip, save_slip, status_of, told_to_script

logger = logging.getLogger(__name__)

# Longer than its label is a topic only on paper.
LABEL_LENGTH = 110


def _own(view: DelegateView) -> QuerySet[Any]:
    return CaseStudy._base_manager.filter(delegate=view.delegate).select_related("topic", "visit").order_by("pk")


class CaseStudiesView(DelegateView):
    """The list; POST begins another one."""

    template_name = "delegations/my/case_studies.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        topics = AssignmentTopic.objects.filter(visit=self.visit)
        most = handing_in.MOST_CASE_STUDIES
        return super().get_context_data(rows=_own(self), topics=topics, most=most, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            row = handing_in.add_case_study(delegate=self.delegate, language=translation.get_language())
        except ValidationError as error:
            return self.page(400, problems=[{"anchor": "main", "text": error.messages[0]}])
        return go_to(reverse("my:case-study", args=[row.pk]))


class CaseStudyView(DelegateView):
    """One case study: a form while it is a draft, and to read after that."""

    template_name = "delegations/my/case_study.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        slip = kwargs.pop("slip", None) or self._slip()
        files = kwargs.pop("files", None) or FileForm()
        problems = [*slip.problems, *({"anchor": "id_file", "text": said} for said in files.errors.get("file", ()))]
        problems += kwargs.pop("problems", [])
        return super().get_context_data(
            slip=slip, row=slip.row, files=files, problems=problems, largest_mb=LARGEST_FILE_BYTES // 1024**2, **kwargs
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        slip = self._slip(request.POST)
        if slip.form is not None:
            save_slip(slip, partial(self._save, slip.row))
        if is_from_script(request):
            return told_to_script([slip])
        files = FileForm(request.POST, request.FILES)
        if (status := status_of([slip])) != 200 or not files.is_valid():
            return self.page(status if status != 200 else 400, slip=slip, files=files)
        try:
            return self._then(slip, files.cleaned_data["file"], request.POST.get("then", ""))
        except Conflict:
            return go_to(request.path)
        except OSError as error:
            return self._file_not_kept(slip, files, error)
        except ValidationError as error:
            return self.page(400, problems=[{"anchor": "id_text", "text": error.messages[0]}])

    def _file_not_kept(self, slip: Slip, files: FileForm, error: OSError) -> HttpResponse:
        """The disk has no room, or can't be written. What was typed is saved, and so is the file that was there."""
        logger.error("A file that was handed in could not be stored: %s", errorcode.get(error.errno or 0, "OSError"))
        files.add_error("file", _("The portal can't store files at the moment. Please add it again later."))
        return self.page(503, slip=slip, files=files)

    def _slip(self, data: Any = None) -> Slip:
        row = _own(self).filter(pk=self.kwargs["pk"]).first()
        was_typed = data is not None and "edition" in data
        if row is None and was_typed:
            row = CaseStudy(pk=self.kwargs["pk"], delegate=self.delegate)  # removed in another window
        if row is None:
            raise Http404
        if not row.is_draft and not was_typed:
            return Slip(row)
        topics = [(topic.pk, _short(topic)) for topic in AssignmentTopic._base_manager.filter(visit=self.visit)]
        return Slip(row, CaseStudyForm(data if was_typed else None, initial=CaseStudyForm.shown(row), topics=topics))

    def _save(self, row: CaseStudy, form: Any) -> CaseStudy:
        by_hand = not is_from_script(self.request)
        edition, values = form.cleaned_data["edition"], form.cleaned_data
        return handing_in.save_case_study(row=row, edition=edition, values=values, keep_history=by_hand)

    def _then(self, slip: Slip, file: Any, step: str) -> HttpResponse:
        here = self.request.path
        if file:
            handing_in.put_file(row=slip.row, file=file)
        elif step == "remove-file":
            handing_in.put_file(row=slip.row, file=None)
        if step == "hand-in":
            handing_in.hand_in(row=slip.row)
            return go_to(here, "handed-in")
        if step == "take-back":
            return go_to(here, "taken-back" if handing_in.take_back(row=slip.row) else "")
        if step == "remove":
            handing_in.remove(row=slip.row)
            return go_to(reverse("my:case-studies"), "removed")
        return go_to(here, "saved")


def _short(topic: Any) -> str:
    text = f"{topic.order}. {topic.text}"
    return text if len(text) <= LABEL_LENGTH else text[:LABEL_LENGTH].rsplit(" ", 1)[0] + " …"


class FileView(DelegateView):
    """The delegate's own file, as a download: nothing that was handed in is ever shown by the browser."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        row = get_object_or_404(_own(self), pk=kwargs["pk"])
        if not row.file:
            raise Http404
        kind = row.file.name.rpartition(".")[2]
        return FileResponse(
            row.file.open(), as_attachment=True, filename=f"case-study-{row.pk}.{kind}",
            content_type="application/octet-stream",
        )  # fmt: skip
