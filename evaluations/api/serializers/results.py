"""Results of a visit's evaluation: figures only, no answer and no remark of a person."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from delegations.api.fields import Moment
from delegations.api.serializers.recorded import RecordedSerializer
from evaluations.api.fields import AnswerCounts, Share, ShareInterval
from evaluations.api.rows import QuestionResult
from evaluations.api.serializers.questionnaires import ScalePointSerializer
from evaluations.choices import Level, QuestionKind
from evaluations.results import Change, Cut
from ezportal.api.fields import TranslatedText
from zones.api.fields import Choice, OptionalNumber, OptionalTruth, PublicKey, Text


class CutSerializer(serializers.Serializer):
    """The ratings of one country group (by its code), gender or sector."""

    cut = serializers.ChoiceField(["group", "gender", "sector"], source="kind", read_only=True)
    value = serializers.CharField(read_only=True)
    n = serializers.IntegerField(read_only=True)
    counts = serializers.SerializerMethodField()
    mean = OptionalNumber()

    @extend_schema_field({"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}})
    def get_counts(self, cut: Cut) -> dict[str, int]:
        return {str(rating): count for rating, count in enumerate(cut.distribution.counts, 1)}


class RatingChangeSerializer(serializers.Serializer):
    """What became of the people who answered twice; `dropped` answered once only and are in no other figure.

    `cut` and `value` are null for everybody together. `p_value` is that of the exact two-sided sign test; null below
    six pairs and where nobody changed.
    """

    kind = serializers.ChoiceField(["then_and_now", "before_and_after"], read_only=True)
    cut = serializers.SerializerMethodField()
    value = serializers.SerializerMethodField()
    paired = serializers.IntegerField(source="figures.paired", read_only=True)
    dropped = serializers.IntegerField(source="figures.dropped", read_only=True)
    rose = serializers.IntegerField(source="figures.rose", read_only=True)
    same = serializers.IntegerField(source="figures.same", read_only=True)
    fell = serializers.IntegerField(source="figures.fell", read_only=True)
    p_value = Share(source="figures.p_value")

    def get_cut(self, change: Change) -> str | None:
        return change.cut.partition(":")[0] if ":" in change.cut else None

    def get_value(self, change: Change) -> str | None:
        return change.cut.partition(":")[2] or None


class QuestionResultSerializer(RecordedSerializer):
    """What is known of one question. Figures are null where they would tell of fewer than five people (`suppressed`).

    `n` is the denominator of every figure beside it; `invited` are those who were asked. `basis` says whether the
    answers were given here and released, or are printed in a report; of those the printed mean is told beside the one
    that the counts give, and `agrees` compares the two.
    """

    questionnaire = serializers.CharField(read_only=True)
    section = TranslatedText("title", owner="section")
    code = serializers.CharField(source="question.code", read_only=True)
    text = TranslatedText(owner="question")
    kind = Choice(QuestionKind, source="question.kind")
    level = Choice(Level, source="question.level")
    scale = PublicKey()
    scale_labels = serializers.SerializerMethodField()
    basis = serializers.ChoiceField(["released", "printed"], read_only=True)
    release = serializers.IntegerField(read_only=True, allow_null=True)
    released_at = Moment()
    invited = serializers.IntegerField(source="result.invited", read_only=True, allow_null=True)
    n = serializers.IntegerField(source="result.n", read_only=True, allow_null=True)
    response_rate = Share(source="result.response_rate")
    counts = AnswerCounts()
    mean = OptionalNumber(source="result.mean")
    median = OptionalNumber(source="result.median")
    top_share = Share(source="result.top_share")
    interval = ShareInterval(source="result.top_interval")
    reported_mean = OptionalNumber(source="result.reported_mean")
    agrees = OptionalTruth(source="result.agrees")
    suppressed = serializers.BooleanField(source="result.is_suppressed", read_only=True)
    is_inferred = serializers.BooleanField(source="result.is_inferred", read_only=True)
    reasoning = Text(source="result.reasoning")
    cuts = CutSerializer(source="result.cuts", many=True, read_only=True)
    changes = RatingChangeSerializer(source="result.changes", many=True, read_only=True)

    @extend_schema_field(ScalePointSerializer(many=True))
    def get_scale_labels(self, row: QuestionResult) -> Any:
        points = row.scale.scale_points.all() if row.scale is not None else []
        return ScalePointSerializer(points, many=True, context=self.context).data
