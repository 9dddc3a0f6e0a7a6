"""Learning visits: programme, people, agenda, sites, findings and what follows from them."""

from delegations.models.agenda import AgendaDay, AgendaItem, AgendaPresenter
from delegations.models.assignments import AssignmentTopic, CaseStudy, Expectation
from delegations.models.followup import Recommendation, RecommendationSubject, Reminder
from delegations.models.people import Delegate, DelegateContact, Erasure, PersonalLink
from delegations.models.programme import Activity, Project
from delegations.models.sites import Site, SiteNote, SiteVisit
from delegations.models.travel import TravelCount, TravelGroup, TravelGroupMember, TravelLeg
from delegations.models.visit import (
    Aim,
    Contradiction,
    CountryGroup,
    DiscussionArea,
    LearningVisit,
    Reading,
    VisitArea,
    VisitProject,
)
from delegations.models.workshop import CountryPresentation, ExpectationAnswer, Finding, FindingSubject, Lesson

__all__ = [
    "Activity",
    "AgendaDay",
    "AgendaItem",
    "AgendaPresenter",
    "Aim",
    "AssignmentTopic",
    "CaseStudy",
    "Contradiction",
    "CountryGroup",
    "CountryPresentation",
    "Delegate",
    "DelegateContact",
    "DiscussionArea",
    "Erasure",
    "Expectation",
    "ExpectationAnswer",
    "Finding",
    "FindingSubject",
    "LearningVisit",
    "Lesson",
    "PersonalLink",
    "Project",
    "Reading",
    "Recommendation",
    "RecommendationSubject",
    "Reminder",
    "Site",
    "SiteNote",
    "SiteVisit",
    "TravelCount",
    "TravelGroup",
    "TravelGroupMember",
    "TravelLeg",
    "VisitArea",
    "VisitProject",
]
