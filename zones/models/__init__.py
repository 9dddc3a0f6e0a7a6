"""Countries, zones, and all that describes them."""

from zones.models.changes import (
    Change,
    DataVersion,
    data_version,
    record_changes,
    surroundings_sequence,
    version_of,
)
from zones.models.claim import Claim
from zones.models.crossborder import (
    Agreement,
    AreaAlias,
    AreaMember,
    AreaStatement,
    BorderCrossing,
    ClearanceModel,
    CrossBorderArea,
    CrossingZone,
    JointBody,
)
from zones.models.indicators import CountryOverview, Indicator, Observation
from zones.models.parts import Facility, InvestmentOpportunity, Milestone, Tenant, ZoneService
from zones.models.people import Enquiry, FocalPoint, Subscription
from zones.models.reference import Country, Industry, Organisation, Province, ZoneType
from zones.models.relations import ZoneAlias, ZoneClassification, ZoneIndustry, ZoneRole
from zones.models.rules import Incentive, Procedure, Regulation, Step, ZoneRegulation
from zones.models.source import Source
from zones.models.stored_form import PROFILES, FormKind, StoredForm
from zones.models.transport import (
    Station,
    TransportConnection,
    TransportFigure,
    TransportLink,
    TransportSection,
)
from zones.models.zone import UnsourcedChange, Zone
from zones.models.zone_version import ZoneVersion

__all__ = [
    "PROFILES",
    "Agreement",
    "AreaAlias",
    "AreaMember",
    "AreaStatement",
    "BorderCrossing",
    "Change",
    "Claim",
    "ClearanceModel",
    "Country",
    "CountryOverview",
    "CrossBorderArea",
    "CrossingZone",
    "DataVersion",
    "Enquiry",
    "Facility",
    "FocalPoint",
    "FormKind",
    "Incentive",
    "Indicator",
    "Industry",
    "InvestmentOpportunity",
    "JointBody",
    "Milestone",
    "Observation",
    "Organisation",
    "Procedure",
    "Province",
    "Regulation",
    "Source",
    "Station",
    "Step",
    "StoredForm",
    "Subscription",
    "Tenant",
    "TransportConnection",
    "TransportFigure",
    "TransportLink",
    "TransportSection",
    "UnsourcedChange",
    "Zone",
    "ZoneAlias",
    "ZoneClassification",
    "ZoneIndustry",
    "ZoneRegulation",
    "ZoneRole",
    "ZoneService",
    "ZoneType",
    "ZoneVersion",
    "data_version",
    "record_changes",
    "surroundings_sequence",
    "version_of",
]
