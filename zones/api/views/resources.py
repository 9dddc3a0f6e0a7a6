"""Rules, cross-border areas, transport and figures."""

from ezportal.api.views import ResourceView
from zones.api import filters, querysets
from zones.api.serializers import crossborder, indicators, rules, transport


class IncentiveView(ResourceView):
    """Advantages given by zones, by countries, or for a type of zone."""

    queryset = querysets.incentives()
    serializer_class = rules.IncentiveSerializer
    filterset_class = filters.IncentiveFilterSet


class RegulationView(ResourceView):
    """Legal instruments, with the zones they govern."""

    queryset = querysets.regulations()
    serializer_class = rules.RegulationSerializer
    filterset_class = filters.RegulationFilterSet


class ProcedureView(ResourceView):
    """Formalities with their steps and computed totals."""

    queryset = querysets.procedures()
    serializer_class = rules.ProcedureSerializer
    filterset_class = filters.ProcedureFilterSet


class CrossBorderAreaView(ResourceView):
    """Cooperation areas of two countries, with agreements, bodies and clearance models."""

    queryset = querysets.cross_border_areas()
    serializer_class = crossborder.CrossBorderAreaSerializer
    filterset_class = filters.CrossBorderAreaFilterSet


class BorderCrossingView(ResourceView):
    """Gates and ports at the borders."""

    queryset = querysets.border_crossings()
    serializer_class = crossborder.BorderCrossingSerializer
    filterset_class = filters.BorderCrossingFilterSet
    has_geojson = True


class TransportLinkView(ResourceView):
    """Railways, roads and waterways with sections, stations and figures."""

    queryset = querysets.transport_links()
    serializer_class = transport.TransportLinkSerializer
    filterset_class = filters.TransportLinkFilterSet


class IndicatorView(ResourceView):
    """What is measured, and in which unit."""

    queryset = querysets.indicators()
    serializer_class = indicators.IndicatorSerializer
    filterset_class = filters.IndicatorFilterSet


class ObservationView(ResourceView):
    """Values of indicators for zones, their facilities and countries."""

    lookup_field = "pk"
    lookup_value_regex = "[0-9]{1,18}"
    queryset = querysets.shown_observations()
    serializer_class = indicators.ObservationSerializer
    filterset_class = filters.ObservationFilterSet
