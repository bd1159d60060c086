"""The database refuses to change or remove an edition, whoever asks."""

import datetime
import uuid

import pytest
from django.core.management.color import no_style
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from manuals.editions.rules import GUARDED, install, unlocked
from manuals.models import Edition, EditionFile, EditionLock, ReadReceipt, SectionId, SectionVersion, Withdrawal

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    made = Edition.objects.create(
        manual_key=uuid.uuid4(), number=1, effective=datetime.date(2026, 12, 1), change_note_th="ก", approved_by_th="ข",
        schema_version=1, data={},
    )  # fmt: skip
    EditionFile.objects.create(edition=made, kind="manual", language="th", file="a.pdf", sha256="0", size=1, pages=1)
    Withdrawal.objects.create(edition=made, since=datetime.date(2026, 12, 2), reason_th="ผิด")
    return made


@pytest.mark.parametrize("model", [Edition, EditionFile, Withdrawal])
class TestEveryTable:
    def test_refuses_an_update(self, edition, model):
        field = {"edition": "change_note_th", "editionfile": "sha256", "withdrawal": "reason_th"}[
            model._meta.model_name
        ]
        with pytest.raises(IntegrityError, match="is never changed or removed"), transaction.atomic():
            model.objects.update(**{field: "x"})

    def test_refuses_a_deletion(self, edition, model):
        with pytest.raises(IntegrityError, match="issue the next edition"), transaction.atomic():
            model.objects.all()._raw_delete("default")
        assert model.objects.count() == 1

    def test_refuses_plain_sql(self, edition, model):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(" ".join(["DELETE FROM", model._meta.db_table]))

    def test_opens_for_a_restore_and_closes_again(self, edition, model):
        with unlocked("a test"):
            assert model.objects.update(id=F("id")) == 1
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.update(id=F("id"))
        assert not EditionLock.objects.exists()

    def test_keeps_its_rule_when_the_rules_are_made_anew(self, edition, model):
        install()
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.all()._raw_delete("default")


class TestRemoving:
    def test_an_edition_with_all_that_hangs_on_it(self, edition):
        with pytest.raises(IntegrityError), transaction.atomic():
            edition.delete()
        with unlocked("a test"):
            edition.delete()
        assert not EditionFile.objects.exists()

    def test_what_failed_within_stays_locked(self, edition):
        with pytest.raises(KeyError), unlocked("a test"):
            raise KeyError
        assert not EditionLock.objects.exists()

    def test_replacing_a_row_is_refused_too(self, edition):
        if connection.vendor != "sqlite":
            pytest.skip("only SQLite knows INSERT OR REPLACE")
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT OR REPLACE INTO manuals_withdrawal SELECT * FROM manuals_withdrawal")

    def test_emptying_a_table_is_refused_too(self, edition):
        if connection.vendor != "postgresql":
            pytest.skip("only PostgreSQL knows TRUNCATE")
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with checks outstanding is not emptied anyway
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("TRUNCATE manuals_withdrawal")

    def test_a_number_is_given_once(self, edition):
        with pytest.raises(IntegrityError), transaction.atomic():
            Edition.objects.create(
                manual_key=edition.manual_key, number=1, effective=edition.effective, schema_version=1, data={}
            )


def test_every_table_of_editions_and_of_versions_is_guarded():
    guarded = (Edition, EditionFile, Withdrawal, SectionId, SectionVersion)
    assert set(GUARDED) == {model._meta.db_table for model in guarded}


class TestAVersionOfASection:
    @pytest.fixture
    def version(self, django_user_model):
        section = SectionId.objects.create(code="H-901", translation_key=uuid.uuid4())
        return SectionVersion.objects.create(
            section=section, number=1, effective=datetime.date(2026, 12, 1), change_note_th="ใหม่",
            by=django_user_model.objects.create(username="somchai"),
        )  # fmt: skip

    @pytest.mark.parametrize("changes", [{"change_note_th": "ปลอม"}, {"by": None, "number": 2}])
    def test_is_never_changed(self, version, changes):
        with pytest.raises(IntegrityError, match="publish the next version"), transaction.atomic():
            SectionVersion.objects.update(**changes)

    def test_is_never_removed_nor_is_the_id(self, version):
        for rows in (SectionVersion.objects.all(), SectionId.objects.all()):
            with pytest.raises(IntegrityError, match="is never changed or removed"), transaction.atomic():
                rows._raw_delete("default")
        with pytest.raises(IntegrityError, match="keeps its id for ever"), transaction.atomic():
            SectionId.objects.update(code="H-999")

    def test_outlives_the_account_of_who_published_it(self, version):
        version.by.delete()
        version.refresh_from_db()
        assert (version.by, version.change_note_th) == (None, "ใหม่")


def test_tables_without_editions_can_be_emptied():
    """As it is done after a test that commits."""
    for statement in connection.ops.sql_flush(no_style(), [*GUARDED, ReadReceipt._meta.db_table]):
        with connection.cursor() as cursor:
            cursor.execute(statement)
    assert not Edition.objects.exists()
