"""The resources of version 1."""

from django.urls import path
from rest_framework.routers import SimpleRouter

from ezportal.api.docs import IndexView
from zones.api.views import reference, resources
from zones.api.views.changes import ChangesView
from zones.api.views.zones import ClaimView, FacetsView, ZoneView

RESOURCES = {
    "countries": reference.CountryView,
    "zone-types": reference.ZoneTypeView,
    "industries": reference.IndustryView,
    "organisations": reference.OrganisationView,
    "sources": reference.SourceView,
    "zones": ZoneView,
    "cross-border-areas": resources.CrossBorderAreaView,
    "border-crossings": resources.BorderCrossingView,
    "transport-links": resources.TransportLinkView,
    "incentives": resources.IncentiveView,
    "regulations": resources.RegulationView,
    "procedures": resources.ProcedureView,
    "indicators": resources.IndicatorView,
    "observations": resources.ObservationView,
}

router = SimpleRouter()
for name, view in RESOURCES.items():
    router.register(name, view, basename=name)

urlpatterns = [
    path("", IndexView.as_view(resources=[*RESOURCES, "changes"]), name="index"),
    path("changes/", ChangesView.as_view(), name="changes-list"),
    path("zones/facets/", FacetsView.as_view(), name="zones-facets"),
    path(
        "zones/<slug:slug>/claims/",
        ClaimView.as_view({"get": "list"}, basename="claims", detail=False),
        name="zones-claims",
    ),
    *router.urls,
]
