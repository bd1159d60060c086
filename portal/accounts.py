"""Who may sign in, the names of the groups, and the answer to too many attempts."""

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.views import LoginView
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

# Groups that exist from the first migration; per agency come Editors and Publishers, made with the agency.
STAFF, TRANSLATORS, HEADS, ADMINISTRATORS = "Staff", "Translators", "Heads", "Administrators"
GROUPS = (STAFF, TRANSLATORS, HEADS, ADMINISTRATORS)


class PortalBackend(ModelBackend):
    """Accounts of the sample content are refused wherever the installation is not a demonstration, sessions included."""

    def user_can_authenticate(self, user):
        return super().user_can_authenticate(user) and (settings.DEMONSTRATION or not user.is_demonstration)


class SignInView(LoginView):
    """The one door for everybody, in the language of its address."""

    template_name = "portal/sign_in.html"
    redirect_authenticated_user = False
    extra_context = {"page_title": _("Sign in")}


def locked_out(request, credentials, *args, **kwargs):
    """Too many failed attempts with one name from one address: wait, told in words. Status 429."""
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    return render(request, "portal/locked_out.html", {"minutes": minutes}, status=429)
