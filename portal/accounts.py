"""Who may sign in, and the names of the groups."""

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.contrib.auth.views import LoginView
from django.utils.translation import gettext_lazy as _

from portal.bilingual.language import active_language
from portal.operations.headers import ADMIN_PREFIX
from portal.tree import home_url

# Groups that exist from the first migration; per agency come Editors and Publishers, made with the agency.
STAFF, TRANSLATORS, HEADS, ADMINISTRATORS = "Staff", "Translators", "Heads", "Administrators"
GROUPS = (STAFF, TRANSLATORS, HEADS, ADMINISTRATORS)


class PortalBackend(ModelBackend):
    """Accounts of the sample content are refused wherever the installation is not a demonstration, sessions included."""

    def user_can_authenticate(self, user):
        return super().user_can_authenticate(user) and (settings.DEMONSTRATION or not user.is_demonstration)


class SignInForm(AuthenticationForm):
    # No account has a longer name, and what counts failures could not keep it.
    username = UsernameField(max_length=150)


class SignInView(LoginView):
    """The one door for everybody, in the language of its address."""

    form_class = SignInForm
    template_name = "portal/sign_in.html"
    redirect_authenticated_user = False
    extra_context = {"page_title": _("Sign in")}

    def get_success_url(self):
        """Where they came from; who may not edit is not sent to the editors' pages, which would lead back here."""
        target = super().get_success_url()
        if target.startswith(ADMIN_PREFIX) and not self.request.user.has_perm("wagtailadmin.access_admin"):
            return home_url(active_language())
        return target
