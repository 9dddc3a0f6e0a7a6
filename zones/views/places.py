"""Names written on the region's map: countries and some towns, for orientation."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Place:
    """A town on the map. `rank` 1 is written on every map, 2 only on those of a part of the region."""

    name: str | Promise
    lon: float
    lat: float
    rank: int = 2


# Where a country's name has room; not its centre.
COUNTRY_NAMES = {
    "CN": (107.0, 28.6),
    "MM": (95.6, 22.2),
    "LA": (103.4, 19.2),
    "TH": (101.4, 15.6),
    "KH": (104.9, 13.0),
    "VN": (108.3, 14.4),
}

# Points: GeoNames (CC BY 4.0).
PLACES = (
    Place(_("Bangkok"), 100.50, 13.75, 1),
    Place(_("Hanoi"), 105.84, 21.02, 1),
    Place(_("Ho Chi Minh City"), 106.63, 10.82, 1),
    Place(_("Kunming"), 102.72, 25.04, 1),
    Place(_("Nay Pyi Taw"), 96.13, 19.75, 1),
    Place(_("Phnom Penh"), 104.92, 11.56, 1),
    Place(_("Vientiane"), 102.60, 17.97, 1),
    Place(_("Yangon"), 96.16, 16.81, 1),
    Place(_("Chiang Mai"), 98.98, 18.79),
    Place(_("Chongqing"), 106.56, 29.56),
    Place(_("Da Nang"), 108.22, 16.07),
    Place(_("Guangzhou"), 113.25, 23.12),
    Place(_("Haiphong"), 106.68, 20.86),
    Place(_("Jinghong"), 100.80, 22.01),
    Place(_("Khon Kaen"), 102.83, 16.44),
    Place(_("Luang Prabang"), 102.14, 19.89),
    Place(_("Mandalay"), 96.08, 21.97),
    Place(_("Nanning"), 108.32, 22.82),
    Place(_("Pakse"), 105.79, 15.12),
    Place(_("Savannakhet"), 104.75, 16.56),
    Place(_("Siem Reap"), 103.86, 13.36),
    Place(pgettext_lazy("town in Cambodia", "Sihanoukville"), 103.53, 10.61),
)
