from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import policy_registry

from portal.bilingual.language import LANGUAGES, THAI
from search.editors.models import SynonymGroup
from search.editors.models.synonym_group import Kind
from search.editors.terms import LONGEST, lines


class MakeSynonymForm(forms.Form):
    """A question of people, and either the set that it belongs to or what is meant by it."""

    query = forms.CharField(label=_("What people type"), max_length=LONGEST)
    group = forms.ModelChoiceField(
        SynonymGroup.objects.filter(active=True),
        label=_("Set of synonyms"),
        required=False,
        empty_label=_("none of them: a new set"),
    )
    meant = forms.CharField(
        label=_("What is meant"),
        max_length=LONGEST,
        required=False,
        help_text=_("For a new set: words as they stand in the pages, such as “บัตรประจำตัวประชาชน”."),
    )
    language = forms.CharField(required=False, widget=forms.HiddenInput)
    proposed: SynonymGroup | None = None

    @staticmethod
    def is_for(user) -> bool:
        """Whether an account may both add and change sets."""
        policy = policy_registry.get_by_type(SynonymGroup)
        return all(policy.user_has_permission(user, act) for act in ("add", "change"))

    def clean(self):
        """Leaves the set as it would be in ``proposed``."""
        cleaned = super().clean()
        if self.errors:
            return cleaned
        if bool(cleaned["group"]) == bool(cleaned["meant"]):
            raise ValidationError(gettext("Choose a set, or write what is meant: one of the two."))
        self.proposed = self._checked(cleaned["group"])
        return cleaned

    @property
    def query_now(self) -> str:
        """What was sent or what the form began with; '' for what cannot be asked."""
        return self.cleaned_data.get("query", "") if self.is_bound else str(self.initial.get("query", ""))[:LONGEST]

    @property
    def language_now(self) -> str:
        """In which language it was asked."""
        language = self["language"].value()
        return language if language in LANGUAGES else THAI

    @transaction.atomic
    def save(self) -> SynonymGroup:
        """Raises ValidationError when somebody else has changed the set meanwhile, so that it takes this no longer."""
        chosen = self.cleaned_data["group"]
        present = SynonymGroup.objects.select_for_update().filter(pk=chosen.pk).first() if chosen else None
        if chosen and present is None:
            raise ValidationError(gettext("This set has just been deleted. Choose another one."))
        group = self._checked(present)
        group.save()
        return group

    def _checked(self, group: SynonymGroup | None) -> SynonymGroup:
        """The set with the question in it, not saved; a new one for None. Raises ValidationError."""
        query = self.cleaned_data["query"]
        if group is None:
            group = SynonymGroup(terms=query, kind=Kind.LEADS, meant=self.cleaned_data["meant"])
        else:
            group.terms = "\n".join([*lines(group.terms), query])
        try:
            group.full_clean()
        except ValidationError as error:
            raise ValidationError(error.messages) from None
        return group
