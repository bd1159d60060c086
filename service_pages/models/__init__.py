from service_pages.models.agency import AgencyPage
from service_pages.models.code import ServiceCode
from service_pages.models.complaint import ComplaintChannel
from service_pages.models.service import ServicePage
from service_pages.models.service_import import ServiceImport
from service_pages.models.service_index import ServiceIndexPage
from service_pages.models.team import AgencyTeam
from service_pages.models.topic import ServiceTopic, Topic

__all__ = [
    "AgencyPage",
    "AgencyTeam",
    "ComplaintChannel",
    "ServiceCode",
    "ServiceImport",
    "ServiceIndexPage",
    "ServicePage",
    "ServiceTopic",
    "Topic",
]
