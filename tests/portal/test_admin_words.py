"""The Thai words of the editors' screens: portal/locale_wagtail in front of the packages' own catalogues."""

import datetime
import json
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import polib
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.timesince import timesince
from django.utils.translation import ngettext

from portal.env import PROJECT_DIR
from portal.models import User

THAI = Path("th", "LC_MESSAGES")
DOMAINS = ["django", "djangojs"]
PACKAGES = ["wagtail", "wagtail_localize"]
# Of Django, what editors meet in forms and listings.
DJANGO = ["django/conf/locale", "django/contrib/auth/locale"]
HOLES = re.compile(r"%\(\w+\)[a-z]|%[srd]|\{\w*\}")
TAGS = re.compile(r"<[^<>]*>")
OLD = ["เซฟ", "เก็บข้อมูล", "ลบทิ้ง", "จัดพิมพ์"]


@cache
def words(domain: str) -> list[polib.POEntry]:
    return list(polib.pofile(str(PROJECT_DIR / "portal" / "locale_wagtail" / THAI / f"{domain}.po")))


@cache
def upstream(domain: str) -> set[tuple[str | None, str, str]]:
    """Context, singular and plural of every entry of the packages' English catalogues."""
    folders = [Path(find_spec(name).submodule_search_locations[0]) for name in PACKAGES]
    catalogues = [path for folder in folders for path in folder.rglob(f"locale/en/LC_MESSAGES/{domain}.po")]
    site_packages = Path(find_spec("django").submodule_search_locations[0]).parent
    catalogues += [site_packages / name / "en" / "LC_MESSAGES" / f"{domain}.po" for name in DJANGO]
    return {
        (entry.msgctxt, entry.msgid, entry.msgid_plural)
        for path in catalogues
        if path.exists()
        for entry in polib.pofile(str(path))
        if not entry.obsolete
    }


def thai_of(entry: polib.POEntry) -> str:
    return entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr


@pytest.mark.parametrize("domain", DOMAINS)
class TestCatalogues:
    def test_every_entry_is_translated(self, domain):
        assert [entry.msgid for entry in words(domain) if not entry.translated() or entry.fuzzy] == []

    def test_no_entry_stands_twice(self, domain):
        keys = [(entry.msgctxt, entry.msgid) for entry in words(domain)]
        assert [key for key in keys if keys.count(key) > 1] == []

    @pytest.mark.parametrize("pattern", [HOLES, TAGS], ids=["placeholders", "markup"])
    def test_what_is_not_words_survives_translation(self, domain, pattern):
        wrong = []
        for entry in words(domain):
            english = entry.msgid_plural or entry.msgid
            if sorted(pattern.findall(english)) != sorted(pattern.findall(thai_of(entry))):
                wrong.append(entry.msgid)
        assert wrong == []

    def test_the_packages_still_have_every_msgid(self, domain):
        """After an upgrade: what is named here is stale, rename or delete it."""
        keys = {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in words(domain)}
        assert keys - upstream(domain) == set()


def test_no_word_of_the_portal_is_repeated():
    own = polib.pofile(str(PROJECT_DIR / "portal" / "locale" / THAI / "django.po"))
    keys = {(entry.msgctxt, entry.msgid) for entry in own if not entry.obsolete}
    assert keys & {(entry.msgctxt, entry.msgid) for entry in words("django")} == set()


def test_plurals_and_times_are_thai():
    assert ngettext("%(count)s image", "%(count)s images", 2) % {"count": 2} == "รูปภาพ 2 รูป"
    assert timesince(timezone.now() - datetime.timedelta(minutes=3)).replace("\xa0", " ") == "3 นาที"


@pytest.fixture(scope="module")
def screens(site_of_the_module, django_db_blocker):
    """The editors' screens by name, as an administrator sees them in Thai."""
    with django_db_blocker.unblock():
        client = Client()
        client.force_login(User.objects.create_superuser("chief", "chief@example.test"))
        page = site_of_the_module.translated
        addresses = {
            "dashboard": reverse("wagtailadmin_home"),
            "listing": reverse("wagtailadmin_explore", args=[site_of_the_module.agency.pk]),
            "editor": reverse("wagtailadmin_pages:edit", args=[page.pk]),
            "history": reverse("wagtailadmin_pages:history", args=[page.pk]),
            "deletion": reverse("wagtailadmin_pages:delete", args=[page.pk]),
        }
        with translation.override("th"):
            return {name: client.get(address).content.decode() for name, address in addresses.items()}


@pytest.mark.parametrize(
    ("screen", "expected"),
    [
        ("dashboard", ["ค้นหาทุกหน้า…", "รายงาน", "รูปภาพ", "ภาพรวม"]),
        ("listing", ["ปรับปรุงเมื่อ", "เผยแพร่อยู่", "คำสั่งเพิ่มเติมสำหรับ"]),
        ("editor", ["บันทึกฉบับร่าง", "เผยแพร่", "ยกเลิกการเผยแพร่", "ไม่ได้ตั้งเวลาเผยแพร่", "ที่อยู่เว็บและการค้นหา"]),
        ("history", ["การดำเนินการ", "ฉบับที่เผยแพร่"]),
        ("deletion", ["ต้องการลบหน้านี้หรือไม่", "ไม่ลบ"]),
    ],
)
def test_the_screens_speak_natural_thai(screens, screen, expected):
    assert [word for word in expected if word not in plain(screens[screen])] == []
    assert [word for word in OLD if word in plain(screens[screen])] == []


def plain(html: str) -> str:
    """The page with the escaped letters of its scripts' data spelt out."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), html)


@pytest.mark.parametrize("view", ["wagtailadmin_javascript_catalog", "wagtail_localize:javascript_catalog"])
def test_the_scripts_get_the_words_of_both_packages(admin_client, view):
    script = admin_client.get(reverse(view)).content.decode()
    catalogue = json.loads(re.search(r"newcatalog = (\{.*?\});", script, re.DOTALL)[1])
    assert {entry.msgid: catalogue.get(entry.msgid) for entry in words("djangojs") if not entry.msgid_plural} == {
        entry.msgid: entry.msgstr for entry in words("djangojs") if not entry.msgid_plural
    }
