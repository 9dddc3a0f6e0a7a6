from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from ezportal import health
from ezportal.admin.second_factor import second_factor

urlpatterns = [
    path("health/live", health.live, name="health-live"),
    path("health/ready", health.ready, name="health-ready"),
    path("admin/second-factor/", admin.site.admin_view(second_factor), name="second-factor"),
    path("admin/", admin.site.urls),
    path("api/", include("ezportal.api.urls")),
    path("", include("zones.site_urls")),
]

handler500 = "ezportal.unavailable.server_error"

# The language is part of every page's address. `/`, and any page asked for without its
# language, is sent by LocaleMiddleware to the reader's best one.
urlpatterns += i18n_patterns(
    path("my/answers/", include("evaluations.answers_urls")),
    path("my/", include("delegations.my_urls")),
    path("", include("zones.urls")),
    path("", include("delegations.urls")),
    path("", include("evaluations.urls")),
)
