"""The same data the way a project begins: ModelSerializer, ModelViewSet, django-filter, page numbers."""
