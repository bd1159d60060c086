from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, GroupApprovalTask, Workflow


class AgencyTeam(models.Model):
    """What an agency has in the admin: its two groups, the approval its editors ask for, the place of its files.

    Found by the translation key of the agency's pages and never by a name: an agency that gets the address of another
    one does not get its people. A part that somebody has deleted is empty until the agency is saved again.
    """

    translation_key = models.UUIDField(unique=True)
    editors = models.OneToOneField(Group, null=True, on_delete=models.SET_NULL, related_name="+")
    publishers = models.OneToOneField(Group, null=True, on_delete=models.SET_NULL, related_name="+")
    approval = models.OneToOneField(GroupApprovalTask, null=True, on_delete=models.SET_NULL, related_name="+")
    workflow = models.OneToOneField(Workflow, null=True, on_delete=models.SET_NULL, related_name="+")
    collection = models.OneToOneField(Collection, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("team of an agency")
        verbose_name_plural = _("teams of agencies")

    def __str__(self):
        return str(self.editors or self.translation_key)

    @classmethod
    def of(cls, agency) -> "AgencyTeam":
        """The team of an agency's page in either language. Raises AgencyTeam.DoesNotExist."""
        return cls.objects.get(translation_key=agency.translation_key)

    @property
    def is_whole(self) -> bool:
        parts = (self.editors_id, self.publishers_id, self.approval_id, self.workflow_id, self.collection_id)
        return None not in parts
