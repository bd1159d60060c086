"""Who may sign in, and the names of the groups."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.contrib.auth.models import Permission
from django.contrib.auth.views import LoginView, LogoutView
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from portal.bilingual.language import active_language
from portal.operations.headers import ADMIN_PREFIX
from portal.tree import home_url

# Groups that exist from the first migration; per agency come Editors and Publishers, made with the agency.
STAFF, TRANSLATORS, HEADS, ADMINISTRATORS = "Staff", "Translators", "Heads", "Administrators"
GROUPS = (STAFF, TRANSLATORS, HEADS, ADMINISTRATORS)

# What every agency's editors and publishers may do beside their pages, "app.codename": an app adds its own at start-up.
rights_of_editors: list[str] = []

# Where those go who sign in and may not edit: each is given the account and the language, and says an address or "".
landings: list[Callable[..., str]] = []


class PortalBackend(ModelBackend):
    """Accounts of the sample content are refused wherever the installation is not a demonstration, sessions included."""

    def user_can_authenticate(self, user):
        return super().user_can_authenticate(user) and (settings.DEMONSTRATION or not user.is_demonstration)

    def get_all_permissions(self, user_obj, obj=None):
        """As Django's, by one query in place of two: an account's own permissions and those of its groups."""
        if not user_obj.is_active or user_obj.is_anonymous or user_obj.is_superuser or obj is not None:
            return super().get_all_permissions(user_obj, obj)
        if not hasattr(user_obj, "_perm_cache"):
            named = ("content_type__app_label", "codename")
            own = Permission.objects.filter(user=user_obj).order_by().values_list(*named)
            given = Permission.objects.filter(group__user=user_obj).order_by().values_list(*named)
            user_obj._perm_cache = {f"{app}.{codename}" for app, codename in own.union(given)}
        return user_obj._perm_cache


class SignInForm(AuthenticationForm):
    # No account has a longer name, and what counts failures could not keep it.
    username = UsernameField(max_length=150)


class SignInView(LoginView):
    """The one door for everybody, in the language of its address."""

    form_class = SignInForm
    template_name = "portal/sign_in.html"
    redirect_authenticated_user = False
    extra_context = {"page_title": _("Sign in")}

    def get(self, request, *args, **kwargs):
        """Who is signed in already and asks for no page is led to their work; who asks for one may need another account."""
        if request.user.is_authenticated and REDIRECT_FIELD_NAME not in request.GET:
            return redirect(self.get_success_url())
        return super().get(request, *args, **kwargs)

    def get_success_url(self):
        """Where they came from; who may not edit is not sent to the editors' pages, which would lead back here."""
        target = super().get_success_url()
        if target.startswith(ADMIN_PREFIX) and not self.request.user.has_perm("wagtailadmin.access_admin"):
            places = (landing(self.request.user, active_language()) for landing in landings)
            return next(filter(None, places), home_url(active_language()))
        return target


class SignOutView(LogoutView):
    """Leads to the home page in the language of its address; by POST only."""

    def get_success_url(self):
        return home_url(active_language())
