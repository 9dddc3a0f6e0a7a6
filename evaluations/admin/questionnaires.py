"""Questionnaires in the admin: built section by section, previewed as delegates see them, copied, superseded."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from evaluations.models import Choice, Question, Questionnaire, Scale, ScalePoint, Section
from evaluations.services.questionnaires import copy_questionnaire, publish_questionnaire, supersede_questionnaire
from ezportal.admin import TranslatedAdmin, TranslatedStackedRows, TranslatedTabularRows, in_all_languages
from zones.choices import Publication


class FrozenRows:
    """Rows of a questionnaire: when it is published there is nothing to add, change or delete."""

    def _is_frozen(self, parent: Any) -> bool:
        owner = getattr(parent, "questionnaire", parent)
        return isinstance(owner, Questionnaire) and owner.is_frozen()

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return not self._is_frozen(obj) and super().has_add_permission(request, obj)  # type: ignore[misc]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return not self._is_frozen(obj) and super().has_delete_permission(request, obj)  # type: ignore[misc]


class PointInline(TranslatedTabularRows):
    model = ScalePoint
    classes = ()
    show_change_link = False
    fields = ("value", *in_all_languages("label"))


@admin.register(Scale)
class ScaleAdmin(TranslatedAdmin):
    inlines = (PointInline,)
    frozen_fields = ("slug", "points")
    list_display = ("name", "slug", "points")
    search_fields = ("slug", "name_en")
    fieldsets = ((None, {"fields": ("name_en", "slug", "points", "note", "draft_languages")}),)


class SectionInline(FrozenRows, TranslatedTabularRows):
    model = Section
    classes = ()
    fields = ("order", "title_en", "description_en")


@admin.register(Questionnaire)
class QuestionnaireAdmin(TranslatedAdmin):
    """Its page holds title and sections; each section's page holds the questions."""

    change_form_template = "admin/evaluations/questionnaire/change_form.html"
    inlines = (SectionInline,)
    frozen_fields = ("slug", "code", "purpose")
    readonly_fields = ("version", "publication", "supersedes")
    list_display = ("title", "purpose", "version", "publication")
    list_filter = ("publication", "purpose")
    search_fields = ("slug", *in_all_languages("title"))
    prepopulated_fields = {"slug": ("title_en",), "code": ("title_en",)}
    fieldsets = (
        (None, {"fields": ("title_en", ("slug", "code"), ("purpose", "version", "publication"), "introduction_en")}),
        (_("Record"), {"classes": ("collapse",), "fields": ("note", "draft_languages", "supersedes")}),
    )

    def get_urls(self) -> list[URLPattern]:
        steps = (("preview", self.preview_view), ("step", self.step_view))
        own = [
            path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=f"evaluations_questionnaire_{name}")
            for name, view in steps
        ]
        return [*own, *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        form = context.get("original")
        if form is not None:
            context["sections"] = form.sections.prefetch_related("questions")
            context["may_change"] = self.has_change_permission(request, form)
        return super().render_change_form(request, context, *args, **kwargs)

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """The form as delegates see it, in the language of the person who looks; nothing can be sent."""
        form = self.get_object(request, str(pk))
        if form is None or not self.has_view_permission(request, form):
            raise PermissionDenied
        from evaluations.views.preview import preview_context  # views stand beside the admin

        context = {
            **self.admin_site.each_context(request), **preview_context(form), "opts": self.opts, "original": form,
            "title": _("Preview"), "subtitle": str(form),
        }  # fmt: skip
        return TemplateResponse(request, "admin/evaluations/questionnaire/preview.html", context)

    def step_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Publish, make a new version, or copy: one button each."""
        form = self.get_object(request, str(pk))
        if request.method != "POST" or form is None or not self.has_change_permission(request, form):
            raise PermissionDenied
        try:
            made = self._do(request, form, request.POST.get("then", ""))
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
            made = form
        return HttpResponseRedirect(reverse("admin:evaluations_questionnaire_change", args=[made.pk]))

    def _do(self, request: HttpRequest, form: Questionnaire, step: str) -> Questionnaire:
        if step == "publish":
            publish_questionnaire(questionnaire=form)
            said, made = _("Published. It can be used in surveys, and is not edited any more."), form
        elif step == "supersede":
            made = supersede_questionnaire(questionnaire=form)
            said = _("This is the next version, as a draft. The old one stays in use until you publish this one.")
        else:
            title = request.POST.get("title", "").strip()
            slug = slugify(title)[:60]
            if not slug:
                raise ValidationError(_("Give the copy a title in Latin letters."))
            made = copy_questionnaire(questionnaire=form, slug=slug, code=slug, title=title)
            said = _("This is the copy, as a draft.")
        self.log_change(request, made, said)
        self.message_user(request, said, messages.SUCCESS)
        return made

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        is_draft = obj is None or obj.publication == Publication.DRAFT
        return is_draft and super().has_delete_permission(request, obj)


class QuestionInline(FrozenRows, TranslatedStackedRows):
    model = Question
    fk_name = "section"
    classes = ()
    fields = (("order", "code"), ("kind", "level", "scale"), "text_en", ("is_required", "asks_then"))
    autocomplete_fields = ("scale",)


class OfQuestionnaire:
    """Pages of a questionnaire's parts: found through it, and closed with it."""

    is_listed = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        is_frozen = obj is not None and obj.public_row().is_frozen()
        return not is_frozen and super().has_delete_permission(request, obj)  # type: ignore[misc]


@admin.register(Section)
class SectionAdmin(OfQuestionnaire, TranslatedAdmin):
    inlines = (QuestionInline,)
    readonly_fields = ("questionnaire",)
    list_display = ("title", "questionnaire", "order")
    list_select_related = ("questionnaire",)
    search_fields = ("title_en",)
    fieldsets = ((None, {"fields": ("questionnaire", "order", "title_en", "description_en")}),)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """A question belongs to the questionnaire of its section."""
        for row in formset.forms:
            if isinstance(row.instance, Question):
                row.instance.questionnaire = form.instance.questionnaire
        super().save_formset(request, form, formset, change)


class ChoiceInline(FrozenRows, TranslatedTabularRows):
    model = Choice
    classes = ()
    show_change_link = False
    fields = ("order", "code", *in_all_languages("label"))


@admin.register(Question)
class QuestionAdmin(OfQuestionnaire, TranslatedAdmin):
    inlines = (ChoiceInline,)
    readonly_fields = ("questionnaire", "section")
    autocomplete_fields = ("scale",)
    list_display = ("code", "text", "kind", "questionnaire")
    list_select_related = ("questionnaire",)
    search_fields = ("code", "text_en", "questionnaire__slug")
    fieldsets = (
        (None, {"fields": (
            "questionnaire", "section", ("order", "code"), ("kind", "level", "scale"), "text_en", "help_en",
            ("is_required", "asks_then"), ("lowest", "highest", "longest"),
        )}),
    )  # fmt: skip
