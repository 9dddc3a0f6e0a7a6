"""The formats that a view can offer beside JSON.

CSV and XLSX are streamed by the list views themselves; their classes only take part in the
negotiation and in the schema.
"""

from collections.abc import Mapping
from typing import Any

from rest_framework.renderers import BaseRenderer, JSONRenderer

from ezportal.api.negotiation import MEDIA_TYPES


class StreamedRenderer(BaseRenderer):
    charset = None
    render_style = "binary"

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> Any:
        raise TypeError(f"{self.format} answers are streamed by the view.")


class CSVRenderer(StreamedRenderer):
    format = "csv"
    media_type = MEDIA_TYPES["csv"]


class XLSXRenderer(StreamedRenderer):
    format = "xlsx"
    media_type = MEDIA_TYPES["xlsx"]


class GeoJSONRenderer(JSONRenderer):
    format = "geojson"
    media_type = MEDIA_TYPES["geojson"]


TABLES: list[type[BaseRenderer]] = [CSVRenderer, XLSXRenderer]
