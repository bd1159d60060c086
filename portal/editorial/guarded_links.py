"""An address that an editor types as a link becomes a link to the page behind it, which Wagtail then names."""

import json

from wagtail.admin.views.chooser import ExternalLinkView
from wagtail.models import Page

from portal.editorial.guarded_titles import title_for_editors


class GuardedExternalLink(ExternalLinkView):
    """Leaves the address as it was typed where the account may not see the title that Wagtail would show."""

    def post(self, request):
        response = super().post(request)
        answer = json.loads(response.content)
        page_id = (answer.get("internal") or answer.get("result") or {}).get("id")
        page = Page.objects.filter(pk=page_id).first() if page_id else None
        if page and title_for_editors(page) != page.draft_title:
            return self.render_chosen_response(self.get_result_data())
        return response
