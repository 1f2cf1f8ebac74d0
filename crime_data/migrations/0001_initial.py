import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('partnerships', '0001_initial'),
        ('partnerships', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='ForceMonth',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('force', models.CharField(max_length=80)),
                ('month', models.IntegerField(help_text="Packed as a count's period")),
                ('rows', models.PositiveIntegerField()),
                ('without_location', models.PositiveIntegerField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('force', 'month'), name='crime_data_force_month_once')],
            },
        ),
        migrations.CreateModel(
            name='Population',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('area_code', models.CharField(max_length=12)),
                ('kind', models.CharField(choices=[('persons', 'People'), ('households', 'Households')], max_length=10)),
                ('year', models.PositiveSmallIntegerField()),
                ('vintage', models.CharField(max_length=60)),
                ('number', models.PositiveIntegerField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('area_code', 'kind', 'year', 'vintage'), name='crime_data_population_once')],
            },
        ),
        migrations.CreateModel(
            name='Release',
            fields=[
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('id', models.AutoField(primary_key=True, serialize=False)),
                ('source', models.CharField(choices=[('home_office', 'Home Office tables by community safety partnership'), ('police_uk', 'data.police.uk street files'), ('met', 'Metropolitan Police borough tables')], max_length=12)),
                ('name', models.CharField(max_length=200, verbose_name='file')),
                ('sha256', models.CharField(max_length=64)),
                ('published_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('periods', models.JSONField(default=list, help_text='The codes of the periods that it covers')),
                ('places', models.JSONField(default=list, help_text='The places that it covers')),
                ('report', models.JSONField(default=dict)),
                ('why', models.TextField(blank=True, help_text='Why a count was put right by hand')),
                ('corrects', models.ForeignKey(blank=True, help_text='The release whose count a partnership has put right by hand; it outranks that one only', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='crime_data.release')),
                ('partnership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='releases', to='partnerships.partnership')),
                ('recorded_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-published_on', '-recorded_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.AutoField(primary_key=True, serialize=False)),
                ('source', models.CharField(choices=[('home_office', 'Home Office tables by community safety partnership'), ('police_uk', 'data.police.uk street files'), ('met', 'Metropolitan Police borough tables')], max_length=12)),
                ('place', models.CharField(max_length=120)),
                ('category', models.CharField(max_length=160)),
                ('partnership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='series', to='partnerships.partnership')),
            ],
            options={
                'verbose_name_plural': 'series',
            },
        ),
        migrations.CreateModel(
            name='CountHistory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', models.IntegerField()),
                ('value', models.IntegerField(null=True)),
                ('state', models.SmallIntegerField(choices=[(1, 'known'), (2, 'missing'), (3, 'given way to a newer national count')])),
                ('release', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='crime_data.release')),
                ('series', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='crime_data.series')),
            ],
            options={
                'verbose_name_plural': 'count histories',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Count',
            fields=[
                ('period', models.IntegerField()),
                ('value', models.IntegerField(null=True)),
                ('state', models.SmallIntegerField(choices=[(1, 'known'), (2, 'missing'), (3, 'given way to a newer national count')])),
                ('pk', models.CompositePrimaryKey('series_id', 'period', blank=True, editable=False, primary_key=True, serialize=False)),
                ('release', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='crime_data.release')),
                ('series', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='crime_data.series')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='release',
            index=models.Index(fields=['source', 'partnership'], name='crime_data_release_source'),
        ),
        migrations.AddConstraint(
            model_name='series',
            constraint=models.UniqueConstraint(models.F('source'), models.F('place'), models.F('category'), django.db.models.functions.comparison.Coalesce(models.F('partnership'), models.Value(0), output_field=models.BigIntegerField()), name='crime_data_series_once'),
        ),
        migrations.AddIndex(
            model_name='counthistory',
            index=models.Index(fields=['series', 'period'], name='crime_data_history_series'),
        ),
    ]
