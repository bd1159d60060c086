"""Who is answered at which address: the one place to write down what a new address may give to whom.

A line is one or several addresses as the resolver writes them (``*`` stands for anything, where they are not our own)
with the letters of those who are answered: for everything alike, or by name of the thing that the address leads to.
What a line does not name is refused to all. The first line that fits counts.

Letters: A anonymous, N signed in without any right, S staff, E editor of another agency, P publisher of the agency, W
every right over pages and files without the handbook, D administrator. A head is answered as D at what is the brand's
and at cases.
"""

import re

Answered = str | dict[str, str]

NOBODY, EVERYBODY, EDITORS = "", "ANSEPWD", "EPWD"
OFFICERS, ADMINISTRATORS = "SD", "D"
SECTIONS = "section, english, alias, draft"

# The pages that an account works on. Manuals do not lie below an agency: its publishers have screens of their own.
WORK: Answered = {"public": "PWD", "public manual, manual": "WD", SECTIONS: "D"}
# The same, of pages with a translation, a revision, or that are live.
TRANSLATED: Answered = {"public": "PWD", "public manual, manual": "WD", "section, english": "D"}
REVISED: Answered = {"public": "PWD", "public manual, manual": "WD", "section, english, draft": "D"}
LIVE: Answered = {"public": "PWD", "public manual": "WD", "section, english, alias": "D"}
# Titles as published are everybody's.
KNOWN: Answered = {"public, public manual": EDITORS, "manual": "WD", SECTIONS: "D"}
SERVICE: Answered = {"public, manual, public manual": EVERYBODY}
FILE: Answered = {"public image, public document": "WD", "image, document": "D"}
CURRENT: dict[str, str] = {"guidelines, english guidelines": EVERYBODY, "hidden guidelines": OFFICERS}
THE_STANDARD: dict[str, str] = {"standard, english standard": EVERYBODY}
PAGE = "admin/pages/<int:page_id>"
ASSET = "admin/branding/assets/<int:asset_id>"
RECORDS = ("needsstudy", "need", "environmentanalysis", "problem", "plan", "improvement", "meeting", "training")
VARIANT = f"{ASSET}/variants/<int:variant_id>"

