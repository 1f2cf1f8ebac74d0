import core.fields
import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('actions', '0001_initial'),
        ('partnerships', '0001_initial'),
        ('partnerships', '__first__'),
        ('performance', '0001_initial'),
        ('plans', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ClearanceCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('sent_to', models.CharField(max_length=160, verbose_name='sent to, by role')),
                ('made_at', models.DateTimeField(editable=False)),
                ('sha256', models.CharField(editable=False, max_length=64, verbose_name='SHA-256')),
                ('made_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='clearance_copies', to='partnerships.partnership')),
            ],
            options={
                'verbose_name_plural': 'clearance copies',
                'ordering': ['-made_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ClearanceFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content', models.BinaryField()),
                ('copy', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='file', to='reports.clearancecopy')),
            ],
        ),
        migrations.CreateModel(
            name='PaperPractice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('report_before_publication', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(60)], verbose_name='working days from the final report to publication')),
                ('clearance_before_report', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(60)], verbose_name='working days from clearance to the final report')),
                ('partnership', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='paper_practice', to='partnerships.partnership')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('archived_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('slug', models.SlugField(max_length=60, verbose_name='short name')),
                ('layout', models.SlugField(max_length=40)),
                ('layout_copy', models.JSONField(blank=True, editable=False, help_text="Of a layout of the partnership's own, as it stood", null=True)),
                ('title', models.CharField(max_length=200)),
                ('period', core.fields.PeriodField(max_length=16)),
                ('committee', models.CharField(blank=True, max_length=160)),
                ('meeting_date', models.DateField(blank=True, null=True)),
                ('cover', models.JSONField(blank=True, default=dict, help_text="The cover block's fields, by the layout's keys")),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('final', 'Final')], default='draft', max_length=10)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='partnerships.partnership')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='plans.plan')),
                ('priority', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='plans.priority')),
            ],
            options={
                'ordering': ['-meeting_date', 'title'],
            },
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('archived_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('number', models.PositiveIntegerField(editable=False)),
                ('text', models.TextField(verbose_name='recommendation')),
                ('committee', models.CharField(blank=True, max_length=160)),
                ('route', models.CharField(choices=[('crime_and_disorder', 'Crime and disorder scrutiny: a reply in writing within 28 days'), ('as_set', 'Another route: a reply by the date that the committee sets')], default='crime_and_disorder', max_length=20)),
                ('made_on', models.DateField(verbose_name='date of the meeting')),
                ('sent_on', models.DateField(verbose_name='sent on')),
                ('reply_due', models.DateField(verbose_name='reply due')),
                ('is_due_set', models.BooleanField(default=False, verbose_name='the date was set, not worked out')),
                ('answer', models.CharField(blank=True, choices=[('agreed', 'Agreed'), ('partly', 'Partly agreed'), ('rejected', 'Rejected')], max_length=10)),
                ('reply', models.TextField(blank=True)),
                ('replied_on', models.DateField(blank=True, null=True)),
                ('deliver_by', models.DateField(blank=True, null=True, verbose_name='to be done by')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='done on')),
                ('done_note', models.TextField(blank=True, verbose_name='what was done')),
                ('addressee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='partnerships.agency')),
                ('measure', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='recommendations', to='performance.measure')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recommendations', to='partnerships.partnership')),
                ('replied_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('report', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='reports.report', verbose_name='paper')),
            ],
            options={
                'ordering': ['-made_on', '-number'],
            },
        ),
        migrations.CreateModel(
            name='PaperSignature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('fingerprint', models.CharField(editable=False, max_length=64, verbose_name='SHA-256 of the content')),
                ('deputy_for', models.CharField(blank=True, max_length=160)),
                ('override_reason', models.TextField(blank=True)),
                ('at', models.DateTimeField(editable=False)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signatures', to='partnerships.partnership')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signatures', to='reports.report')),
            ],
            options={
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='FinalVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('number', models.PositiveSmallIntegerField(verbose_name='version of the paper')),
                ('reference', models.SlugField(max_length=80)),
                ('title', models.CharField(max_length=200)),
                ('fingerprint', models.CharField(max_length=64, verbose_name='SHA-256 of the content')),
                ('made_final_at', models.DateTimeField()),
                ('data_as_of', models.DateTimeField(verbose_name='figures as of')),
                ('method', models.CharField(max_length=60)),
                ('layout', models.JSONField()),
                ('figures', models.JSONField(blank=True)),
                ('basis', models.JSONField(blank=True, default=dict)),
                ('ledger', models.JSONField(blank=True, encoder=django.core.serializers.json.DjangoJSONEncoder, null=True)),
                ('made_final_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='final_versions', to='partnerships.partnership')),
                ('signature', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reports.papersignature')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='final_versions', to='reports.report')),
            ],
            options={
                'ordering': ['-made_final_at', '-pk'],
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='ExemptPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('section', models.SlugField(max_length=60)),
                ('paragraph', models.PositiveSmallIntegerField(verbose_name='paragraph of Schedule 12A')),
                ('public_interest', models.TextField(verbose_name='why the public interest is in keeping it')),
                ('decided_by', models.CharField(max_length=160, verbose_name='who decided, by role')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='exempt_parts', to='partnerships.partnership')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='exempt_parts', to='reports.report')),
            ],
        ),
        migrations.CreateModel(
            name='Consultee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('role', models.CharField(max_length=160)),
                ('sought_on', models.DateField()),
                ('received_on', models.DateField(blank=True, null=True)),
                ('comments', models.TextField(blank=True)),
                ('is_included', models.BooleanField(default=False, verbose_name='comments included in the paper')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consultees', to='partnerships.partnership')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consultees', to='reports.report')),
            ],
            options={
                'ordering': ['sought_on', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='clearancecopy',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='clearance_copies', to='reports.report'),
        ),
        migrations.CreateModel(
            name='ReportSection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('key', models.SlugField(max_length=60)),
                ('heading', models.CharField(max_length=200)),
                ('text', models.TextField(blank=True)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='reports.report')),
            ],
            options={
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('review', 'Review'), ('wording', 'Change of wording')], default='review', max_length=10)),
                ('fingerprint', models.CharField(editable=False, max_length=64, verbose_name='SHA-256 of the content')),
                ('figures_fingerprint', models.CharField(editable=False, max_length=64, verbose_name='SHA-256 of its figures')),
                ('note', models.TextField(blank=True)),
                ('at', models.DateTimeField(editable=False)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='partnerships.partnership')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='reports.report')),
            ],
            options={
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='WordTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('archived_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('name', models.CharField(max_length=120)),
                ('size', models.PositiveIntegerField(editable=False, verbose_name='bytes')),
                ('sha256', models.CharField(editable=False, max_length=64, verbose_name='SHA-256 as it was sent')),
                ('added_at', models.DateTimeField(editable=False)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='word_templates', to='partnerships.partnership')),
            ],
            options={
                'ordering': ['-added_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='WordTemplateFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sent', models.BinaryField()),
                ('reference', models.BinaryField()),
                ('template', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='file', to='reports.wordtemplate')),
            ],
        ),
        migrations.CreateModel(
            name='FinalVersionFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40)),
                ('content_type', models.CharField(max_length=100)),
                ('content', models.BinaryField()),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('is_closed', models.BooleanField(default=False)),
                ('final_version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='reports.finalversion')),
            ],
            options={
                'ordering': ['is_closed', 'pk'],
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('final_version', 'name'), name='reports_final_version_file_once')],
            },
        ),
        migrations.CreateModel(
            name='OwnLayout',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('archived_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('slug', models.SlugField(max_length=40, verbose_name='short name')),
                ('title', models.CharField(max_length=120)),
                ('copied_from', models.SlugField(editable=False, max_length=40)),
                ('content', models.JSONField(editable=False)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='layouts', to='partnerships.partnership')),
            ],
            options={
                'ordering': ['title'],
                'constraints': [models.UniqueConstraint(fields=('partnership', 'slug'), name='reports_own_layout_slug_once', violation_error_message='This partnership has a layout of that short name already.')],
            },
        ),
        migrations.CreateModel(
            name='PaperPublication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('published_at', models.DateTimeField(editable=False)),
                ('withdrawn_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('withdrawn_reason', models.TextField(blank=True)),
                ('final_version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='reports.finalversion')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='public_papers', to='partnerships.partnership')),
                ('published_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-published_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('final_version',), name='reports_paper_public_once', violation_error_message='This paper is public already.')],
            },
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('plan_slug', models.SlugField(editable=False, max_length=60)),
                ('period', core.fields.PeriodField(max_length=16)),
                ('number', models.PositiveSmallIntegerField(editable=False, verbose_name='version')),
                ('published_at', models.DateTimeField(editable=False)),
                ('content', models.JSONField(editable=False)),
                ('fingerprint', models.CharField(editable=False, max_length=64, verbose_name='SHA-256 of the content')),
                ('cells', models.JSONField(blank=True, editable=False)),
                ('withdrawn_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('withdrawn_reason', models.TextField(blank=True)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='publications', to='partnerships.partnership')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='plans.plan')),
                ('published_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-period', '-number'],
                'constraints': [models.UniqueConstraint(fields=('plan', 'period', 'number'), name='reports_publication_once'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='reports_publication_counted')],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('archived_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('period', core.fields.PeriodField(max_length=16)),
                ('text', models.TextField(verbose_name='question')),
                ('because', models.TextField(blank=True, help_text='What the question rests on', verbose_name='evidence')),
                ('raised_by_rule', models.CharField(blank=True, editable=False, max_length=120)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('released_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('reply', models.TextField(blank=True)),
                ('replied_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('action', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='questions', to='actions.action')),
                ('asked', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='partnerships.agency')),
                ('measure', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='questions', to='performance.measure')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='partnerships.partnership')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='plans.plan')),
                ('replied_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['order', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('raised_by_rule', ''), _negated=True), fields=('plan', 'period', 'raised_by_rule'), name='reports_question_kept_once', violation_error_message='This question is on the list already.'), models.CheckConstraint(condition=models.Q(('replied_at__isnull', True), ('released_at__isnull', False), _connector='OR'), name='reports_question_answered_once_asked', violation_error_message='A question is released before it is answered.')],
            },
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.UniqueConstraint(fields=('partnership', 'slug'), name='reports_report_slug_once', violation_error_message='This partnership has a paper of that short name already.'),
        ),
        migrations.AddConstraint(
            model_name='recommendation',
            constraint=models.UniqueConstraint(fields=('partnership', 'number'), name='reports_recommendation_number_once'),
        ),
        migrations.AddConstraint(
            model_name='recommendation',
            constraint=models.CheckConstraint(condition=models.Q(('sent_on__gte', models.F('made_on'))), name='reports_recommendation_sent_after_meeting', violation_error_message='It cannot be sent before the meeting that makes it.'),
        ),
        migrations.AddConstraint(
            model_name='recommendation',
            constraint=models.CheckConstraint(condition=models.Q(('reply_due__gte', models.F('sent_on'))), name='reports_recommendation_due_after_sending', violation_error_message='A reply cannot be due before the recommendation is sent.'),
        ),
        migrations.AddConstraint(
            model_name='recommendation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('replied_on__isnull', True)), models.Q(models.Q(('answer', ''), _negated=True), ('replied_on__isnull', False)), _connector='OR'), name='reports_recommendation_answered_with_a_date', violation_error_message='An answer has its date.'),
        ),
        migrations.AddConstraint(
            model_name='recommendation',
            constraint=models.CheckConstraint(condition=models.Q(('done_on__isnull', True), ('answer__in', ['agreed', 'partly']), _connector='OR'), name='reports_recommendation_done_once_agreed', violation_error_message='Only what was agreed, at least in part, can be done.'),
        ),
        migrations.AddConstraint(
            model_name='finalversion',
            constraint=models.UniqueConstraint(fields=('report', 'number'), name='reports_final_version_once'),
        ),
        migrations.AddConstraint(
            model_name='finalversion',
            constraint=models.UniqueConstraint(fields=('partnership', 'reference'), name='reports_final_version_reference_once'),
        ),
        migrations.AddConstraint(
            model_name='exemptpart',
            constraint=models.UniqueConstraint(fields=('report', 'section'), name='reports_exempt_once'),
        ),
        migrations.AddConstraint(
            model_name='exemptpart',
            constraint=models.CheckConstraint(condition=models.Q(('paragraph__gte', 1), ('paragraph__lte', 7)), name='reports_exempt_paragraph_is_one_of_seven', violation_error_message='Part 1 of Schedule 12A has the paragraphs 1 to 7.'),
        ),
        migrations.AddConstraint(
            model_name='consultee',
            constraint=models.UniqueConstraint(fields=('report', 'role'), name='reports_consultee_once', violation_error_message='That role is on the list already.'),
        ),
        migrations.AddConstraint(
            model_name='consultee',
            constraint=models.CheckConstraint(condition=models.Q(('is_included', False), ('received_on__isnull', False), _connector='OR'), name='reports_consultee_included_once_received', violation_error_message='Say when the comments came before they are included.'),
        ),
        migrations.AddConstraint(
            model_name='reportsection',
            constraint=models.UniqueConstraint(fields=('report', 'key'), name='reports_section_once'),
        ),
    ]
