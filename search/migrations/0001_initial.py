import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

FTS5 = """
    CREATE VIRTUAL TABLE {table} USING fts5(title, keywords, summary, body, hash UNINDEXED,
    tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'")
"""
FTS5_TABLES = ("search_public_fts", "search_staff_fts")
LEXEMES = """
    CREATE TABLE {table} (id bigint PRIMARY KEY, hash varchar(64) NOT NULL, length integer NOT NULL,
        words tsvector NOT NULL, names tsvector NOT NULL) WITH (toast_tuple_target = 128)
"""
LEXEMES_INDEX = "CREATE INDEX ON {table} USING gin ({column}) WITH (fastupdate = off)"
LEXEMES_TABLES = ("search_public_lexemes", "search_staff_lexemes")


def create_engine_tables(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for table in FTS5_TABLES:
            schema_editor.execute(FTS5.format(table=table))
            schema_editor.execute(f"CREATE VIRTUAL TABLE {table}_terms USING fts5vocab({table}, row)")
    elif schema_editor.connection.vendor == "postgresql":
        for table in LEXEMES_TABLES:
            schema_editor.execute(LEXEMES.format(table=table))
            for column in ("words", "names"):
                schema_editor.execute(LEXEMES_INDEX.format(table=table, column=column))


def drop_engine_tables(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for table in FTS5_TABLES:
            schema_editor.execute(f"DROP TABLE IF EXISTS {table}_terms")
            schema_editor.execute(f"DROP TABLE IF EXISTS {table}")
    elif schema_editor.connection.vendor == "postgresql":
        for table in LEXEMES_TABLES:
            schema_editor.execute(f"DROP TABLE IF EXISTS {table}")


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(help_text="Shared by all language versions of an item.", max_length=100, verbose_name="key"),
                ),
                ("locale", models.CharField(max_length=12, verbose_name="language")),
                (
                    "url",
                    models.CharField(
                        blank=True, help_text="For items that are not pages.", max_length=500, verbose_name="address"
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[("public", "public"), ("staff", "staff")], max_length=10, verbose_name="audience"
                    ),
                ),
                ("type", models.CharField(max_length=20, verbose_name="type")),
                ("code", models.CharField(blank=True, max_length=100, verbose_name="code")),
                ("agency", models.CharField(blank=True, max_length=255, verbose_name="agency")),
                ("agency_name", models.CharField(blank=True, max_length=255, verbose_name="name of the agency")),
                ("mode", models.CharField(blank=True, max_length=20, verbose_name="mode")),
                (
                    "topics",
                    models.CharField(blank=True, help_text="Codes separated by spaces.", max_length=500, verbose_name="topics"),
                ),
                ("facts", models.JSONField(default=list, help_text="Pairs of label and figure, shown with a result.", verbose_name="figures")),
                ("title", models.TextField(verbose_name="title")),
                ("keywords", models.TextField(blank=True, verbose_name="common names")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                ("body", models.TextField(blank=True, verbose_name="text")),
                ("analysed_title", models.TextField(editable=False)),
                ("analysed_keywords", models.TextField(editable=False)),
                ("analysed_summary", models.TextField(editable=False)),
                ("analysed_body", models.TextField(editable=False)),
                ("content_hash", models.CharField(editable=False, max_length=64)),
                ("analysis_version", models.CharField(editable=False, max_length=40)),
                ("updated", models.DateTimeField(auto_now=True, db_index=True, verbose_name="updated")),
                (
                    "page",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_documents",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page",
                    ),
                ),
            ],
            options={
                "verbose_name": "search document",
                "verbose_name_plural": "search documents",
                "indexes": [
                    models.Index(fields=["audience", "agency"], name="search_document_agency"),
                    models.Index(fields=["audience", "type"], name="search_document_type"),
                ],
                "constraints": [models.UniqueConstraint(fields=("key", "locale"), name="search_document_once_a_language")],
            },
        ),
        migrations.CreateModel(
            name="PendingDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("engine", models.CharField(max_length=40)),
                ("document_id", models.BigIntegerField()),
                ("mark", models.UUIDField(default=uuid.uuid4)),
                ("since", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("engine", "document_id"), name="search_pending_document_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="AttachedText",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.WAGTAILDOCS_DOCUMENT_MODEL,
                        verbose_name="document",
                    ),
                ),
                (
                    "file_hash",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="Of the file that was read; empty while none was.",
                        max_length=40,
                    ),
                ),
                (
                    "version",
                    models.PositiveSmallIntegerField(default=0, editable=False, help_text="Of the reader."),
                ),
                ("text", models.TextField(blank=True, verbose_name="text")),
                (
                    "problem",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("empty", "The file is empty."),
                            ("large", "The file is larger than 20 MB."),
                            ("missing", "The file is missing from the storage."),
                            ("damaged", "The file is damaged, or is not of the kind that its name says."),
                            ("encrypted", "The file asks for a password."),
                            ("unpacked", "The file becomes larger than 100 MB when it is unpacked."),
                            ("late", "Reading the file took too long and was given up."),
                            ("memory", "Reading the file took too much memory and was given up."),
                            ("wordless", "The file holds no text, only pictures such as a scan."),
                        ],
                        max_length=20,
                        verbose_name="problem",
                    ),
                ),
                (
                    "pages",
                    models.ManyToManyField(
                        related_name="+", to=settings.WAGTAIL_PAGE_MODEL, verbose_name="pages"
                    ),
                ),
            ],
            options={
                "verbose_name": "text of an attached file",
                "verbose_name_plural": "texts of attached files",
            },
        ),
        migrations.RunPython(create_engine_tables, drop_engine_tables),
    ]
