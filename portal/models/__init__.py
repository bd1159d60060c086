from portal.models.base import BasePage, BasePageManager, BasePageQuerySet
from portal.models.files import PortalDocument, PortalImage, PortalRendition
from portal.models.generation import Generation
from portal.models.translation_state import HeldText, MissingText, UnpublishedWithThai
from portal.models.users import User

__all__ = [
    "BasePage",
    "BasePageManager",
    "BasePageQuerySet",
    "Generation",
    "HeldText",
    "MissingText",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "UnpublishedWithThai",
    "User",
]
