"""Rating scales and published questionnaires, in all languages they have."""

from rest_framework import serializers

from evaluations.choices import Level, Purpose, QuestionKind
from ezportal.api.fields import ApiAddress, TranslatedText
from ezportal.api.serializers import ResourceSerializer, RowSerializer
from zones.api.fields import Choice, DraftLanguages, OptionalNumber, PublicKey, Text


class ScalePointSerializer(ResourceSerializer):
    """What a point of the scale means."""

    value = serializers.IntegerField(read_only=True)
    label = TranslatedText()


class ScaleSerializer(ResourceSerializer):
    """A rating scale from 1 (lowest) to `points`."""

    slug = serializers.SlugField(read_only=True)
    name = TranslatedText()
    points = serializers.IntegerField(read_only=True)
    labels = ScalePointSerializer(source="scale_points", many=True, read_only=True)
    note = Text()
    draft_languages = DraftLanguages()
    self = ApiAddress("rating-scales-detail")


class ChoiceSerializer(ResourceSerializer):
    """An answer that a question offers."""

    code = serializers.CharField(read_only=True)
    label = TranslatedText()


class QuestionSerializer(ResourceSerializer):
    """A question; the same item has the same code in every questionnaire."""

    code = serializers.CharField(read_only=True)
    kind = Choice(QuestionKind)
    level = Choice(Level)
    text = TranslatedText()
    help = TranslatedText()
    scale = PublicKey()
    choices = ChoiceSerializer(many=True, read_only=True)
    asks_then = serializers.BooleanField(read_only=True)
    is_required = serializers.BooleanField(read_only=True)
    lowest = OptionalNumber()
    highest = OptionalNumber()


class QuestionnaireSectionSerializer(ResourceSerializer):
    """A part of a questionnaire with its questions."""

    order = serializers.IntegerField(read_only=True)
    title = TranslatedText()
    description = TranslatedText()
    questions = QuestionSerializer(many=True, read_only=True)


class QuestionnaireFields(ResourceSerializer):
    """A form in one version; a later one supersedes it."""

    slug = serializers.SlugField(read_only=True)
    code = serializers.CharField(read_only=True)
    version = serializers.IntegerField(read_only=True)
    purpose = Choice(Purpose)
    title = TranslatedText()
    supersedes = PublicKey()
    superseded_by = PublicKey()
    note = Text()
    draft_languages = DraftLanguages()
    self = ApiAddress("questionnaires-detail")


class QuestionnaireRowSerializer(QuestionnaireFields, RowSerializer):
    """A form in brief."""


class QuestionnaireSerializer(QuestionnaireFields):
    """A form with its sections and questions."""

    introduction = TranslatedText()
    sections = QuestionnaireSectionSerializer(many=True, read_only=True)
