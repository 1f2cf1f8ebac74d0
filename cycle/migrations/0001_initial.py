import core.clock
import core.fields
import cycle.assessments.models
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('partnerships', '0001_initial'),
        ('partnerships', '__first__'),
        ('performance', '0001_initial'),
        ('plans', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='AgencyReturn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('period', core.fields.PeriodField(max_length=16)),
                ('due', models.DateField()),
                ('status', models.CharField(choices=[('open', 'Open'), ('submitted', 'Submitted'), ('sent_back', 'Returned'), ('accepted', 'Accepted')], default='open', max_length=10)),
                ('opened_at', models.DateTimeField(default=core.clock.now, editable=False)),
                ('submitted_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('decided_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='accepted or returned')),
                ('sent_back_why', models.TextField(blank=True, verbose_name='why it was returned')),
                ('lines', models.JSONField(blank=True, default=list, editable=False, verbose_name='what was submitted')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='returns', to='partnerships.agency')),
                ('decided_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='returns', to='partnerships.partnership')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='returns', to='plans.plan')),
                ('submitted_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'return',
                'ordering': ['-period', 'agency__name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('archived_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('year', core.fields.PeriodField(max_length=16, verbose_name='year in which it is prepared')),
                ('period', core.fields.PeriodField(max_length=16, verbose_name='year of its figures')),
                ('is_illustrative', models.BooleanField(default=False, verbose_name='illustrative')),
                ('weights', models.JSONField(default=cycle.assessments.models.default_weights)),
                ('approved_on', models.DateField(blank=True, null=True)),
                ('approved_by', models.CharField(blank=True, max_length=160, verbose_name='approved by')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assessments', to='partnerships.partnership')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='plans.plan', verbose_name='plan whose measures it reads')),
            ],
            options={
                'ordering': ['-year', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='AssessmentSection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('part', models.CharField(choices=[('levels', 'Levels and patterns'), ('changes', 'What has changed, and why'), ('last_plan', 'How far the last plan was carried out'), ('people', 'What people want put first'), ('priorities', 'Recommended priorities')], editable=False, max_length=10)),
                ('text', models.TextField(blank=True)),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='cycle.assessment')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('renewed_at', models.DateTimeField(editable=False)),
                ('stopped_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='feeds', to='partnerships.partnership')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='ChangeReason',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('why', models.TextField(verbose_name='why it changed')),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reasons', to='cycle.assessment')),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='change_reasons', to='performance.measure')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='DutyEvidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('archived_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('duty', models.CharField(editable=False, max_length=12)),
                ('shows', models.CharField(choices=[('met', 'It was done'), ('not_met', 'It was not done'), ('not_applicable', 'It does not apply here')], default='met', max_length=16, verbose_name='what it shows')),
                ('on', models.DateField(blank=True, null=True, verbose_name='date')),
                ('since', models.DateField(blank=True, null=True, verbose_name='asked for or begun')),
                ('until', models.DateField(blank=True, null=True, verbose_name='holds until')),
                ('link', models.URLField(blank=True, max_length=400)),
                ('note', models.TextField(blank=True)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='duty_evidence', to='partnerships.partnership')),
                ('readers', models.ManyToManyField(blank=True, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'duty evidence',
                'ordering': ['-on', '-since', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='LogItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('text', models.CharField(max_length=500, verbose_name='what is to be done')),
                ('who', models.CharField(max_length=160, verbose_name='by whom')),
                ('due', models.DateField(blank=True, null=True, verbose_name='by when')),
                ('status', models.CharField(choices=[('open', 'Open'), ('done', 'Done'), ('dropped', 'Dropped')], default='open', max_length=8)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='log_items', to='partnerships.group')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='log_items', to='partnerships.partnership')),
            ],
            options={
                'ordering': ['raised_in__day', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='MatrixLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('archived_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('label', models.CharField(max_length=160, verbose_name='what is weighed')),
                ('kind', models.CharField(choices=[('crime', 'Type of crime or disorder'), ('characteristic', 'Characteristic, such as a place, a time or who is harmed')], default='crime', max_length=16)),
                ('scores', models.JSONField(blank=True, default=dict)),
                ('kept', models.JSONField(blank=True, default=dict, editable=False)),
                ('evidence', models.TextField(blank=True)),
                ('is_chosen', models.BooleanField(default=False, verbose_name='recommended as a priority')),
                ('why_chosen', models.TextField(blank=True, verbose_name='why, against the ranking')),
                ('why_not', models.TextField(blank=True, verbose_name='why the plan leaves it out')),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='cycle.assessment')),
                ('measure', models.ForeignKey(blank=True, help_text='Its figure gives volume and trend', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='performance.measure')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='partnerships.partnership')),
                ('position', models.ForeignKey(blank=True, help_text='A measure that is a place in a group of areas; it gives the comparison', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='performance.measure')),
                ('taken_up', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='plans.priority', verbose_name='taken up as')),
            ],
            options={
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('day', models.DateField(verbose_name='date')),
                ('starts', models.TimeField(blank=True, null=True, verbose_name='begins at')),
                ('place', models.CharField(blank=True, max_length=200)),
                ('also_present', models.TextField(blank=True, verbose_name='others present')),
                ('status', models.CharField(choices=[('planned', 'Planned'), ('issued', 'Minutes issued'), ('cancelled', 'Cancelled')], default='planned', max_length=10)),
                ('issued_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='minutes issued')),
                ('minutes', models.JSONField(blank=True, default=dict, editable=False)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='partnerships.group')),
                ('issued_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='partnerships.partnership')),
            ],
            options={
                'ordering': ['-day', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='LogUpdate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('open', 'Open'), ('done', 'Done'), ('dropped', 'Dropped')], max_length=8)),
                ('text', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('log_item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='updates', to='cycle.logitem')),
                ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='updates', to='cycle.meeting')),
            ],
            options={
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.AddField(
            model_name='logitem',
            name='raised_in',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='raised', to='cycle.meeting'),
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('who', models.CharField(max_length=160)),
                ('presence', models.CharField(choices=[('present', 'Present'), ('apologies', 'Apologies'), ('absent', 'Absent')], max_length=10)),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendance', to='partnerships.groupmember')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendance', to='cycle.meeting')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('order', models.PositiveSmallIntegerField(default=1, verbose_name='place on the agenda')),
                ('title', models.CharField(max_length=200)),
                ('presenter', models.CharField(blank=True, max_length=120, verbose_name='who presents it, by role')),
                ('purpose', models.TextField(blank=True, verbose_name='what is asked of the meeting')),
                ('papers', models.JSONField(blank=True, default=list)),
                ('outcome', models.CharField(blank=True, choices=[('noted', 'Noted'), ('agreed', 'Agreed'), ('not_agreed', 'Not agreed'), ('deferred', 'Comes back at the next meeting')], max_length=10)),
                ('discussion', models.TextField(blank=True, verbose_name='what was said')),
                ('decision', models.TextField(blank=True, verbose_name='what was decided')),
                ('came_from', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='came_back_as', to='cycle.agendaitem')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='cycle.meeting')),
            ],
            options={
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=80, unique=True)),
                ('state', models.CharField(choices=[('queued', 'Waiting to be sent'), ('handed_over', 'Being handed to the mail server'), ('sent', 'Sent'), ('unsure', 'May not have arrived'), ('dropped', 'Not sent: nothing was owed any more, or reminders were stopped'), ('failed', 'Could not be sent')], default='queued', max_length=12)),
                ('queued_at', models.DateTimeField(default=core.clock.now)),
                ('not_before', models.DateTimeField(default=core.clock.now)),
                ('handed_over_at', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('error', models.CharField(blank=True, max_length=300)),
                ('by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='partnerships.partnership')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-queued_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ReminderChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('wants', models.BooleanField(default=True, verbose_name='wants reminders by e-mail')),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='reminder_choice', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ReminderLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.PositiveSmallIntegerField(default=0)),
                ('token_hash', models.CharField(editable=False, max_length=64, null=True, unique=True)),
                ('expires_at', models.DateTimeField(editable=False, null=True)),
                ('code_hash', models.CharField(blank=True, editable=False, max_length=64)),
                ('code_sent_at', models.DateTimeField(editable=False, null=True)),
                ('codes_sent', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('code_tries', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('used_at', models.DateTimeField(editable=False, null=True)),
                ('agency_return', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminder_links', to='cycle.agencyreturn')),
                ('reminder', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='cycle.reminder')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ReturnComment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('period', core.fields.PeriodField(max_length=16)),
                ('text', models.TextField(blank=True, max_length=1000)),
                ('agency_return', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='cycle.agencyreturn')),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='return_comments', to='performance.measure')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='YearEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('archived_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('title', models.CharField(max_length=200, verbose_name='what it is')),
                ('kind', models.CharField(choices=[('consultation', 'Consultation'), ('public_meeting', 'Public meeting'), ('meeting', 'Meeting of the partnership'), ('scrutiny', 'Scrutiny meeting'), ('other', 'Something else')], default='meeting', max_length=16)),
                ('on', models.DateField(verbose_name='date')),
                ('until', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='done on')),
                ('note', models.TextField(blank=True)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='year_entries', to='partnerships.partnership')),
            ],
            options={
                'verbose_name_plural': 'year entries',
                'ordering': ['on', 'pk'],
            },
        ),
        migrations.AddIndex(
            model_name='agencyreturn',
            index=models.Index(fields=['partnership', 'period'], name='cycle_return_period'),
        ),
        migrations.AddConstraint(
            model_name='agencyreturn',
            constraint=models.UniqueConstraint(fields=('plan', 'agency', 'period'), name='cycle_return_once', violation_error_message="This agency's return for the quarter is open already."),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.UniqueConstraint(condition=models.Q(('archived_at__isnull', True)), fields=('partnership', 'year'), name='cycle_assessment_year_once', violation_error_message='There is an assessment of that year already.'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(('approved_on__isnull', True), models.Q(('approved_by', ''), _negated=True), _connector='OR'), name='cycle_assessment_approved_by_someone', violation_error_message='Say which body approved it.'),
        ),
        migrations.AddConstraint(
            model_name='assessmentsection',
            constraint=models.UniqueConstraint(fields=('assessment', 'part'), name='cycle_assessmentsection_once'),
        ),
        migrations.AddConstraint(
            model_name='calendarfeed',
            constraint=models.UniqueConstraint(fields=('partnership', 'user'), name='cycle_feed_once'),
        ),
        migrations.AddConstraint(
            model_name='changereason',
            constraint=models.UniqueConstraint(fields=('assessment', 'measure'), name='cycle_changereason_once'),
        ),
        migrations.AddIndex(
            model_name='dutyevidence',
            index=models.Index(fields=['partnership', 'duty'], name='cycle_dutyevidence_duty'),
        ),
        migrations.AddConstraint(
            model_name='dutyevidence',
            constraint=models.CheckConstraint(condition=models.Q(('on__isnull', False), ('since__isnull', False), _connector='OR'), name='cycle_dutyevidence_dated', violation_error_message='Give the date, or the date on which it was asked for.'),
        ),
        migrations.AddConstraint(
            model_name='dutyevidence',
            constraint=models.CheckConstraint(condition=models.Q(('until__isnull', True), ('on__isnull', True), ('until__gte', models.F('on')), _connector='OR'), name='cycle_dutyevidence_holds_forward', violation_error_message='It cannot hold until a day before its date.'),
        ),
        migrations.AddConstraint(
            model_name='matrixline',
            constraint=models.UniqueConstraint(condition=models.Q(('archived_at__isnull', True)), fields=('assessment', 'label'), name='cycle_matrixline_once', violation_error_message='The matrix has a line of that name already.'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'cancelled'), _negated=True), fields=('group', 'day'), name='cycle_meeting_once', violation_error_message='This group has a meeting on that day already.'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.UniqueConstraint(fields=('meeting', 'member'), name='cycle_attendance_once'),
        ),
        migrations.AddIndex(
            model_name='reminder',
            index=models.Index(fields=['state', 'not_before'], name='cycle_reminder_waiting'),
        ),
        migrations.AddConstraint(
            model_name='reminderlink',
            constraint=models.UniqueConstraint(fields=('reminder', 'agency_return'), name='cycle_link_once'),
        ),
        migrations.AddConstraint(
            model_name='returncomment',
            constraint=models.UniqueConstraint(fields=('agency_return', 'measure', 'period'), name='cycle_comment_once', violation_error_message='There is a comment on this figure already.'),
        ),
        migrations.AddIndex(
            model_name='yearentry',
            index=models.Index(fields=['partnership', 'on'], name='cycle_yearentry_on'),
        ),
        migrations.AddConstraint(
            model_name='yearentry',
            constraint=models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('on')), _connector='OR'), name='cycle_yearentry_forward', violation_error_message='The last day cannot be before the first.'),
        ),
    ]
