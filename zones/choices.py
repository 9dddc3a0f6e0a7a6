"""The closed vocabularies of the zones part. Values are stable: partners and fixtures rely on them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Publication(TextChoices):
    """Who may see a row. Only `published` is public."""

    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("waiting for review")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class OperatingStatus(TextChoices):
    ANNOUNCED = "announced", _("announced")
    UNDER_CONSTRUCTION = "under_construction", _("under construction")
    OPERATING = "operating", _("operating")
    SUSPENDED = "suspended", _("suspended")
    CANCELLED = "cancelled", _("cancelled")


class DevelopmentForm(TextChoices):
    GOVERNMENT = "government", _("government")
    PRIVATE = "private", _("private")
    JOINT_VENTURE = "joint_venture", _("joint venture")


class LocationPrecision(TextChoices):
    SITE = "site", _("the site itself")
    TOWN = "town", _("the nearest town (approximate)")
    PROVINCE = "province", _("somewhere in the province (approximate)")


class ValueState(TextChoices):
    KNOWN = "known", _("known")
    UNKNOWN = "unknown", _("unknown")
    NOT_APPLICABLE = "not_applicable", _("not applicable")
    NOT_DISCLOSED = "not_disclosed", _("not disclosed")


class Bound(TextChoices):
    """How a source limits a figure it prints: "over USD 1 billion" is `over`."""

    EXACT = "exact", _("exactly")
    APPROXIMATELY = "approximately", _("about")
    AT_LEAST = "at_least", _("at least")
    AT_MOST = "at_most", _("at most")
    OVER = "over", _("more than")


class ClaimStatus(TextChoices):
    ACCEPTED = "accepted", _("accepted")
    COMPETING = "competing", _("competing")
    SUPERSEDED = "superseded", _("superseded")
    PROPOSED = "proposed", _("proposed, waiting for review")
    REJECTED = "rejected", _("rejected")


# A proposal is not public before an editor has looked at it.
PUBLIC_CLAIM_STATUSES = (ClaimStatus.ACCEPTED, ClaimStatus.COMPETING, ClaimStatus.SUPERSEDED)


class SourceKind(TextChoices):
    REPORT = "report", _("report")
    OFFICIAL = "official", _("official page")
    NEWS = "news", _("news")
    COMPANY = "company", _("company page")
    DATASET = "dataset", _("data set")
    ENCYCLOPEDIA = "encyclopedia", _("encyclopedia")
    BLOG = "blog", _("blog or forum")
    LAW = "law", _("legal text")
    OTHER = "other", _("other")


class OrganisationKind(TextChoices):
    MINISTRY = "ministry", _("ministry")
    AUTHORITY = "authority", _("authority")
    MANAGEMENT_BOARD = "management_board", _("management board")
    DEVELOPER = "developer", _("developer")
    OPERATOR = "operator", _("operator")
    COMPANY = "company", _("company")
    CHAMBER = "chamber", _("chamber or association")
    INTERGOVERNMENTAL = "intergovernmental", _("intergovernmental organisation")
    OTHER = "other", _("other")


class RoleKind(TextChoices):
    GOVERNING_BODY = "governing_body", _("governing body")
    MANAGEMENT_AUTHORITY = "management_authority", _("management authority")
    DEVELOPER = "developer", _("developer")
    OPERATOR = "operator", _("operator")
    REGULATOR = "regulator", _("regulator")


class IndustryRelation(TextChoices):
    PRIORITY = "priority", _("priority")
    PRESENT = "present", _("present")


class FacilityKind(TextChoices):
    GATE = "gate", _("gate")
    STATION = "station", _("station")
    INSPECTION_CENTRE = "inspection_centre", _("inspection centre")
    EXHIBITION_CENTRE = "exhibition_centre", _("exhibition centre")
    COMMODITY_CENTRE = "commodity_centre", _("commodity centre")
    ECOMMERCE_PARK = "ecommerce_park", _("e-commerce park")
    LOGISTICS_PARK = "logistics_park", _("logistics park")
    CONTAINER_DEPOT = "container_depot", _("container depot")
    PORT = "port", _("port")
    MARKET = "market", _("market")
    OFFICE = "office", _("office")
    SCENIC_AREA = "scenic_area", _("scenic area")
    OTHER = "other", _("other")


class SiteStatus(TextChoices):
    """State of something built or run inside a zone or along a link."""

    PLANNED = "planned", _("planned")
    UNDER_CONSTRUCTION = "under_construction", _("under construction")
    OPERATING = "operating", _("operating")
    CLOSED = "closed", _("closed")
    UNKNOWN = "unknown", _("unknown")


class IncentiveKind(TextChoices):
    FISCAL = "fiscal", _("fiscal")
    REGULATORY = "regulatory", _("regulatory")
    FINANCIAL = "financial", _("financial")
    INFRASTRUCTURE = "infrastructure", _("infrastructure")
    LAND = "land", _("land")


class RegulationKind(TextChoices):
    LAW = "law", _("law")
    DECREE = "decree", _("decree")
    PLAN = "plan", _("plan")
    AGREEMENT = "agreement", _("agreement")
    GUIDANCE = "guidance", _("guidance")
    REGULATION = "regulation", _("regulation")


class AreaStatus(TextChoices):
    PROPOSED = "proposed", _("proposed")
    UNDER_NEGOTIATION = "under_negotiation", _("under negotiation")
    UNDER_DEVELOPMENT = "under_development", _("under development")
    RATIFIED = "ratified", _("ratified")
    OPERATING = "operating", _("operating")
    UNKNOWN = "unknown", _("unknown")


class BodyLevel(TextChoices):
    JOINT = "joint", _("joint")
    CENTRAL = "central", _("central government")
    LOCAL = "local", _("local government")
    ZONE = "zone", _("zone")


class ClearanceKind(TextChoices):
    ONE_PLACE_TWO_INSPECTIONS = "one_place_two_inspections", _("one place, two inspections")
    TWO_PLACES_TWO_INSPECTIONS = "two_places_two_inspections", _("two places, two inspections")


class TransportKind(TextChoices):
    RAIL = "rail", _("railway")
    ROAD = "road", _("road")
    WATER = "water", _("waterway")
    AIR = "air", _("air")


class ChangeAction(TextChoices):
    CREATED = "created", _("created")
    UPDATED = "updated", _("updated")
    WITHDRAWN = "withdrawn", _("withdrawn")
    DELETED = "deleted", _("deleted")


class EnquiryStatus(TextChoices):
    RECEIVED = "received", _("received")
    FORWARDED = "forwarded", _("forwarded to the zone")
    ANSWERED = "answered", _("answered")
    CLOSED = "closed", _("closed without answer")
