"""The Thai words of the editors' screens: portal/locale_wagtail over the packages' own catalogues."""

import json
import re
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timesince, timezone, translation

from portal.models import User

WORDS = Path(settings.PROJECT_DIR if hasattr(settings, "PROJECT_DIR") else settings.LOCALE_PATHS[1].parent.parent)