OWN: list[tuple[str, Answered]] = [
    (r"^brand/theme-(?P<digest>[0-9a-f]{16})\.css$", EVERYBODY),
    (
        r"^brand/files/(?P<digest>[0-9a-f]{16})\.(?P<form>[a-z]{2,11})$",
        {"current asset": EVERYBODY, "draft asset, draft letterhead, retired asset": ADMINISTRATORS},
    ),
    (r"^brand/(?P<language>th|en)-(?P<digest>[0-9a-f]{16})\.webmanifest$", EVERYBODY),
    # Of what is not for everybody there is no picture to share, whoever asks.
    (r"^brand/shared/(?P<page_id>[0-9]{1,9})-(?P<digest>[0-9a-f]{16})\.png$", {"public, public manual": EVERYBODY}),
    (
        r"^brand/shared/(?P<page_id>[0-9]{1,9})/(?P<name>[A-Za-z0-9_-]{1,255})-(?P<digest>[0-9a-f]{16})\.png$",
        {"guidelines, english guidelines": EVERYBODY},
    ),
    ("favicon.ico apple-touch-icon.png", EVERYBODY),  # lead to the icons that the site wears
    ("healthz readyz robots.txt .well-known/security.txt sitemap.xml", EVERYBODY),
    ("feedback/ feedback/track/", EVERYBODY),
    ("feedback/page/<uuid:key>/", {"public, public manual, public route": EVERYBODY}),
    ("admin/standard/feedback/ admin/standard/feedback/pages.csv", EDITORS),
    ("admin/standard/feedback/cases/", ADMINISTRATORS),
    ("admin/standard/feedback/cases/<int:case_id>/", {"case": ADMINISTRATORS}),
    ("search/click/", EVERYBODY),  # counts, and always says nothing
    ("search.json search/ search/suggest.json services.json services.csv hsds/ hsds/services services/list/qr.svg", EVERYBODY),
    ("services/<str:code>.json services/<str:code>.jsonld hsds/services/<str:code>", SERVICE),
    ("s/<str:code> s/<str:code>/ s/<slug:code>/qr.svg", SERVICE),
    ("standard/statistics/", EVERYBODY),  # names what is public
    ("standard/statistics/<str:code>/", SERVICE),
    ("survey/ standard/satisfaction/", EVERYBODY),
    ("survey/<slug:code>/ survey/<slug:code>/results/", SERVICE),
    ("survey/c/<str:token>/ survey/kiosk/<str:token>/", NOBODY),  # whoever has a signed address; it names a counter only
    ("th/ th/<path:rest>", EVERYBODY),  # says the same address without th/
    ("login/ logout/", EVERYBODY),
    ("_util/login/ admin/login/", NOBODY),  # lead to the one door
    ("admin/failwhale/", NOBODY),
    # Ask for a password, and tell nothing of pages and files that have none.
    ("_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/", NOBODY),
    ("documents/authenticate_with_password/<int:restriction_id>/", NOBODY),
    (r"^media/(?P<path>.+)$", {"public image, public rendition": EVERYBODY, "image, rendition": OFFICERS}),
    (r"documents/(\d+)/(.*)$", {"public document": EVERYBODY, "document": OFFICERS}),
    (
        r"^((?:[\w\-]+/)*)$",
        {
            "public, public manual, service index, guidelines, english guidelines, guidelines of a draft": EVERYBODY,
            "standard, english standard": EVERYBODY,
            "section, english, alias, index, english index, hidden guidelines": OFFICERS,
        },
    ),
    (r"^((?:[\w\-]+/)+[\w\-]+\.pdf)$", {"public manual": EVERYBODY}),
    (r"^((?:[\w\-]+/)+[\w\-]+\.zip)$", CURRENT),
    ("BrandGuidelinesPage:<slug:name>/ BrandGuidelinesPage:<slug:name>.zip/", CURRENT),
    ("BrandGuidelinesPage:agencies/", {**CURRENT, "guidelines of a draft": EVERYBODY}),
    ("StandardPage:you-said-we-did/ StandardPage:studies/ StandardPage:improvements/", THE_STANDARD),
    ("StandardPage:plans/ StandardPage:meetings/", THE_STANDARD),
    ("StandardPage:<slug:standard>/", NOBODY),  # of the further standards none is shown
    ("staff/counter/ staff/search/", OFFICERS),
    ("staff/counter/<str:code>/ staff/counter/<str:code>/note/", {"public, manual, public manual": OFFICERS}),
    ("HandbookIndexPage:print/", OFFICERS),
    ("HandbookIndexPage:read-receipts/ HandbookIndexPage:read-receipts/csv/", ADMINISTRATORS),
    ("HandbookPage:print/ HandbookPage:read/", {"section, english, alias": OFFICERS}),
    ("ServiceIndexPage:topics/ ServiceIndexPage:topics/<slug:code>/ ServiceIndexPage:list/", EVERYBODY),
    ("CitizenManualPage:services/<slug:code>/ CitizenManualPage:editions/", {"public manual": EVERYBODY}),
    ("CitizenManualPage:editions/<int:number>/ CitizenManualPage:compare/", {"public manual": EVERYBODY}),
    ("CitizenManualPage:editions/<int:number>/services/<slug:code>/", {"public manual": EVERYBODY}),
    ("CitizenManualPage:<slug:name>.pdf/", {"public manual": EVERYBODY}),
    ("CitizenManualPage:editions/<int:number>/<slug:name>.pdf/", {"public manual": EVERYBODY}),
    # The admin.
    (f"{PAGE}/privacy/", WORK),
    (f"{PAGE}/english/", {"public": "PWD", "public manual, manual": "WD", "section, draft": "D"}),
    ("admin/choose-external-link/", EDITORS),
    ("admin/localize/submit/page/<int:page_id>/", {"public, public manual, manual": "WD", SECTIONS: "D"}),
    ("admin/localize/update/<int:translation_source_id>/", {"public, public manual, manual": "WD", "section, english": "D"}),
    ("admin/localize/page/<int:page_id>/convert_to_alias/", {"english": "D"}),
    ("admin/localize/translate/<int:translation_id>/disable/", TRANSLATED),
    ("admin/localize/translate/<int:translation_id>/pofile/upload/", NOBODY),  # takes a file; without one it leads back
    ("admin/localize/reports/translations/ admin/localize/reports/translations/results/", EDITORS),
    ("admin/import-services/ admin/import-services/template/", "PWD"),
    ("admin/import-services/<int:import_id>/ admin/import-services/<int:import_id>/problems/", NOBODY),  # its owner's
    ("admin/import-services/<int:import_id>/confirm/ admin/import-services/<int:import_id>/again/", NOBODY),
    ("admin/manuals/", EDITORS),
    ("admin/manuals/make/<int:page_id>/", {"public": "PWD"}),
    ("admin/manuals/<int:manual_id>/ admin/manuals/<int:manual_id>/issue/", {"public manual, manual": "PWD"}),
    ("admin/manuals/<int:manual_id>/words/", {"public manual, manual": "PWD"}),
    ("admin/manuals/<int:manual_id>/editions/<int:number>/withdraw/", {"public manual, manual": "PWD"}),
    ("admin/search-words/make-synonym/ admin/reports/search/without-result/ admin/reports/search/without-result/results/", "EPD"),
    ("admin/reports/search/without-click/ admin/reports/search/without-click/results/", "EPD"),
    ("admin/reports/search/wanted/ admin/reports/search/wanted/results/", "EPD"),
    ("admin/branding/assets/ admin/branding/assets/add/ admin/branding/signs/ admin/reports/retired-logos/", ADMINISTRATORS),
    (f"{ASSET}/ {ASSET}/edit/ {ASSET}/approval/ {ASSET}/variants/add/", ADMINISTRATORS),
    # Deeds: GET leads back to the asset.
    (f"{ASSET}/make-current/ {ASSET}/retire/ {ASSET}/new-version/ {ASSET}/delete/", ADMINISTRATORS),
    (f"{VARIANT}/approve/ {VARIANT}/delete/ {VARIANT}/again/ {VARIANT}/office/remove/", ADMINISTRATORS),
    (f"{VARIANT}/master/", {"draft asset, draft letterhead": ADMINISTRATORS}),
    (f"{VARIANT}/office/", {"draft letterhead": ADMINISTRATORS}),
    ("admin/branding/theme/check/ admin/branding/theme/try.css", ADMINISTRATORS),
    ("admin/branding/theme/ admin/branding/theme/results/", ADMINISTRATORS),  # lead to the one theme
    ("admin/snippets/home/holiday/ admin/snippets/home/holiday/results/", ADMINISTRATORS),
    ("admin/snippets/home/holiday/import/", ADMINISTRATORS),
    ("admin/standard/statistics/ admin/standard/statistics/import/ admin/standard/statistics/template/", ADMINISTRATORS),
    ("admin/standard/statistics/export/ admin/standard/statistics/times/ admin/standard/statistics/use/", ADMINISTRATORS),
    ("admin/standard/survey/ admin/standard/survey/left-out/ admin/standard/survey/rules/", ADMINISTRATORS),
    ("admin/standard/survey/counters/", ADMINISTRATORS),
    ("admin/standard/survey/cards/ admin/standard/survey/left-out/<int:number>/take-in/", ADMINISTRATORS),
    ("admin/standard/survey/hour/", NOBODY),  # asks which hour
    ("admin/standard/ admin/standard/keep/ admin/standard/packs/ admin/standard/files/", ADMINISTRATORS),
    ("admin/standard/of/<slug:standard>/ admin/standard/of/<slug:standard>/<str:criterion>/", ADMINISTRATORS),
    ("admin/standard/files/<slug:standard>.yaml", ADMINISTRATORS),
    # Lead back to the criterion.
    ("admin/standard/of/<slug:standard>/evidence/<str:criterion>/", ADMINISTRATORS),
    ("admin/standard/of/<slug:standard>/evidence/<str:criterion>/<int:evidence_id>/remove/", ADMINISTRATORS),
    ("admin/standard/of/<slug:standard>/care/<str:criterion>/", ADMINISTRATORS),
    ("admin/standard/files/<slug:standard>/remove/", NOBODY),  # none is stored
    ("admin/standard/show/<slug:standard>/", NOBODY),  # the centre's own is always shown
    ("admin/standard/packs/<int:year>/", NOBODY),  # of no year is there one yet
    ("admin/standard/records/proposals/ admin/standard/cover/ admin/standard/cover/csv/", ADMINISTRATORS),
    *((f"admin/snippets/home/{record}/add/ admin/snippets/home/{record}/edit/<int:pk>/", ADMINISTRATORS) for record in RECORDS),
]  # fmt: skip

