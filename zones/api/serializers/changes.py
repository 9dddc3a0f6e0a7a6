"""The change feed."""

from rest_framework import serializers

from zones.choices import ChangeAction


class ChangeSerializer(serializers.Serializer):
    """A public row that was created, updated, withdrawn or deleted; read it again by its key."""

    sequence = serializers.IntegerField(read_only=True)
    resource = serializers.CharField(read_only=True)
    key = serializers.CharField(read_only=True)
    action = serializers.ChoiceField(choices=ChangeAction.choices, read_only=True)
    at = serializers.DateTimeField(read_only=True)


class ChangesSerializer(serializers.Serializer):
    """Changes after a sequence, oldest first. Go on after the last one until none is left."""

    results = ChangeSerializer(many=True, read_only=True)
    last_sequence = serializers.IntegerField(
        read_only=True, help_text="The data version: sequence of the newest change there is."
    )
