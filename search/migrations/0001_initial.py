import uuid

import django.core.validators
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
            name='SynonymGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('terms', models.TextField(help_text='As people type them, one a line, Thai and English in any order: a common name, an abbreviation, a slip that is often made. Up to 50, of up to 100 characters each.', verbose_name='terms')),
                ('kind', models.CharField(choices=[('same', 'all mean the same'), ('leads', 'lead from what is said to what is meant')], default='same', help_text='“All mean the same”: each of the terms finds the others. “Lead from what is said to what is meant”: the terms find what is written below, and not the other way round.', max_length=10, verbose_name='kind')),
                ('meant', models.TextField(blank=True, help_text='Only for the second kind: words as they stand in the pages, one a line.', verbose_name='what is meant')),
                ('active', models.BooleanField(default=True, verbose_name='in force')),
                ('note', models.CharField(blank=True, help_text='Why this is here, for those who come after you.', max_length=250, verbose_name='note')),
                ('updated', models.DateTimeField(auto_now=True, verbose_name='updated')),
            ],
            options={
                'verbose_name': 'set of synonyms',
                'verbose_name_plural': 'synonyms',
                'ordering': ['-updated', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='BestBet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('terms', models.TextField(help_text='What people type, the whole of it, one a line: “passport”, “ทำพาสปอร์ต”. Words like “how” may be left out.', verbose_name='terms')),
                ('order', models.PositiveSmallIntegerField(default=0, help_text='Of several pages for a term the lowest stands first.', validators=[django.core.validators.MaxValueValidator(999)], verbose_name='order')),
                ('active', models.BooleanField(default=True, verbose_name='in force')),
                ('until', models.DateField(blank=True, help_text='The last day. Empty: until somebody takes it away.', null=True, verbose_name='valid until')),
                ('page', models.ForeignKey(help_text='A published page that everybody may read. English readers get its English version.', on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page')),
            ],
            options={
                'verbose_name': 'best bet',
                'verbose_name_plural': 'best bets',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='PageClicks',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=100, verbose_name='key')),
                ('language', models.CharField(max_length=12, verbose_name='language')),
                ('day', models.DateField(db_index=True, verbose_name='day')),
                ('clicks', models.PositiveIntegerField(default=0, verbose_name='clicks')),
            ],
            options={
                'verbose_name': 'opened results of a day',
                'verbose_name_plural': 'opened results of a day',
                'constraints': [models.UniqueConstraint(fields=('key', 'language', 'day'), name='search_page_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='QueryLog',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('query', models.CharField(max_length=100, verbose_name='question')),
                ('language', models.CharField(max_length=12, verbose_name='language')),
                ('day', models.DateField(db_index=True, verbose_name='day')),
                ('asked', models.PositiveIntegerField(default=0, verbose_name='asked')),
                ('without_result', models.PositiveIntegerField(default=0, verbose_name='without a result')),
                ('clicks', models.PositiveIntegerField(default=0, verbose_name='clicks')),
            ],
            options={
                'verbose_name': 'question of a day',
                'verbose_name_plural': 'questions of a day',
                'constraints': [models.UniqueConstraint(fields=('query', 'language', 'day'), name='search_query_once_a_day')],
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
                        related_name="+", to=settings.WAGTAIL_PAGE_MODEL, verbose_name="pages that name it"
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