OTHERS: list[tuple[str, Answered]] = [
    ("admin/branding/theme/add/ admin/branding/theme/preview/ admin/branding/theme/delete/*", NOBODY),  # there is one theme
    ("admin/branding/theme/*", ADMINISTRATORS),
    ("admin/ admin/pages/ admin/pages/search/*", EDITORS),
    ("admin/api/main/pages/", EDITORS),
    ("admin/api/main/pages/<int:pk>/ admin/api/main/pages/find/", WORK),
    ("admin/api/main/pages/<int:pk>/action/<str:action_name>/", LIVE),
    ("admin/api/main/documents/* admin/api/main/images/*", NOBODY),  # list the whole site: superusers only
    ("admin/pages/<int:parent_page_id>/ admin/pages/<int:parent_page_id>/results/", WORK),
    ("admin/bulk/<str:app_label>/<str:model_name>/<str:action>/", WORK),
    ("admin/pages/add/*", {SECTIONS: "D"}),
    ("admin/pages/<int:parent_page_id>/add_subpage/", {SECTIONS: "D"}),
    # Lists and places of a type, as far as the account works on them.
    ("admin/pages/usage/* admin/pages/create/<slug:app_label>/<slug:model_name>", EDITORS),
    (f"{PAGE}/edit/ {PAGE}/edit/preview/ {PAGE}/view_draft/ {PAGE}/usage/ {PAGE}/copy/ {PAGE}/delete/", WORK),
    (f"{PAGE}/history/ {PAGE}/history/results/ {PAGE}/workflow_history/ {PAGE}/revisions/", WORK),
    (f"{PAGE}/unpublish/", LIVE),
    (f"{PAGE}/convert_alias/", {"alias": "D"}),
    (f"{PAGE}/lock/", WORK),
    (f"{PAGE}/unlock/", {"public": "PWD", "public manual, manual": "WD", "section, english, alias": "D"}),
    (f"{PAGE}/revisions/<int:revision_id>/*", REVISED),
    (r"admin/pages/(?P<pk>\d+)/revisions/compare/*", REVISED),
    (f"{PAGE}/workflow_history/detail/<int:workflow_state_id>/", {"draft": "D"}),
    ("admin/pages/<int:page_to_move_id>/*", WORK),
    ("admin/pages/workflow/preview/<int:page_id>/<int:task_id>/", {"draft": "D"}),
    ("admin/pages/workflow/*", WORK),
    ("admin/choose-page/<int:parent_page_id>/ admin/choose-page/chosen-multiple/", KNOWN),
    ("admin/choose-page/ admin/choose-page/search/", EDITORS),
    ("admin/choose-email-link/ admin/choose-phone-link/ admin/choose-anchor-link/", EDITORS),
    ("admin/tag-autocomplete/", EDITORS),
    ("admin/tag-autocomplete/<slug:app_name>/<slug:model_name>/", NOBODY),  # none of our types is a tag
    ("admin/collections/* admin/workflows/* admin/locales/* admin/sites/* admin/users/* admin/groups/*", NOBODY),
    ("admin/reports/locked/*", "PWD"),
    ("admin/reports/page-types-usage/*", NOBODY),
    ("admin/reports/*", EDITORS),
    ("admin/editing-sessions/ping/*", WORK),
    ("admin/editing-sessions/release/<int:session_id>/", EDITORS),  # ends an own session
    ("admin/localize/translate/<int:translation_id>/strings/* admin/localize/translate/<int:translation_id>/overrides/*", NOBODY),
    ("admin/localize/translate/<int:translation_id>/machine_translate/", NOBODY),
    ("admin/localize/translate/<int:translation_id>/preview/<str:mode>/", NOBODY),
    ("admin/localize/translate/*", TRANSLATED),
    ("admin/localize/submit/snippet/* admin/localize/api/*", NOBODY),
    ("admin/settings/* admin/embeds/*", NOBODY),
    ("admin/documents/ admin/documents/results/ admin/images/ admin/images/results/", EDITORS),
    ("admin/documents/chooser/ admin/documents/chooser/results/ admin/images/chooser/ admin/images/chooser/results/", EDITORS),
    ("admin/documents/chooser/chosen-multiple/ admin/images/chooser/chosen-multiple/", EDITORS),  # those of them that may be chosen
    ("admin/images/<int:image_id>/generate_url/*", NOBODY),
    ("admin/documents/multiple/*uploaded_file_id>/ admin/images/multiple/*uploaded_file_id>/", NOBODY),
    ("admin/documents/* admin/images/*", FILE),
    # Words of the search are everybody's who tends an agency's pages, whichever.
    ("admin/search-words/synonyms/* admin/search-words/best-bets/*", "EPD"),
    ("admin/snippets/choose/*/chosen/<str:pk>/", EDITORS),
    ("admin/snippets/choose/*", EDITORS),
    ("admin/snippets/*", ADMINISTRATORS),
    ("admin/sprite/ admin/jsi18n/", EVERYBODY),
    ("admin/account/ admin/logout/ admin/dismissibles/ admin/block-preview/ admin/localize/jsi18n/", NOBODY),
    ("admin/password_reset/* admin/test404/ admin/.*/$", NOBODY),
]  # fmt: skip


def expected(route: str) -> Answered | None:
    """What the table says of a route; None where no line fits."""
    own = (answered for patterns, answered in OWN if route in patterns.split())
    others = (answered for patterns, answered in OTHERS if any(fits(each, route) for each in patterns.split()))
    return next(own, next(others, None))


def fits(pattern: str, route: str) -> bool:
    """Whether the route is the one that is written, or is meant by its stars."""
    return pattern == route or re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), route) is not None


def answered_at(answered: Answered, thing: str) -> str:
    """The letters of those who are answered when the address leads to ``thing``."""
    if isinstance(answered, str):
        return answered
    return next((letters for things, letters in answered.items() if thing in things.split(", ")), NOBODY)
