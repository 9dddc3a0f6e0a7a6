from rest_framework.routers import DefaultRouter

from benchmarks.plain_drf.api import ZoneViewSet

router = DefaultRouter()
router.register("zones", ZoneViewSet)
urlpatterns = router.urls
