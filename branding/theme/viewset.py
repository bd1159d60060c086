"""The screen of the theme: Wagtail's own for drafts, with history and a live preview; there is one theme, so no list."""

from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from branding.models.theme import Theme
from branding.theme import views
from branding.theme.forms import ThemeForm

EDIT_HANDLER = ObjectList(
    [
        MultiFieldPanel(
            [
                *(FieldPanel(name, required_on_save=True) for name in ("primary", "accent", "link")),
                HelpPanel(template="branding/theme/dark.html"),
            ],
            heading=_("Colours"),
        ),
        MultiFieldPanel([FieldRowPanel([FieldPanel("font"), FieldPanel("shape")])], heading=_("Type and shape")),
        FieldPanel("hero"),
        MultiFieldPanel([FieldRowPanel([FieldPanel("footer_th"), FieldPanel("footer_en")])], heading=_("Footer")),
        InlinePanel(
            "links",
            [FieldRowPanel([FieldPanel("label_th"), FieldPanel("label_en")]), FieldPanel("url")],
            heading=_("Links to other sites"),
            label=_("Link"),
            max_num=8,
        ),
    ],
    base_form_class=ThemeForm,
)


class ThemeIndexView(IndexView):
    """Leads to the one theme there is."""

    def get(self, request, *args, **kwargs):
        return redirect(self.edit_url_name, Theme.only().pk)


class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "view"
    menu_label = _("Theme of the site")
    menu_hook = "register_branding_menu_item"
    admin_url_namespace = "branding_theme"
    base_url_path = "branding/theme"
    edit_handler = EDIT_HANDLER
    index_view_class = ThemeIndexView
    copy_view_enabled = False

    def register_chooser_viewset(self):
        """Nothing chooses among themes."""

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("check/", views.check, name="check"),
            path("try.css", views.sheet_to_try, name="try"),
        ]
