import core.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('crime_data', '0001_initial'),
        ('partnerships', '0001_initial'),
        ('partnerships', '__first__'),
        ('plans', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ComparatorGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('archived_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('name', models.CharField(max_length=160)),
                ('kind', models.CharField(choices=[('most_similar', 'Most similar group'), ('county', 'Districts of the county'), ('region', 'Region'), ('london', 'London boroughs'), ('own', 'Own choice within the authority type')], max_length=12)),
                ('source', models.CharField(help_text='Who says that these areas are alike, and when', max_length=200)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comparator_groups', to='partnerships.partnership')),
            ],
            options={
                'ordering': ['name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ComparatorMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts', models.DateField(blank=True, null=True, verbose_name='from')),
                ('ends', models.DateField(blank=True, null=True, verbose_name='until')),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnerships.area')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='performance.comparatorgroup')),
            ],
            options={
                'ordering': ['area__name', 'starts', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='FigureSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('tolerance_percent', models.DecimalField(decimal_places=2, default=5, max_digits=5, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(50)])),
                ('clear_below', models.DecimalField(decimal_places=4, default='0.002', max_digits=6, validators=[django.core.validators.MinValueValidator(0.0001), django.core.validators.MaxValueValidator(0.2)], verbose_name='p-value below which a change is clear')),
                ('some_below', models.DecimalField(decimal_places=4, default='0.05', max_digits=6, validators=[django.core.validators.MinValueValidator(0.0001), django.core.validators.MaxValueValidator(0.2)], verbose_name='p-value below which there is some evidence')),
                ('partnership', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='figure_settings', to='partnerships.partnership')),
            ],
            options={
                'verbose_name_plural': 'figure settings',
            },
        ),
        migrations.CreateModel(
            name='FigureSignOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('period', core.fields.PeriodField(max_length=16)),
                ('signed_at', models.DateTimeField(editable=False)),
                ('figures', models.JSONField(editable=False)),
                ('unlocked_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('unlock_reason', models.TextField(blank=True)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sign_offs', to='partnerships.partnership')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sign_offs', to='plans.plan')),
                ('signed_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unlocked_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'sign-off of figures',
                'verbose_name_plural': 'sign-offs of figures',
                'ordering': ['-signed_at'],
            },
        ),
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('archived_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('slug', models.SlugField(max_length=80)),
                ('name', models.CharField(max_length=200)),
                ('unit', models.CharField(choices=[('count', 'Count'), ('percent', 'Per cent'), ('rate_per_1000', 'Rate per 1,000 people'), ('rate_per_100000', 'Rate per 100,000 people'), ('rate_per_1000_households', 'Rate per 1,000 households'), ('rank', 'Rank in a group'), ('money', 'Pounds'), ('number', 'Number')], default='count', max_length=24)),
                ('unit_label', models.CharField(blank=True, help_text='What is counted, for example offences', max_length=40)),
                ('polarity', models.CharField(choices=[('lower', 'Lower is better'), ('higher', 'Higher is better'), ('ambiguous', 'Neither: the direction is not agreed')], default='lower', max_length=10)),
                ('frequency', models.CharField(choices=[('month', 'Monthly'), ('quarter', 'Quarterly'), ('financial_year', 'Yearly (April to March)'), ('calendar_year', 'Yearly (January to December)'), ('occasional', 'Now and then')], default='financial_year', max_length=16)),
                ('definition', models.TextField(blank=True)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('more_may_be_good', models.BooleanField(default=False, help_text='For example where victims are encouraged to report', verbose_name='more reports may be good')),
                ('police_driven', models.BooleanField(default=False, help_text='For example drug possession or weapons found in searches', verbose_name='driven by police activity')),
                ('handling', models.CharField(choices=[('public', 'Public'), ('partners', 'Partners only'), ('restricted', 'Restricted')], default='public', max_length=10)),
                ('count_source', models.CharField(blank=True, choices=[('home_office', 'Home Office tables by community safety partnership'), ('police_uk', 'data.police.uk street files'), ('met', 'Metropolitan Police borough tables')], help_text='Empty where it is typed', max_length=12, verbose_name='counted by')),
                ('count_category', models.CharField(blank=True, help_text="As the source's counts are kept: group:Robbery", max_length=160, verbose_name='what is counted')),
                ('is_derived', models.BooleanField(default=False, editable=False, help_text='Kept by the service that sets its parts', verbose_name='made of parts')),
                ('lag_days', models.PositiveSmallIntegerField(default=31, help_text='How long after a period ends its figure can be expected', verbose_name='days until it is due')),
                ('suppress_below', models.PositiveSmallIntegerField(default=5, help_text='Smaller counts are not shown to the public. 0 where the source publishes them itself', verbose_name='suppress counts below')),
                ('partnership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='own_indicators', to='partnerships.partnership')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='DataNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('count_source', models.CharField(blank=True, choices=[('home_office', 'Home Office tables by community safety partnership'), ('police_uk', 'data.police.uk street files'), ('met', 'Metropolitan Police borough tables')], help_text='All that this source counts', max_length=12, verbose_name='counted by')),
                ('kind', models.CharField(choices=[('break', 'The series breaks: figures before and after cannot be compared'), ('gap', 'Something is missing from the figures'), ('recording', 'It was recorded or counted in another way'), ('geography', 'Places or their borders changed'), ('restated', 'The figures were restated'), ('questioned', 'The figure is questioned until someone settles it'), ('other', 'Something else')], max_length=12)),
                ('effect', models.CharField(choices=[('blocks', 'Blocks: no change, direction or status may be said'), ('limits', 'Limits: nothing clear may be said, and the reason stands in the same sentence'), ('notes', 'Notes: told under the workings')], max_length=8)),
                ('starts', models.DateField(blank=True, null=True)),
                ('ends', models.DateField(blank=True, null=True)),
                ('text', models.TextField(help_text='As it ends a sentence after “because”')),
                ('source', models.CharField(blank=True, max_length=200)),
                ('noted_on', models.DateField()),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='data_notes', to='partnerships.area')),
                ('partnership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='data_notes', to='partnerships.partnership')),
                ('indicator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='data_notes', to='performance.indicator')),
            ],
            options={
                'ordering': ['starts', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='IndicatorPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sign', models.SmallIntegerField(choices=[(1, 'plus'), (-1, 'less')], default=1)),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='part_of', to='performance.indicator')),
                ('whole', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='performance.indicator')),
            ],
        ),
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('archived_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('label', models.CharField(help_text='As the plan words it', max_length=200)),
                ('section', models.CharField(blank=True, max_length=160)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('is_new', models.BooleanField(default=False, verbose_name='new indicator')),
                ('is_monitored', models.BooleanField(default=True, verbose_name='monitored')),
                ('tolerance', models.DecimalField(blank=True, decimal_places=3, help_text="Where it differs from the partnership's own", max_digits=7, null=True, validators=[django.core.validators.MinValueValidator(0)])),
                ('tolerance_kind', models.CharField(choices=[('percent', 'per cent of what is due'), ('points', 'percentage points')], default='percent', max_length=8)),
                ('area', models.ForeignKey(blank=True, help_text="Where it differs from the partnership's own area", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='partnerships.area')),
                ('data_owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='partnerships.agency')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='performance.indicator')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measures', to='partnerships.partnership')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measures', to='plans.plan')),
                ('priority', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='measures', to='plans.priority')),
            ],
            options={
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Neighbourhood',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('archived_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('name', models.CharField(max_length=120)),
                ('kind', models.CharField(choices=[('ward', 'Ward'), ('priority', 'Priority neighbourhood')], default='priority', max_length=10)),
                ('small_areas', models.JSONField(default=list, help_text='Codes of small areas (LSOAs)')),
                ('partnership', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='neighbourhoods', to='partnerships.partnership')),
            ],
            options={
                'ordering': ['kind', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Observation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('value', models.DecimalField(blank=True, decimal_places=6, max_digits=18, null=True)),
                ('state', models.CharField(choices=[('known', 'known'), ('missing', 'missing'), ('not_applicable', 'not_applicable'), ('to_be_set', 'to_be_set'), ('not_available', 'not_available'), ('suppressed', 'suppressed')], default='known', max_length=16)),
                ('mark', models.CharField(blank=True, max_length=60, verbose_name='as printed')),
                ('numerator', models.DecimalField(blank=True, decimal_places=6, max_digits=18, null=True)),
                ('denominator', models.DecimalField(blank=True, decimal_places=6, max_digits=18, null=True)),
                ('sample_size', models.PositiveIntegerField(blank=True, null=True)),
                ('rank_of', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='of how many')),
                ('data_status', models.CharField(choices=[('final', 'Final'), ('revised', 'Revised'), ('provisional', 'Provisional'), ('estimated', 'Estimated'), ('read_off_chart', 'Read off a chart')], default='final', max_length=14)),
                ('recorded_at', models.DateTimeField(editable=False)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('note', models.TextField(blank=True)),
                ('period', core.fields.PeriodField(max_length=16)),
                ('period_end', models.DateField(editable=False)),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='observations', to='partnerships.area')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='observations', to='performance.indicator')),
                ('partnership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='observations', to='partnerships.partnership')),
                ('recorded_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['period_end', 'period'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ObservationRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.DecimalField(blank=True, decimal_places=6, max_digits=18, null=True)),
                ('state', models.CharField(choices=[('known', 'known'), ('missing', 'missing'), ('not_applicable', 'not_applicable'), ('to_be_set', 'to_be_set'), ('not_available', 'not_available'), ('suppressed', 'suppressed')], default='known', max_length=16)),
                ('mark', models.CharField(blank=True, max_length=60, verbose_name='as printed')),
                ('numerator', models.DecimalField(blank=True, decimal_places=6, max_digits=18, null=True)),
                ('denominator', models.DecimalField(blank=True, decimal_places=6, max_digits=18, null=True)),
                ('sample_size', models.PositiveIntegerField(blank=True, null=True)),
                ('rank_of', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='of how many')),
                ('data_status', models.CharField(choices=[('final', 'Final'), ('revised', 'Revised'), ('provisional', 'Provisional'), ('estimated', 'Estimated'), ('read_off_chart', 'Read off a chart')], default='final', max_length=14)),
                ('recorded_at', models.DateTimeField(editable=False)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('note', models.TextField(blank=True)),
                ('superseded_at', models.DateTimeField()),
                ('reason', models.TextField(blank=True)),
                ('observation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='performance.observation')),
                ('recorded_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-superseded_at', '-pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SourceHandling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('home_office', models.CharField(choices=[('public', 'Public'), ('partners', 'Partners only'), ('restricted', 'Restricted')], default='public', max_length=10)),
                ('police_uk', models.CharField(choices=[('public', 'Public'), ('partners', 'Partners only'), ('restricted', 'Restricted')], default='public', max_length=10)),
                ('met', models.CharField(choices=[('public', 'Public'), ('partners', 'Partners only'), ('restricted', 'Restricted')], default='public', max_length=10)),
                ('partnership', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='source_handling', to='partnerships.partnership')),
            ],
            options={
                'verbose_name': 'who may see each source',
                'verbose_name_plural': 'who may see each source',
            },
        ),
        migrations.CreateModel(
            name='StatedFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('archived_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('topic', models.CharField(blank=True, max_length=160)),
                ('label', models.CharField(help_text='What it is about', max_length=240)),
                ('words', models.CharField(max_length=160, verbose_name='as printed')),
                ('value', models.DecimalField(blank=True, decimal_places=6, max_digits=18, null=True)),
                ('value_to', models.DecimalField(blank=True, decimal_places=6, max_digits=18, null=True, verbose_name='up to, for a range')),
                ('unit', models.CharField(blank=True, max_length=40)),
                ('period_words', models.CharField(blank=True, max_length=120, verbose_name='period, as stated')),
                ('about_others', models.BooleanField(default=False, help_text='Such as a place among similar areas', verbose_name='compares the area with others')),
                ('source', models.CharField(max_length=120, verbose_name='where it stands')),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('measure', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='stated_figures', to='performance.measure')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stated_figures', to='partnerships.partnership')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stated_figures', to='plans.plan')),
                ('priority', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='stated_figures', to='plans.priority')),
            ],
            options={
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Target',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('value', models.DecimalField(blank=True, decimal_places=6, max_digits=18, null=True)),
                ('state', models.CharField(choices=[('known', 'known'), ('missing', 'missing'), ('not_applicable', 'not_applicable'), ('to_be_set', 'to_be_set'), ('not_available', 'not_available'), ('suppressed', 'suppressed')], default='known', max_length=16)),
                ('mark', models.CharField(blank=True, max_length=60, verbose_name='as printed')),
                ('period', core.fields.PeriodField(max_length=16)),
                ('kind', models.CharField(choices=[('absolute', 'A value to reach'), ('at_most', 'At most'), ('at_least', 'At least'), ('below', 'Below (equal is a miss)'), ('pct_change', 'Per cent change on a baseline'), ('points', 'Percentage points on a baseline'), ('maintain', 'Maintain'), ('nil', 'Nil'), ('rank', 'A place in a group'), ('direction', 'In the right direction'), ('halt_reverse', 'Halt and reverse'), ('trajectory', 'Along milestones'), ('to_be_set', 'To be set')], max_length=12)),
                ('rank_of', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='of how many')),
                ('baseline_period', core.fields.PeriodField(blank=True, max_length=16, null=True)),
                ('baseline_value', models.DecimalField(blank=True, decimal_places=6, help_text='Where the baseline is stated and no figure of that period is kept', max_digits=18, null=True)),
                ('two_sided', models.BooleanField(default=False, help_text='For maintain: a miss on either side counts')),
                ('milestones', models.JSONField(blank=True, default=list, help_text='For a trajectory: dates and values, oldest first')),
                ('spread', models.CharField(blank=True, choices=[('', 'Only at the end'), ('even_month', 'By month, the same for each'), ('even_quarter', 'By quarter, the same for each'), ('seasonal_month', 'By month, as in past years'), ('seasonal_quarter', 'By quarter, as in past years')], default='', max_length=16, verbose_name='falls due')),
                ('due_on', models.DateField(blank=True, help_text="Where it is not the period's last day", null=True, verbose_name='due on')),
                ('set_by', models.CharField(choices=[('partnership', 'The partnership'), ('policing_body', 'The local policing body'), ('government', 'Government'), ('council', "The council's plan"), ('other', 'Another body')], default='partnership', max_length=14)),
                ('set_by_name', models.CharField(blank=True, max_length=160, verbose_name='set by, by name')),
                ('words', models.CharField(blank=True, max_length=200, verbose_name='as the document words it')),
                ('replaced_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('replaced_reason', models.TextField(blank=True, editable=False)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='targets', to='performance.measure')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='targets', to='partnerships.partnership')),
                ('replaced_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replaces', to='performance.target')),
            ],
            options={
                'ordering': ['period', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('source', models.CharField(choices=[('home_office', 'Home Office tables by community safety partnership'), ('police_uk', 'data.police.uk street files'), ('met', 'Metropolitan Police borough tables'), ('sheet', 'A sheet of figures that the portal wrote')], max_length=12)),
                ('published_on', models.DateField(blank=True, null=True, verbose_name='published on')),
                ('size', models.PositiveBigIntegerField(default=0, editable=False)),
                ('state', models.CharField(choices=[('received', 'Waiting to be checked'), ('checking', 'Being checked'), ('ready', 'Waiting for a decision'), ('agreed', 'Waiting to be taken in'), ('applying', 'Being taken in'), ('done', 'Taken in'), ('refused', 'Could not be read'), ('failed', 'Stopped: nothing was taken in'), ('cancelled', 'Cancelled')], default='received', editable=False, max_length=10)),
                ('progress', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('attempt', models.PositiveIntegerField(default=0, editable=False)),
                ('tries_from', models.PositiveIntegerField(default=0, editable=False)),
                ('heartbeat_at', models.DateTimeField(editable=False)),
                ('received_at', models.DateTimeField(editable=False)),
                ('preview', models.JSONField(blank=True, default=dict, editable=False)),
                ('fingerprint', models.CharField(blank=True, editable=False, max_length=64)),
                ('message', models.TextField(blank=True, editable=False)),
                ('outcome', models.JSONField(blank=True, default=dict, editable=False)),
                ('agreed_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='uploads', to='partnerships.partnership')),
                ('received_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('release', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='crime_data.release')),
            ],
            options={
                'ordering': ['-received_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='UploadFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=200)),
                ('size', models.PositiveBigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('upload', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='performance.upload')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='UploadChunk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('content', models.BinaryField()),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chunks', to='performance.uploadfile')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.AddConstraint(
            model_name='comparatorgroup',
            constraint=models.UniqueConstraint(fields=('partnership', 'name'), name='performance_comparator_once', violation_error_message='There is a group of that name already.'),
        ),
        migrations.AddConstraint(
            model_name='comparatormember',
            constraint=models.CheckConstraint(condition=models.Q(('ends__isnull', True), ('starts__isnull', True), ('ends__gte', models.F('starts')), _connector='OR'), name='performance_member_dates', violation_error_message='The last day cannot be before the first.'),
        ),
        migrations.AddConstraint(
            model_name='figuresignoff',
            constraint=models.UniqueConstraint(condition=models.Q(('unlocked_at__isnull', True)), fields=('partnership', 'period'), name='performance_signed_once', violation_error_message='These figures have been signed off already.'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.UniqueConstraint(models.F('slug'), django.db.models.functions.comparison.Coalesce(models.F('partnership'), models.Value(0), output_field=models.BigIntegerField()), name='performance_indicator_slug_once', violation_error_message='There is an indicator of that short name already.'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('count_category', ''), ('count_source', '')), models.Q(models.Q(('count_source', ''), _negated=True), models.Q(('count_category', ''), _negated=True)), _connector='OR'), name='performance_indicator_counted', violation_error_message='Say both who counts it and what is counted.'),
        ),
        migrations.AddIndex(
            model_name='datanote',
            index=models.Index(fields=['partnership', 'indicator'], name='performance_note_of'),
        ),
        migrations.AddConstraint(
            model_name='datanote',
            constraint=models.CheckConstraint(condition=models.Q(('starts__isnull', True), ('ends__isnull', True), ('ends__gte', models.F('starts')), _connector='OR'), name='performance_note_days', violation_error_message='The last day comes before the first.'),
        ),
        migrations.AddConstraint(
            model_name='datanote',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'break'), _negated=True), models.Q(('ends__isnull', True), ('starts__isnull', False)), _connector='OR'), name='performance_note_break_begins', violation_error_message='Say on which day the figures after the break begin.'),
        ),
        migrations.AddConstraint(
            model_name='datanote',
            constraint=models.CheckConstraint(condition=models.Q(('indicator__isnull', False), models.Q(('count_source', ''), _negated=True), ('area__isnull', False), _connector='OR'), name='performance_note_of_something', violation_error_message='Say which figures the note is about.'),
        ),
        migrations.AddConstraint(
            model_name='indicatorpart',
            constraint=models.UniqueConstraint(fields=('whole', 'part'), name='performance_part_once'),
        ),
        migrations.AddConstraint(
            model_name='indicatorpart',
            constraint=models.CheckConstraint(condition=models.Q(('whole', models.F('part')), _negated=True), name='performance_part_not_itself'),
        ),
        migrations.AddIndex(
            model_name='measure',
            index=models.Index(fields=['plan', 'order'], name='performance_measure_order'),
        ),
        migrations.AddConstraint(
            model_name='neighbourhood',
            constraint=models.UniqueConstraint(fields=('partnership', 'name'), name='performance_neighbourhood_once', violation_error_message='There is a neighbourhood of that name already.'),
        ),
        migrations.AddIndex(
            model_name='observation',
            index=models.Index(fields=['indicator', 'period_end'], name='performance_obs_period'),
        ),
        migrations.AddConstraint(
            model_name='observation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'known'), ('value__isnull', False)), models.Q(models.Q(('state', 'known'), _negated=True), ('value__isnull', True)), _connector='OR'), name='performance_observation_value_iff_known', violation_error_message='A known figure has a value, any other has none.'),
        ),
        migrations.AddConstraint(
            model_name='observation',
            constraint=models.UniqueConstraint(models.F('indicator'), models.F('period'), django.db.models.functions.comparison.Coalesce(models.F('partnership'), models.Value(0), output_field=models.BigIntegerField()), django.db.models.functions.comparison.Coalesce(models.F('area'), models.Value(0), output_field=models.BigIntegerField()), name='performance_observation_once', violation_error_message='There is a figure for that period already: correct it.'),
        ),
        migrations.AddConstraint(
            model_name='observation',
            constraint=models.CheckConstraint(condition=models.Q(('denominator__isnull', True), ('denominator__gt', 0), _connector='OR'), name='performance_observation_denominator', violation_error_message='The number it is out of is more than zero.'),
        ),
        migrations.AddConstraint(
            model_name='observationrevision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'known'), ('value__isnull', False)), models.Q(models.Q(('state', 'known'), _negated=True), ('value__isnull', True)), _connector='OR'), name='performance_observationrevision_value_iff_known', violation_error_message='A known figure has a value, any other has none.'),
        ),
        migrations.AddConstraint(
            model_name='sourcehandling',
            constraint=models.UniqueConstraint(django.db.models.functions.comparison.Coalesce(models.F('partnership'), models.Value(0), output_field=models.BigIntegerField()), name='performance_source_handling_once'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'known'), ('value__isnull', False)), models.Q(models.Q(('state', 'known'), _negated=True), ('value__isnull', True)), _connector='OR'), name='performance_target_value_iff_known', violation_error_message='A known figure has a value, any other has none.'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced_at__isnull', True)), fields=('measure', 'period'), name='performance_target_once', violation_error_message='This measure has a target for that period already: replace it.'),
        ),
        migrations.AddConstraint(
            model_name='uploadfile',
            constraint=models.UniqueConstraint(fields=('upload', 'number'), name='performance_upload_file_once'),
        ),
        migrations.AddConstraint(
            model_name='uploadchunk',
            constraint=models.UniqueConstraint(fields=('file', 'number'), name='performance_upload_chunk_once'),
        ),
    ]
