
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import portal.bilingual.language
import portal.phones
import portal.web_addresses
import service_pages.models.classification
import wagtail.contrib.routable_page.models
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('portal', '0002_content'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ComplaintChannel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name_th', models.CharField(max_length=200, verbose_name='name (Thai)')),
                ('name_en', models.CharField(max_length=200, verbose_name='name (English)')),
                ('phone', models.CharField(blank=True, max_length=80, validators=[portal.phones.validate_phone], verbose_name='phone')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('url', models.URLField(blank=True, validators=[portal.web_addresses.validate_web_address], verbose_name='web address')),
                ('address_th', models.CharField(blank=True, max_length=300, verbose_name='address (Thai)')),
                ('address_en', models.CharField(blank=True, max_length=300, verbose_name='address (English)')),
                ('note_th', models.CharField(blank=True, max_length=300, verbose_name='note (Thai)')),
                ('note_en', models.CharField(blank=True, max_length=300, verbose_name='note (English)')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
            ],
            options={
                'verbose_name': 'complaint channel',
                'verbose_name_plural': 'complaint channels',
                'ordering': ['position', 'pk'],
            },
            bases=(portal.bilingual.language.PairedNames, models.Model),
        ),
        migrations.CreateModel(
            name='ServiceCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, unique=True, validators=[django.core.validators.RegexValidator('^[a-z][a-z0-9]*(-[a-z0-9]+)*$', 'A code has only lower-case letters a to z, digits and single hyphens, and begins with a letter, such as id-card-lost.')])),
                ('translation_key', models.UUIDField(unique=True)),
                ('fixed', models.BooleanField(default=False)),
            ],
            options={
                'verbose_name': 'service code',
                'verbose_name_plural': 'service codes',
            },
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(help_text='Part of the address. Use lower-case letters a to z and hyphens.', unique=True, verbose_name='code')),
                ('name_th', models.CharField(max_length=80, verbose_name='name (Thai)')),
                ('name_en', models.CharField(max_length=80, verbose_name='name (English)')),
                ('summary_th', models.CharField(blank=True, max_length=250, verbose_name='summary (Thai)')),
                ('summary_en', models.CharField(blank=True, max_length=250, verbose_name='summary (English)')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
            ],
            options={
                'verbose_name': 'topic',
                'verbose_name_plural': 'topics',
                'ordering': ['position', 'pk'],
            },
            bases=(portal.bilingual.language.PairedNames, models.Model),
        ),
        migrations.CreateModel(
            name='AgencyPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='One or two sentences: what the page offers and who it is for. Shown in lists and search results.', max_length=400, verbose_name='summary')),
                ('last_checked', models.DateField(blank=True, help_text='The day this page was last checked against the rules in force.', null=True, verbose_name='last checked')),
                ('review_date', models.DateField(blank=True, null=True, verbose_name='review due')),
                ('content_owner', models.CharField(blank=True, help_text='The unit responsible for this page.', max_length=120, verbose_name='content owner')),
                ('short_name', models.CharField(blank=True, help_text='The usual abbreviation or short form.', max_length=60, verbose_name='short name')),
                ('counters', models.CharField(blank=True, help_text='Numbers of its counters in the hall, such as 1-4.', max_length=40, verbose_name='counters')),
                ('phone', models.CharField(blank=True, max_length=40, validators=[portal.phones.validate_phone], verbose_name='phone')),
                ('website', models.URLField(blank=True, validators=[portal.web_addresses.validate_web_address], verbose_name='website')),
                ('search_image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='portal.portalimage', verbose_name='picture for shared links')),
            ],
            options={
                'verbose_name': 'agency',
                'verbose_name_plural': 'agencies',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='AgencyTeam',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(unique=True)),
                ('approval', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.groupapprovaltask')),
                ('collection', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.collection')),
                ('editors', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='auth.group')),
                ('publishers', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='auth.group')),
                ('workflow', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.workflow')),
            ],
            options={
                'verbose_name': 'team of an agency',
                'verbose_name_plural': 'teams of agencies',
            },
        ),
        migrations.CreateModel(
            name='ServiceIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='One or two sentences: what the page offers and who it is for. Shown in lists and search results.', max_length=400, verbose_name='summary')),
                ('last_checked', models.DateField(blank=True, help_text='The day this page was last checked against the rules in force.', null=True, verbose_name='last checked')),
                ('review_date', models.DateField(blank=True, null=True, verbose_name='review due')),
                ('content_owner', models.CharField(blank=True, help_text='The unit responsible for this page.', max_length=120, verbose_name='content owner')),
                ('search_image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='portal.portalimage', verbose_name='picture for shared links')),
            ],
            options={
                'verbose_name': 'service list',
                'verbose_name_plural': 'service lists',
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='ServicePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='One or two sentences: what the page offers and who it is for. Shown in lists and search results.', max_length=400, verbose_name='summary')),
                ('last_checked', models.DateField(blank=True, help_text='The day this page was last checked against the rules in force.', null=True, verbose_name='last checked')),
                ('review_date', models.DateField(blank=True, null=True, verbose_name='review due')),
                ('content_owner', models.CharField(blank=True, help_text='The unit responsible for this page.', max_length=120, verbose_name='content owner')),
                ('mode', models.CharField(choices=[('information', 'Answered here'), ('forward', 'Received and forwarded'), ('complete', 'Completed here')], default='complete', help_text='Information only, received and forwarded to the owner, or completed at the centre.', max_length=12, verbose_name='what the centre does')),
                ('category', models.CharField(blank=True, choices=[('permission', 'Permission or licence'), ('approval', 'Approval'), ('registration', 'Registration'), ('enrolment', 'Enrolment on a list'), ('notification', 'Notification'), ('certification', 'Certification'), ('payment', 'Tax or payment'), ('benefit', 'Benefit or help'), ('complaint', 'Complaint'), ('advice', 'Advice and information')], help_text='As in the citizen manual: what the office does for people, such as registering or giving a licence.', max_length=20, verbose_name='category')),
                ('under_act', models.BooleanField(default=True, help_text='Permissions, registrations and notifications are; advice, complaints and some benefits are not. The act decides what a manual must say.', verbose_name='under the licensing facilitation act')),
                ('audience', service_pages.models.classification.ChoicesField(help_text='Those who apply for it themselves. People look for services under the group they belong to.', options=[('citizen', 'Citizens'), ('business', 'Businesses'), ('foreigner', 'Foreign nationals'), ('elderly', 'Older people'), ('disabled', 'People with disabilities'), ('government', 'Government agencies')], verbose_name='for whom')),
                ('impact', models.CharField(blank=True, choices=[('general', 'General service'), ('significant', 'Important for the economy or society')], help_text='As in the citizen manual. Most services are general ones.', max_length=12, verbose_name='impact')),
                ('process', models.CharField(blank=True, choices=[('single', 'Completed within one unit'), ('linked', 'Several units work together')], help_text='As in the citizen manual. Several units work together when another office must check or approve the case.', max_length=8, verbose_name='process')),
                ('area', models.CharField(blank=True, choices=[('nationwide', 'Wherever you live in Thailand'), ('province', 'For this province'), ('district', 'By the district of your house registration'), ('municipality', 'Within the municipality')], help_text='Whose case is taken here: by the place where people live, or where the land, building or shop is.', max_length=14, verbose_name='area served')),
                ('status', models.CharField(choices=[('open', 'Given as described'), ('suspended', 'Suspended for now'), ('ended', 'No longer given')], default='open', help_text='Anything but “Given as described” is told at the top of the page. Say in a temporary notice why, and where to go instead.', max_length=10, verbose_name='status of the service')),
                ('counter_languages', service_pages.models.classification.ChoicesField(help_text='Those that somebody at the counter speaks on working days. An interpreter who must be asked for has a field of its own.', options=[('th', 'Thai'), ('en', 'English'), ('zh', 'Chinese'), ('my', 'Burmese'), ('km', 'Khmer'), ('lo', 'Lao'), ('ms', 'Malay'), ('ja', 'Japanese'), ('sgn', 'Thai sign language')], verbose_name='languages at the counter')),
                ('notices', wagtail.fields.StreamField([('notice', 3)], blank=True, block_lookup={0: ('wagtail.blocks.TextBlock', (), {'default': '', 'help_text': 'What is different, and what to do instead, such as: counter 3 is closed, please go to counter 5.', 'label': 'Notice', 'max_length': 500, 'rows': 2}), 1: ('portal.blocks.dates.EraDateBlock', (), {'help_text': 'Leave empty to show it as soon as the page is published.', 'label': 'Shown from', 'required': False}), 2: ('portal.blocks.dates.EraDateBlock', (), {'help_text': 'The last day on which it is shown. Without one it stays until somebody removes it.', 'label': 'Shown until', 'required': False}), 3: ('wagtail.blocks.StructBlock', [[('text', 0), ('starts', 1), ('ends', 2)]], {})}, help_text='What holds for a short time, such as a closed counter. What holds for good belongs in the other rows.', verbose_name='temporary notices')),
                ('documents', wagtail.fields.StreamField([('none', 0), ('document', 10)], blank=True, block_lookup={0: ('portal.blocks.rows.NoneBlock', (), {}), 1: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'One paper by the name printed on it, such as: house registration book. Numbers and conditions have fields of their own.', 'label': 'Paper', 'max_length': 300}), 2: ('wagtail.blocks.IntegerBlock', (), {'help_text': 'Leave empty if not stated. Enter 0 for none.', 'label': 'Originals', 'max_value': 99, 'min_value': 0, 'required': False}), 3: ('wagtail.blocks.IntegerBlock', (), {'help_text': 'Leave empty if not stated. Enter 0 for none.', 'label': 'Copies', 'max_value': 99, 'min_value': 0, 'required': False}), 4: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('copy', 'sheets or books'), ('set', 'sets')], 'help_text': 'Choose sets only where the manual does.', 'label': 'Counted in', 'required': False}), 5: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'Where people get it, such as: the district office. Leave empty for what people write themselves.', 'label': 'Issued by', 'max_length': 200, 'required': False}), 6: ('wagtail.blocks.MultipleChoiceBlock', [], {'choices': [('person', 'Individual'), ('juristic', 'Company or other legal entity'), ('foreigner', 'Foreign national'), ('minor', 'Child under 20'), ('proxy', 'Someone acting for you')], 'help_text': 'If none is ticked, everybody needs it.', 'label': 'Needed for', 'required': False}), 7: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'The case in a few words, such as: if the name has been changed. Leave empty if it is always needed.', 'label': 'Only if', 'max_length': 300, 'required': False}), 8: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('A', 'A'), ('B', 'B'), ('C', 'C'), ('D', 'D'), ('E', 'E'), ('F', 'F')], 'help_text': 'Papers with the same letter stand for each other: one of them is enough.', 'label': 'One of', 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'default': '', 'help_text': 'What makes it acceptable, such as: issued within the last three months, each page signed.', 'label': 'Note', 'required': False, 'rows': 2}), 10: ('wagtail.blocks.StructBlock', [[('name', 1), ('originals', 2), ('copies', 3), ('unit', 4), ('issuer', 5), ('cases', 6), ('condition', 7), ('one_of', 8), ('note', 9)]], {})}, help_text='Everything people must bring: the office may ask for no more. If nothing is needed, add the row “None”.', verbose_name='papers to bring')),
                ('totals', wagtail.fields.StreamField([('total', 6)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'Such as: with a booking online.', 'label': 'Way', 'max_length': 200}), 1: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('A', 'A'), ('B', 'B'), ('C', 'C'), ('D', 'D'), ('E', 'E'), ('F', 'F')], 'help_text': 'The letter of its steps. Steps without a letter belong to every way.', 'label': 'Letter', 'required': False}), 2: ('wagtail.blocks.DecimalBlock', (), {'decimal_places': 1, 'help_text': 'Leave empty: the total is computed from the steps. A total of its own needs a reason.', 'label': 'Total time, if other than the sum', 'max_digits': 7, 'min_value': 0, 'required': False}), 3: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('minute', 'minutes'), ('hour', 'hours'), ('day', 'days'), ('working_day', 'working days'), ('week', 'weeks'), ('month', 'months'), ('year', 'years')], 'help_text': 'Choose working days only where the manual or the law counts them: weekends and public holidays are left out.', 'label': 'Unit', 'required': False}), 4: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'A reason that citizens understand, such as: the papers have been checked online beforehand.', 'label': 'Why it is not the sum of the steps', 'max_length': 300, 'required': False}), 5: ('portal.blocks.facts.FactBlock', (), {'default': '', 'help_text': 'The words of the manual or order, exactly, where they say more than the number.', 'label': 'Time as written', 'max_length': 200, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('name', 0), ('way', 1), ('value', 2), ('unit', 3), ('reason', 4), ('as_written', 5)]], {})}, help_text="Only where there are several ways, or where the manual's total is not the sum of the steps.", verbose_name='ways and total times')),
                ('steps', wagtail.fields.StreamField([('none', 0), ('step', 8)], blank=True, block_lookup={0: ('portal.blocks.rows.NoneBlock', (), {}), 1: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'What happens, in a few words.', 'label': 'Step', 'max_length': 200}), 2: ('wagtail.blocks.TextBlock', (), {'default': '', 'help_text': 'Who does what, in a sentence or two, such as: staff check the papers and give you a receipt. Papers and fees have rows of their own.', 'label': 'Detail', 'required': False, 'rows': 2}), 3: ('wagtail.blocks.DecimalBlock', (), {'decimal_places': 1, 'help_text': 'Leave empty if no time is stated.', 'label': 'Time', 'max_digits': 7, 'min_value': 0, 'required': False}), 4: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('minute', 'minutes'), ('hour', 'hours'), ('day', 'days'), ('working_day', 'working days'), ('week', 'weeks'), ('month', 'months'), ('year', 'years')], 'help_text': 'Choose working days only where the manual or the law counts them: weekends and public holidays are left out.', 'label': 'Unit', 'required': False}), 5: ('portal.blocks.facts.FactBlock', (), {'default': '', 'help_text': 'The words of the manual or order, exactly, where they say more than the number.', 'label': 'Time as written', 'max_length': 200, 'required': False}), 6: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'The section or office that does the step, by the name on its sign, such as: civil registration section.', 'label': 'Responsible unit', 'max_length': 200, 'required': False}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('A', 'A'), ('B', 'B'), ('C', 'C'), ('D', 'D'), ('E', 'E'), ('F', 'F')], 'help_text': 'Only where the service can be had in several ways, such as with a booking online.', 'label': 'Way', 'required': False}), 8: ('wagtail.blocks.StructBlock', [[('title', 1), ('detail', 2), ('duration', 3), ('unit', 4), ('as_written', 5), ('responsible', 6), ('way', 7)]], {})}, help_text='In their order, from handing in the application to receiving the result, each with its time.', verbose_name='steps')),
                ('fees', wagtail.fields.StreamField([('none', 0), ('fee', 16)], blank=True, block_lookup={0: ('portal.blocks.rows.NoneBlock', (), {}), 1: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'What the payment is for, such as: a new card in place of a lost one.', 'label': 'Fee for', 'max_length': 300}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('amount', 'Amount in baht'), ('range', 'Between two amounts'), ('percent', 'Percentage'), ('varies', 'No fixed amount')], 'help_text': 'Choose “No fixed amount” only if the note can tell what the fee depends on.', 'label': 'Kind'}), 3: ('wagtail.blocks.DecimalBlock', (), {'decimal_places': 2, 'help_text': 'Only the number, such as 100; 0 means free. For “Between two amounts”, the lower one.', 'label': 'Baht', 'max_digits': 12, 'min_value': 0, 'required': False}), 4: ('wagtail.blocks.DecimalBlock', (), {'decimal_places': 2, 'help_text': 'Only for “between two amounts”.', 'label': 'to (baht)', 'max_digits': 12, 'min_value': 0, 'required': False}), 5: ('wagtail.blocks.DecimalBlock', (), {'decimal_places': 3, 'help_text': 'Only the number, such as 2 or 0.5. For the kind “Percentage”.', 'label': 'Per cent', 'max_digits': 6, 'max_value': 100, 'min_value': 0, 'required': False}), 6: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'What the percentage is taken of, such as: the appraised value of the land.', 'label': 'Percentage of', 'max_length': 200, 'required': False}), 7: ('wagtail.blocks.DecimalBlock', (), {'decimal_places': 2, 'help_text': 'The least that is paid, even if the calculation gives less. Leave empty if there is no such limit.', 'label': 'At least (baht)', 'max_digits': 12, 'min_value': 0, 'required': False}), 8: ('wagtail.blocks.DecimalBlock', (), {'decimal_places': 2, 'help_text': 'The most that is paid, even if the calculation gives more. Leave empty if there is no such limit.', 'label': 'At most (baht)', 'max_digits': 12, 'min_value': 0, 'required': False}), 9: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'The unit the amount is charged for, such as copy, vehicle or page.', 'label': 'Per', 'max_length': 60, 'required': False}), 10: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('always', 'Everybody pays it'), ('conditional', 'Only in the case told in the note'), ('optional', 'Only if you ask for it'), ('deposit', 'A deposit that is given back')], 'help_text': 'Fixed amounts that everybody pays are added up for the reader. Choose another line for all that depends on a case.', 'label': 'Who pays it'}), 11: ('wagtail.blocks.MultipleChoiceBlock', [], {'choices': [('person', 'Individual'), ('juristic', 'Company or other legal entity'), ('foreigner', 'Foreign national'), ('minor', 'Child under 20'), ('proxy', 'Someone acting for you')], 'help_text': 'If none is ticked, the fee does not depend on who applies.', 'label': 'Paid by', 'required': False}), 12: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('A', 'A'), ('B', 'B'), ('C', 'C'), ('D', 'D'), ('E', 'E'), ('F', 'F')], 'help_text': 'Fees with the same letter exclude each other, such as the lines of a schedule.', 'label': 'Group of fees', 'required': False}), 13: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('one_of', 'one of them is paid'), ('higher_of', 'the higher one is paid')], 'help_text': 'Which fee of the group is paid. Choose the same in every row of the group.', 'label': 'In the group', 'required': False}), 14: ('wagtail.blocks.TextBlock', (), {'default': '', 'help_text': 'When it is paid or what it depends on, such as: only if the card is lost.', 'label': 'Condition or note', 'required': False, 'rows': 2}), 15: ('portal.blocks.facts.FactBlock', (), {'default': '', 'help_text': 'The words of the manual or order, exactly, where they say more than the number.', 'label': 'Fee as written', 'max_length': 300, 'required': False}), 16: ('wagtail.blocks.StructBlock', [[('item', 1), ('kind', 2), ('amount', 3), ('amount_to', 4), ('percent', 5), ('base', 6), ('minimum', 7), ('maximum', 8), ('per', 9), ('applies', 10), ('cases', 11), ('group', 12), ('rule', 13), ('note', 14), ('as_written', 15)]], {})}, help_text='Everything that is paid, by the rates now in force. If it is free, add the row “None”.', verbose_name='fees')),
                ('channels', wagtail.fields.StreamField([('none', 0), ('channel', 10)], blank=True, block_lookup={0: ('portal.blocks.rows.NoneBlock', (), {}), 1: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': "Such as: the joint service centre, every land office, the e-service's name.", 'label': 'Place or name', 'max_length': 300}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('counter', 'At a counter'), ('online', 'Online'), ('app', 'In an app on your phone'), ('post', 'By post'), ('phone', 'By phone'), ('email', 'By e-mail'), ('machine', 'At a self-service machine'), ('visit', 'We come to you')], 'help_text': 'How people use it. “Online” needs a web address, “By phone” a number, “By e-mail” an address.', 'label': 'Kind'}), 3: ('wagtail.blocks.BooleanBlock', (), {'help_text': 'Its hours are those of the centre.', 'label': 'In this centre', 'required': False}), 4: ('portal.blocks.facts.FactBlock', (), {'default': '', 'help_text': 'The numbers on the signs, such as 3-5. They are the same in both languages.', 'label': 'Counters', 'max_length': 40, 'required': False}), 5: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'Say whether it is open over lunch and on public holidays.', 'label': 'Days and hours', 'max_length': 300, 'required': False}), 6: ('portal.blocks.facts.FactURLBlock', (), {'default': '', 'help_text': 'The page where people start, not the front page of the site. It begins with https://.', 'label': 'Web address', 'required': False}), 7: ('portal.blocks.facts.FactPhoneBlock', (), {'default': '', 'help_text': 'One number, with its extension if there is one, such as 0 2000 0000 ext 12.', 'label': 'Phone', 'max_length': 80, 'required': False}), 8: ('portal.blocks.facts.FactEmailBlock', (), {'default': '', 'help_text': "An address of the office that is read every working day, not one person's own.", 'label': 'E-mail', 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'default': '', 'help_text': 'What people must know before they use it, such as: book a queue first.', 'label': 'Note', 'required': False, 'rows': 2}), 10: ('wagtail.blocks.StructBlock', [[('place', 1), ('kind', 2), ('at_the_centre', 3), ('counters', 4), ('hours', 5), ('url', 6), ('phone', 7), ('email', 8), ('note', 9)]], {})}, help_text="Every way to have the service: this centre's counter, other offices, online, post, phone.", verbose_name='channels')),
                ('forms', wagtail.fields.StreamField([('none', 0), ('form', 7)], blank=True, block_lookup={0: ('portal.blocks.rows.NoneBlock', (), {}), 1: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'The title printed on it, such as: application for an identity card.', 'label': 'Name', 'max_length': 300}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('form', 'Form'), ('sample', 'Filled-in sample'), ('guide', 'Guide to filling it in')], 'help_text': 'A filled-in sample saves people a second visit. Give it a row of its own.', 'label': 'Kind'}), 3: ('portal.blocks.facts.FactBlock', (), {'default': '', 'help_text': 'As printed.', 'label': 'Form number', 'max_length': 60, 'required': False}), 4: ('portal.blocks.facts.FactDocumentBlock', (), {'help_text': 'Best a PDF with text that can be selected and read aloud, not a scan. A file for staff only is not shown.', 'label': 'File (Thai)', 'required': False}), 5: ('portal.blocks.facts.FactDocumentBlock', (), {'help_text': 'Only if there is an English version. Without one, English readers get the Thai file.', 'label': 'File (English)', 'required': False}), 6: ('portal.blocks.facts.FactURLBlock', (), {'default': '', 'help_text': 'Only if it is kept on another site: the address of the form itself, beginning with https://.', 'label': 'Web address', 'required': False}), 7: ('wagtail.blocks.StructBlock', [[('title', 1), ('kind', 2), ('number', 3), ('file_th', 4), ('file_en', 5), ('url', 6)]], {})}, help_text='The forms in use now, with samples and guides. If no form is needed, add the row “None”.', verbose_name='forms')),
                ('criteria', wagtail.fields.StreamField([('none', 0), ('criterion', 3)], blank=True, block_lookup={0: ('portal.blocks.rows.NoneBlock', (), {}), 1: ('wagtail.blocks.TextBlock', (), {'default': '', 'help_text': 'One rule in plain words, with its ages and numbers, such as: Thai nationals from 7 to 70 years of age.', 'label': 'Rule', 'max_length': 1500, 'rows': 3}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('who', 'Who may apply'), ('condition', 'Condition'), ('method', 'How to apply')], 'help_text': 'Shown before the rule. “Who may apply” is about people, “Condition” about the case, “How to apply” about the manner.', 'label': 'Kind'}), 3: ('wagtail.blocks.StructBlock', [[('text', 1), ('kind', 2)]], {})}, help_text='Who may apply, how, and under which conditions. One rule per row, in plain words.', verbose_name='criteria and conditions')),
                ('deadlines', wagtail.fields.StreamField([('deadline', 10)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'Such as: register the birth.', 'label': 'What to do in time', 'max_length': 300}), 1: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('deadline', 'Within a time'), ('window', 'Between two days of each year')], 'help_text': '“Within a time” runs from an event, such as 15 days from a birth. The other kind comes back every year.', 'label': 'Kind'}), 2: ('wagtail.blocks.DecimalBlock', (), {'decimal_places': 1, 'help_text': 'Only the number, such as 15. For the kind “Within a time”.', 'label': 'Within', 'max_digits': 7, 'min_value': 0, 'required': False}), 3: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('minute', 'minutes'), ('hour', 'hours'), ('day', 'days'), ('working_day', 'working days'), ('week', 'weeks'), ('month', 'months'), ('year', 'years')], 'help_text': 'Choose working days only where the manual or the law counts them: weekends and public holidays are left out.', 'label': 'Unit', 'required': False}), 4: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'Such as: the day of the birth.', 'label': 'Counted from', 'max_length': 200, 'required': False}), 5: ('portal.blocks.facts.FactBlock', (), {'default': '', 'help_text': 'The words of the manual or order, exactly, where they say more than the number.', 'label': 'Time as written', 'max_length': 200, 'required': False}), 6: ('wagtail.blocks.IntegerBlock', (), {'help_text': 'The first day on which people may apply each year, such as 1. Leave empty for the kind “Within a time”.', 'label': 'From day', 'max_value': 31, 'min_value': 1, 'required': False}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('1', 'January'), ('2', 'February'), ('3', 'March'), ('4', 'April'), ('5', 'May'), ('6', 'June'), ('7', 'July'), ('8', 'August'), ('9', 'September'), ('10', 'October'), ('11', 'November'), ('12', 'December')], 'label': 'of month', 'required': False}), 8: ('wagtail.blocks.IntegerBlock', (), {'help_text': 'The last day on which people may still apply each year, such as 31.', 'label': 'To day', 'max_value': 31, 'min_value': 1, 'required': False}), 9: ('wagtail.blocks.TextBlock', (), {'default': '', 'help_text': 'The fine or the right that is lost, and what can still be done, such as: a fine of up to 1,000 baht.', 'label': 'What happens when it is missed', 'required': False, 'rows': 2}), 10: ('wagtail.blocks.StructBlock', [[('what', 0), ('kind', 1), ('value', 2), ('unit', 3), ('after', 4), ('as_written', 5), ('opens_day', 6), ('opens_month', 7), ('closes_day', 8), ('closes_month', 7), ('note', 9)]], {})}, help_text='When people must act: within 15 days of a birth, between January and March.', verbose_name='deadlines for the citizen')),
                ('legal_time', wagtail.fields.StreamField([('none', 0), ('legal_time', 6)], blank=True, block_lookup={0: ('portal.blocks.rows.NoneBlock', (), {}), 1: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'The act, regulation or order that sets the time, with its section.', 'label': 'Law', 'max_length': 300}), 2: ('wagtail.blocks.DecimalBlock', (), {'decimal_places': 1, 'help_text': 'Only the number, such as 45. Leave empty where the law gives words only, and enter those as written.', 'label': 'Time', 'max_digits': 7, 'min_value': 0, 'required': False}), 3: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('minute', 'minutes'), ('hour', 'hours'), ('day', 'days'), ('working_day', 'working days'), ('week', 'weeks'), ('month', 'months'), ('year', 'years')], 'help_text': 'Choose working days only where the manual or the law counts them: weekends and public holidays are left out.', 'label': 'Unit', 'required': False}), 4: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'Such as: the day all papers have been handed in.', 'label': 'Counted from', 'max_length': 200, 'required': False}), 5: ('portal.blocks.facts.FactBlock', (), {'default': '', 'help_text': 'The words of the manual or order, exactly, where they say more than the number.', 'label': 'Time as written', 'max_length': 200, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('law', 1), ('value', 2), ('unit', 3), ('counted_from', 4), ('as_written', 5)]], {})}, help_text='How long the office may take at most, and by which law. If no law sets a time, add the row “None”.', verbose_name='time set by law')),
                ('complaints', wagtail.fields.StreamField([('complaint', 6)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'The office that takes the complaint, by its full name, such as: registration office of the district.', 'label': 'Name', 'max_length': 300}), 1: ('portal.blocks.facts.FactPhoneBlock', (), {'default': '', 'help_text': 'One number, with its extension if there is one, such as 0 2000 0000 ext 12.', 'label': 'Phone', 'max_length': 80, 'required': False}), 2: ('portal.blocks.facts.FactEmailBlock', (), {'default': '', 'help_text': "An address of the office that is read every working day, not one person's own.", 'label': 'E-mail', 'required': False}), 3: ('portal.blocks.facts.FactURLBlock', (), {'default': '', 'help_text': 'The page where the complaint is made, not the front page of the site. It begins with https://.', 'label': 'Web address', 'required': False}), 4: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'Building, road, district and postcode, for those who write or come in person.', 'label': 'Address', 'max_length': 300, 'required': False}), 5: ('wagtail.blocks.TextBlock', (), {'default': '', 'help_text': 'What people must know before they complain, such as: in office hours only, have your receipt at hand.', 'label': 'Note', 'required': False, 'rows': 2}), 6: ('wagtail.blocks.StructBlock', [[('name', 0), ('phone', 1), ('email', 2), ('url', 3), ('address', 4), ('note', 5)]], {})}, help_text='The common channels, such as 1111, are shown anyway.', verbose_name='complaint channels of its own')),
                ('laws', wagtail.fields.StreamField([('none', 0), ('law', 4)], blank=True, block_lookup={0: ('portal.blocks.rows.NoneBlock', (), {}), 1: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'Its full name with the year. The English is shown as an unofficial translation.', 'label': 'Law', 'max_length': 400}), 2: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'Those the service goes by, such as: sections 6 and 7. Leave empty for the whole law.', 'label': 'Sections', 'max_length': 200, 'required': False}), 3: ('portal.blocks.facts.FactURLBlock', (), {'default': '', 'help_text': 'Where the law itself can be read, such as in the Royal Gazette. It begins with https://.', 'label': 'Web address', 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('title', 1), ('section', 2), ('url', 3)]], {})}, help_text='What the service goes by: the act first, then regulations and announcements. If there is none, add the row “None”.', verbose_name='laws')),
                ('related', wagtail.fields.StreamField([('related', 2)], blank=True, block_lookup={0: ('service_pages.blocks.related.ServiceCodeBlock', (), {'default': '', 'help_text': 'The code of a published service that everybody may see, such as id-card-renew.', 'label': 'Service', 'max_length': 60}), 1: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('before', 'Needed first'), ('next', 'Often comes next'), ('related', 'Related')], 'help_text': 'Seen from this page: what people need before, what they often do next, or what is alike.', 'label': 'Relation'}), 2: ('wagtail.blocks.StructBlock', [[('service', 0), ('relation', 1)]], {})}, help_text='The few services that people most often need before, after or beside this one.', verbose_name='related services')),
                ('owning_agency', models.CharField(blank=True, help_text='If another than the agency that gives the service here.', max_length=200, verbose_name='owner of the process')),
                ('result', models.TextField(blank=True, help_text='The licence, card or certificate, and how long it is valid.', max_length=600, verbose_name='what you get')),
                ('appeal', models.TextField(blank=True, help_text='How to appeal, where, and within what time.', max_length=600, verbose_name='if you do not agree')),
                ('interpreter', models.CharField(blank=True, help_text='How to get one, and how early to ask.', max_length=200, verbose_name='interpreter')),
                ('e_service_url', models.URLField(blank=True, help_text='The page where people apply online, beginning with https://. Leave empty if that is not possible.', validators=[portal.web_addresses.validate_web_address], verbose_name='e-service')),
                ('status_url', models.URLField(blank=True, help_text='The page where people see how far their case is, beginning with https://. Leave empty if there is none.', validators=[portal.web_addresses.validate_web_address], verbose_name='follow your case')),
                ('manual_fee', models.DecimalField(blank=True, decimal_places=2, help_text='Enter 0 if it is given free of charge.', max_digits=6, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='charge for a copy of the manual (baht)')),
                ('code', models.CharField(blank=True, help_text='A short English name that never changes, such as id-card-lost. It is used in the address of the page.', max_length=60, validators=[django.core.validators.RegexValidator('^[a-z][a-z0-9]*(-[a-z0-9]+)*$', 'A code has only lower-case letters a to z, digits and single hyphens, and begins with a letter, such as id-card-lost.')], verbose_name='code')),
                ('common_names', models.TextField(blank=True, help_text='What people call it, one name per line: everyday words, abbreviations, form numbers. People can search by them.', verbose_name='common names')),
                ('glance', models.JSONField(default=dict, editable=False, verbose_name='figures at a glance')),
                ('search_image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='portal.portalimage', verbose_name='picture for shared links')),
            ],
            options={
                'verbose_name': 'service',
                'verbose_name_plural': 'services',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ServiceImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=10)),
                ('name', models.CharField(max_length=100)),
                ('content', models.BinaryField()),
                ('drafts', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('uploaded', 'Waiting to be checked'), ('checking', 'Being checked'), ('refused', 'Has problems'), ('checked', 'Checked, not yet imported'), ('confirmed', 'Waiting to be imported'), ('importing', 'Being imported'), ('done', 'Imported'), ('failed', 'Failed'), ('interrupted', 'Interrupted')], default='uploaded', max_length=12)),
                ('turn', models.BooleanField(editable=False, null=True, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('report', models.JSONField(default=dict)),
                ('faults', models.JSONField(default=list)),
                ('fault_count', models.PositiveIntegerField(default=0)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'import of services',
                'verbose_name_plural': 'imports of services',
                'ordering': ['-created_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('checking', 'importing')), ('turn', True)), ('turn__isnull', True), _connector='OR'), name='service_import_turn_while_running')],
            },
        ),
        migrations.CreateModel(
            name='ServiceTopic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='service_topics', to='service_pages.servicepage')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='service_pages.topic', verbose_name='topic')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('page', 'topic'), name='service_topic_once')],
            },
        ),
    ]
