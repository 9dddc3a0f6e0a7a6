"""Countries, zones and what describes them."""

from django.urls import path

from ezportal.api.views import resource_urls
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

INDEX = [*RESOURCES, "changes"]

urlpatterns = [
    path("changes/", ChangesView.as_view(), name="changes-list"),
    path("zones/facets/", FacetsView.as_view(), name="zones-facets"),
    path(
        "zones/<slug:slug>/claims/",
        ClaimView.as_view({"get": "list"}, basename="claims", detail=False),
        name="zones-claims",
    ),
    *resource_urls(RESOURCES),
]
