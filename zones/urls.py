from django.urls import path

from zones.views import changes, countries, crossborder, home, sources, texts, transport, zone_page, zones

app_name = "zones"

# Names follow the resource: the list in the plural, the page in the singular.
urlpatterns = [
    path("", home.HomeView.as_view(), name="home"),
    path("zones/", zones.ZoneListView.as_view(), name="zones"),
    path("zones/<slug:slug>/", zone_page.ZoneView.as_view(), name="zone"),
    path("countries/", countries.CountryListView.as_view(), name="countries"),
    path("countries/<slug:code>/", countries.CountryView.as_view(), name="country"),
    path("cross-border-areas/", crossborder.AreaListView.as_view(), name="cross-border-areas"),
    path("cross-border-areas/<slug:slug>/", crossborder.AreaView.as_view(), name="cross-border-area"),
    path("transport-links/<slug:slug>/", transport.LinkView.as_view(), name="transport-link"),
    path("sources/", sources.SourceListView.as_view(), name="sources"),
    path("sources/<slug:slug>/", sources.SourceView.as_view(), name="source"),
    path("changes/", changes.ChangeListView.as_view(), name="changes"),
    path("about/", texts.AboutView.as_view(), name="about"),
    path("data-policy/", texts.DataPolicyView.as_view(), name="data-policy"),
]
