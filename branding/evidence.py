"""What the brand assets prove: that the centre has a logo, approved and in use."""

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from branding.kinds import Kind
from branding.library import Asset, library
from branding.models import BrandGuidelinesPage
from portal.bilingual.dates import format_date
from portal.bilingual.language import active_language
from portal.evidence import Asked, Finding, Proof, State, measure, said
from portal.tree import snapshot


def _proofs(logo: Asset | None) -> tuple[Proof, ...]:
    page = next(iter(snapshot().of_model(BrandGuidelinesPage, active_language())), None)
    public = (Proof(page.title, page.url, public=True),) if page else ()
    kept = reverse("branding_asset", args=[logo.pk]) if logo else reverse("branding_assets")
    return (*public, Proof(_("Logos and symbols"), kept, day=logo.approved_on if logo else None))


@measure("branding.logo", _("Logo in use, with its approval and rules"), queries=0)
def logo(asked: Asked) -> Finding:
    """Met by a current logo in both languages that names who approved it, and when, beside a public page of its rules."""
    current = library().of(Kind.LOGO)
    if current is None:
        return Finding(State.MISSING, _("No logo is in use."), {}, _proofs(None))
    proofs = _proofs(current)
    has_rules = any(proof.public for proof in proofs)

    def sentence() -> str:
        approved = format_date(current.approved_on) if current.approved_on else gettext("no day")
        text = gettext("Logo version %(version)s is in use, approved on %(day)s by %(office)s.") % {
            "version": current.version,
            "day": approved,
            "office": current.approved_by or gettext("nobody named"),
        }
        return text if has_rules else f"{text} {gettext('The page with the rules of its use is not public.')}"

    is_approved = bool(current.approved_on and current.approved_by_th and current.approved_by_en)
    state = State.MET if is_approved and has_rules else State.PARTLY
    return Finding(state, said(sentence), {"variants": len(current.variants), "rules": int(has_rules)}, proofs)
