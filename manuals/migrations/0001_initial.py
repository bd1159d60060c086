
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import portal.phones
import wagtail.contrib.routable_page.models
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('portal', '0002_content'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='EditionLock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.CharField(max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name='HandbookCollection',
            fields=[
                ('collection', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='wagtailcore.collection')),
            ],
            options={
                'verbose_name': 'collection of the handbook',
                'verbose_name_plural': 'collections of the handbook',
            },
        ),
        migrations.CreateModel(
            name='OfficerCounters',
            fields=[
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='officer_counters', serialize=False, to=settings.AUTH_USER_MODEL, verbose_name='officer')),
                ('chosen', models.JSONField(default=list, verbose_name='counters')),
            ],
            options={
                'verbose_name': 'counters of an officer',
                'verbose_name_plural': 'counters of officers',
            },
        ),
        migrations.CreateModel(
            name='SectionId',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=8, unique=True, validators=[django.core.validators.RegexValidator('^[A-Z]{1,3}-[0-9]{3,4}\\Z', 'The id of a section is one to three capital letters, a hyphen and a number, such as H-012.')])),
                ('translation_key', models.UUIDField(unique=True)),
            ],
            options={
                'verbose_name': 'id of a handbook section',
                'verbose_name_plural': 'ids of handbook sections',
                'permissions': [('read_handbook', 'Can read the staff handbook')],
            },
        ),
        migrations.CreateModel(
            name='CitizenManualPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='One or two sentences: what the page offers and who it is for. Shown in lists and search results.', max_length=400, verbose_name='summary')),
                ('last_checked', models.DateField(blank=True, help_text='The day this page was last checked against the rules in force.', null=True, verbose_name='last checked')),
                ('review_date', models.DateField(blank=True, null=True, verbose_name='review due')),
                ('content_owner', models.CharField(blank=True, help_text='The unit responsible for this page.', max_length=120, verbose_name='content owner')),
                ('services', wagtail.fields.StreamField([('service', 0)], blank=True, block_lookup={0: ('service_pages.blocks.related.ServiceCodeBlock', (), {'default': '', 'help_text': 'The code of a published service that everybody may see, such as id-card-renew.', 'label': 'Service', 'max_length': 60})}, help_text='In the order in which people should read them. One service makes a manual, several a booklet.', verbose_name='services')),
                ('purpose', models.TextField(blank=True, help_text='One or two sentences: what this manual is for and who should use it.', verbose_name='purpose')),
                ('goals', models.TextField(blank=True, help_text='What the office promises to reach, one goal per line.', verbose_name='goals')),
                ('introduction', models.TextField(blank=True, help_text='Two to four sentences that lead to the rest. An empty line begins a new paragraph.', verbose_name='introduction')),
                ('appendices', wagtail.fields.StreamField([('appendix', 2)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'default': '', 'label': 'Heading', 'max_length': 200}), 1: ('wagtail.blocks.TextBlock', (), {'default': '', 'help_text': 'Plain text. An empty line begins a new paragraph.', 'label': 'Text'}), 2: ('wagtail.blocks.StructBlock', [[('heading', 0), ('text', 1)]], {})}, help_text='What readers look up at the end, such as where to complain, or words explained.', verbose_name='appendices')),
                ('search_image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='portal.portalimage', verbose_name='picture for shared links')),
            ],
            options={
                'verbose_name': 'citizen manual',
                'verbose_name_plural': 'citizen manuals',
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('manual_key', models.UUIDField(verbose_name='manual')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('effective', models.DateField(verbose_name='in force from')),
                ('change_note_th', models.TextField(verbose_name='change note (Thai)')),
                ('change_note_en', models.TextField(blank=True, verbose_name='change note (English)')),
                ('approved_by_th', models.CharField(max_length=200, verbose_name='approved by (Thai)')),
                ('approved_by_en', models.CharField(blank=True, max_length=200, verbose_name='approved by (English)')),
                ('issued', models.DateTimeField(default=django.utils.timezone.now, verbose_name='issued')),
                ('issued_by', models.CharField(blank=True, max_length=200, verbose_name='issued by')),
                ('schema_version', models.PositiveSmallIntegerField()),
                ('service', models.CharField(blank=True, db_index=True, max_length=60)),
                ('data', models.JSONField()),
                ('changes', models.JSONField(default=list)),
            ],
            options={
                'verbose_name': 'edition',
                'verbose_name_plural': 'editions',
                'ordering': ['manual_key', 'number'],
                'constraints': [models.UniqueConstraint(fields=('manual_key', 'number'), name='manuals_edition_number_once'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='manuals_edition_number_from_one')],
            },
        ),
        migrations.CreateModel(
            name='HandbookIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='One or two sentences: what the page offers and who it is for. Shown in lists and search results.', max_length=400, verbose_name='summary')),
                ('last_checked', models.DateField(blank=True, help_text='The day this page was last checked against the rules in force.', null=True, verbose_name='last checked')),
                ('review_date', models.DateField(blank=True, null=True, verbose_name='review due')),
                ('content_owner', models.CharField(blank=True, help_text='The unit responsible for this page.', max_length=120, verbose_name='content owner')),
                ('search_image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='portal.portalimage', verbose_name='picture for shared links')),
            ],
            options={
                'verbose_name': 'staff handbook',
                'verbose_name_plural': 'staff handbooks',
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='HandbookPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='One or two sentences: what the page offers and who it is for. Shown in lists and search results.', max_length=400, verbose_name='summary')),
                ('last_checked', models.DateField(blank=True, help_text='The day this page was last checked against the rules in force.', null=True, verbose_name='last checked')),
                ('review_date', models.DateField(blank=True, null=True, verbose_name='review due')),
                ('content_owner', models.CharField(blank=True, help_text='The unit responsible for this page.', max_length=120, verbose_name='content owner')),
                ('section_id', models.CharField(blank=True, help_text='Given when the section is first saved. It never changes: refer to the section by it.', max_length=8, validators=[django.core.validators.RegexValidator('^[A-Z]{1,3}-[0-9]{3,4}\\Z', 'The id of a section is one to three capital letters, a hyphen and a number, such as H-012.')], verbose_name='section id')),
                ('mission', models.CharField(blank=True, help_text='The duty of the centre that the section belongs to.', max_length=300, verbose_name='mission')),
                ('position', models.CharField(blank=True, help_text='Who works by it, such as: counter officers of all agencies.', max_length=200, verbose_name='position')),
                ('purpose', models.TextField(blank=True, help_text='One or two sentences: what the section is for.', max_length=600, verbose_name='purpose')),
                ('service', models.CharField(blank=True, help_text='The code of the service that the section is about. Leave empty for a general section.', max_length=60, validators=[django.core.validators.RegexValidator('^[a-z][a-z0-9]*(-[a-z0-9]+)*$', 'A code has only lower-case letters a to z, digits and single hyphens, and begins with a letter, such as id-card-lost.')], verbose_name='service')),
                ('laws', wagtail.fields.StreamField([('none', 0), ('law', 4)], blank=True, block_lookup={0: ('portal.blocks.rows.NoneBlock', (), {}), 1: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'Its full name with the year. The English is shown as an unofficial translation.', 'label': 'Law', 'max_length': 400}), 2: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'Those the service goes by, such as: sections 6 and 7. Leave empty for the whole law.', 'label': 'Sections', 'max_length': 200, 'required': False}), 3: ('portal.blocks.facts.FactURLBlock', (), {'default': '', 'help_text': 'Where the law itself can be read, such as in the Royal Gazette. It begins with https://.', 'label': 'Web address', 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('title', 1), ('section', 2), ('url', 3)]], {})}, verbose_name='laws and orders')),
                ('pre_check', wagtail.fields.StreamField([('none', 0), ('point', 2)], blank=True, block_lookup={0: ('portal.blocks.rows.NoneBlock', (), {}), 1: ('wagtail.blocks.TextBlock', (), {'default': '', 'help_text': 'Refer to another section by its id in double brackets, such as [[H-012]].', 'label': 'Point', 'max_length': 600, 'rows': 2}), 2: ('wagtail.blocks.StructBlock', [[('text', 1)]], {})}, help_text='What the officer makes sure of before beginning.', verbose_name='check first')),
                ('steps', wagtail.fields.StreamField([('none', 0), ('step', 3)], blank=True, block_lookup={0: ('portal.blocks.rows.NoneBlock', (), {}), 1: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'What the officer does, beginning with a verb.', 'label': 'Step', 'max_length': 300}), 2: ('wagtail.blocks.TextBlock', (), {'default': '', 'help_text': 'Refer to another section by its id in double brackets, such as [[H-012]].', 'label': 'Detail', 'max_length': 1200, 'required': False, 'rows': 2}), 3: ('wagtail.blocks.StructBlock', [[('title', 1), ('detail', 2)]], {})}, verbose_name='procedure')),
                ('may_do', wagtail.fields.StreamField([('none', 0), ('point', 2)], blank=True, block_lookup={0: ('portal.blocks.rows.NoneBlock', (), {}), 1: ('wagtail.blocks.TextBlock', (), {'default': '', 'help_text': 'Refer to another section by its id in double brackets, such as [[H-012]].', 'label': 'Point', 'max_length': 600, 'rows': 2}), 2: ('wagtail.blocks.StructBlock', [[('text', 1)]], {})}, help_text='Officers stand in for one another for information and for receiving and forwarding only.', verbose_name='what a substitute may do')),
                ('may_not', wagtail.fields.StreamField([('none', 0), ('point', 2)], blank=True, block_lookup={0: ('portal.blocks.rows.NoneBlock', (), {}), 1: ('wagtail.blocks.TextBlock', (), {'default': '', 'help_text': 'Refer to another section by its id in double brackets, such as [[H-012]].', 'label': 'Point', 'max_length': 600, 'rows': 2}), 2: ('wagtail.blocks.StructBlock', [[('text', 1)]], {})}, verbose_name='what a substitute may not do')),
                ('words_to_say', wagtail.fields.StreamField([('words', 3)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'When it is said, such as: a paper is missing.', 'label': 'Situation', 'max_length': 200}), 1: ('portal.blocks.facts.FactTextBlock', (), {'default': '', 'label': 'Words in Thai', 'max_length': 600, 'rows': 2}), 2: ('portal.blocks.facts.FactTextBlock', (), {'default': '', 'help_text': 'Short sentences that can be read aloud to a visitor who speaks no Thai.', 'label': 'Words in English', 'max_length': 600, 'required': False, 'rows': 2}), 3: ('wagtail.blocks.StructBlock', [[('situation', 0), ('words_th', 1), ('words_en', 2)]], {})}, help_text='Sentences to the citizen, in Thai and in English.', verbose_name='words to say')),
                ('hand_over_contact', models.CharField(blank=True, help_text='The unit or position that takes the case over.', max_length=300, verbose_name='hand over to')),
                ('hand_over_phone', models.CharField(blank=True, max_length=40, validators=[portal.phones.validate_phone], verbose_name='phone for handing over')),
                ('cut_off', models.TimeField(blank=True, help_text='Until when a case is taken over on the same day. Leave empty if there is no such time.', null=True, verbose_name='cut-off time')),
                ('common_errors', wagtail.fields.StreamField([('none', 0), ('error', 3)], blank=True, block_lookup={0: ('portal.blocks.rows.NoneBlock', (), {}), 1: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'What happens, in a sentence.', 'label': 'Error', 'max_length': 300}), 2: ('wagtail.blocks.TextBlock', (), {'default': '', 'help_text': 'Refer to another section by its id in double brackets, such as [[H-012]].', 'label': 'What to do', 'max_length': 1200, 'rows': 2}), 3: ('wagtail.blocks.StructBlock', [[('error', 1), ('remedy', 2)]], {})}, verbose_name='common errors')),
                ('forms', wagtail.fields.StreamField([('none', 0), ('form', 3)], blank=True, block_lookup={0: ('portal.blocks.rows.NoneBlock', (), {}), 1: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'The title printed on it.', 'label': 'Form', 'max_length': 300}), 2: ('portal.blocks.facts.FactDocumentBlock', (), {'help_text': 'Choose one from the collection of the handbook: files elsewhere are open to everybody.', 'label': 'File', 'required': False}), 3: ('wagtail.blocks.StructBlock', [[('title', 1), ('document', 2)]], {})}, verbose_name='forms for officers')),
                ('pictures', wagtail.fields.StreamField([('picture', 2)], blank=True, block_lookup={0: ('portal.blocks.facts.FactImageBlock', (), {'help_text': 'Choose one from the collection of the handbook: pictures elsewhere are open to everybody.', 'label': 'Picture'}), 1: ('wagtail.blocks.CharBlock', (), {'default': '', 'label': 'Caption', 'max_length': 300, 'required': False}), 2: ('wagtail.blocks.StructBlock', [[('image', 0), ('caption', 1)]], {})}, verbose_name='pictures for officers')),
                ('worked_cases', wagtail.fields.StreamField([('case', 2)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'default': '', 'label': 'Case', 'max_length': 200}), 1: ('wagtail.blocks.TextBlock', (), {'default': '', 'help_text': 'What was asked, what was done and why. No names, no numbers of persons.', 'label': 'How it was handled', 'max_length': 3000, 'rows': 4}), 2: ('wagtail.blocks.StructBlock', [[('title', 0), ('text', 1)]], {})}, verbose_name='worked cases')),
                ('internal_notes', wagtail.fields.RichTextField(blank=True, help_text='Refer to another section by its id in double brackets, such as [[H-012]].', verbose_name='internal notes')),
                ('version', models.PositiveIntegerField(default=1, help_text='Raise it when officers must read the section again. A correction keeps the number.', validators=[django.core.validators.MinValueValidator(1)], verbose_name='version')),
                ('effective', models.DateField(blank=True, null=True, verbose_name='effective date')),
                ('change_note', models.TextField(blank=True, help_text='What is new in this version, in a sentence or two.', max_length=600, verbose_name='change note')),
                ('search_image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='portal.portalimage', verbose_name='picture for shared links')),
            ],
            options={
                'verbose_name': 'handbook section',
                'verbose_name_plural': 'handbook sections',
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='ManualIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='One or two sentences: what the page offers and who it is for. Shown in lists and search results.', max_length=400, verbose_name='summary')),
                ('last_checked', models.DateField(blank=True, help_text='The day this page was last checked against the rules in force.', null=True, verbose_name='last checked')),
                ('review_date', models.DateField(blank=True, null=True, verbose_name='review due')),
                ('content_owner', models.CharField(blank=True, help_text='The unit responsible for this page.', max_length=120, verbose_name='content owner')),
                ('search_image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='portal.portalimage', verbose_name='picture for shared links')),
            ],
            options={
                'verbose_name': 'list of citizen manuals',
                'verbose_name_plural': 'lists of citizen manuals',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='RecordAhead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('manual', models.UUIDField(verbose_name='manual')),
                ('service', models.UUIDField(verbose_name='service')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('since', models.DateField(verbose_name='since')),
            ],
            options={
                'verbose_name': 'record ahead of its manual',
                'verbose_name_plural': 'records ahead of their manuals',
                'constraints': [models.UniqueConstraint(fields=('manual', 'service', 'number'), name='manuals_record_ahead_once')],
            },
        ),
        migrations.CreateModel(
            name='Withdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField(verbose_name='withdrawn on')),
                ('reason_th', models.TextField(verbose_name='reason (Thai)')),
                ('reason_en', models.TextField(blank=True, verbose_name='reason (English)')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.CharField(blank=True, max_length=200, verbose_name='withdrawn by')),
                ('edition', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='withdrawal', to='manuals.edition')),
            ],
            options={
                'verbose_name': 'withdrawal of an edition',
                'verbose_name_plural': 'withdrawals of editions',
            },
        ),
        migrations.CreateModel(
            name='EditionFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('manual', 'Citizen manual'), ('booklet', 'Booklet of several services'), ('sheet', 'Counter sheet')], max_length=8)),
                ('language', models.CharField(choices=[('th', 'th'), ('en', 'en')], max_length=2)),
                ('service', models.CharField(blank=True, max_length=60)),
                ('file', models.FileField(max_length=200, upload_to='')),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveIntegerField()),
                ('pages', models.PositiveIntegerField()),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='manuals.edition')),
            ],
            options={
                'verbose_name': 'file of an edition',
                'verbose_name_plural': 'files of editions',
                'ordering': ['edition', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('edition', 'kind', 'language', 'service'), name='manuals_edition_file_once')],
            },
        ),
        migrations.CreateModel(
            name='ReadReceipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='receipts', to='manuals.sectionid')),
            ],
            options={
                'verbose_name': 'read receipt',
                'verbose_name_plural': 'read receipts',
                'permissions': [('see_receipts', 'Can see who has read the staff handbook')],
                'constraints': [models.UniqueConstraint(fields=('user', 'section', 'version'), name='manuals_read_receipt_unique')],
            },
        ),
        migrations.CreateModel(
            name='SectionVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('effective', models.DateField()),
                ('change_note_th', models.TextField(blank=True)),
                ('change_note_en', models.TextField(blank=True)),
                ('published', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='manuals.sectionid')),
            ],
            options={
                'verbose_name': 'version of a handbook section',
                'verbose_name_plural': 'versions of handbook sections',
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('section', 'number'), name='manuals_section_version_unique')],
            },
        ),
    ]
