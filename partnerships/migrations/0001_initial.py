import core.clock
import datetime
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='Group',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('archived_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('name', models.CharField(max_length=160)),
                ('level', models.CharField(choices=[('strategic', 'Strategic leadership'), ('performance', 'Performance'), ('operational', 'Operational management')], max_length=12)),
                ('purpose', models.TextField(blank=True)),
                ('chair_role', models.CharField(blank=True, max_length=120, verbose_name="chair's role title")),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail address')),
                ('name', models.CharField(max_length=120)),
                ('role_title', models.CharField(blank=True, max_length=120)),
                ('is_active', models.BooleanField(default=True)),
                ('is_staff', models.BooleanField(default=False, verbose_name='may open the admin site')),
                ('is_data_steward', models.BooleanField(default=False, help_text="Keeps the installation's areas, agencies and shared indicators", verbose_name='data steward')),
                ('joined_at', models.DateTimeField(default=core.clock.now)),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Agency',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=160, unique=True)),
                ('kind', models.CharField(choices=[('council', 'Council'), ('police', 'Police'), ('fire', 'Fire and rescue'), ('probation', 'Probation'), ('health', 'Health'), ('policing_body', 'Local policing body'), ('housing', 'Housing'), ('prison', 'Prison'), ('voluntary', 'Voluntary and community'), ('other', 'Other')], max_length=16)),
                ('starts', models.DateField(blank=True, null=True)),
                ('ends', models.DateField(blank=True, null=True)),
                ('merged_into', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='partnerships.agency')),
                ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='predecessors', to='partnerships.agency')),
                ('unit_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='units', to='partnerships.agency')),
            ],
            options={
                'verbose_name_plural': 'agencies',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Area',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('code', models.CharField(max_length=12, unique=True, verbose_name='official code')),
                ('name', models.CharField(max_length=120)),
                ('kind', models.CharField(choices=[('csp', 'Community safety partnership area'), ('district', 'District, borough or unitary authority'), ('county', 'County'), ('police_area', 'Police force area'), ('region', 'Region'), ('nation', 'Nation'), ('ward', 'Ward'), ('neighbourhood', 'Priority neighbourhood'), ('small_area', 'Small area (LSOA)'), ('other', 'Other')], max_length=16)),
                ('starts', models.DateField(blank=True, null=True, verbose_name='in existence from')),
                ('ends', models.DateField(blank=True, null=True, verbose_name='in existence until')),
            ],
            options={
                'ordering': ['name'],
                'indexes': [models.Index(fields=['kind', 'name'], name='partnerships_area_kind')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends__isnull', True), ('starts__isnull', True), ('ends__gte', models.F('starts')), _connector='OR'), name='partnerships_area_dates', violation_error_message='An area cannot end before it starts.')],
            },
        ),
        migrations.CreateModel(
            name='AreaLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('part_of', 'Part of'), ('succeeds', 'Succeeds')], default='part_of', max_length=10)),
                ('starts', models.DateField(blank=True, null=True)),
                ('ends', models.DateField(blank=True, null=True)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parent_links', to='partnerships.area')),
                ('parent', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='child_links', to='partnerships.area')),
            ],
        ),
        migrations.CreateModel(
            name='GroupMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('archived_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('name', models.CharField(blank=True, max_length=120)),
                ('role_title', models.CharField(blank=True, max_length=120)),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('is_chair', models.BooleanField(default=False, verbose_name='chair')),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='group_places', to='partnerships.agency')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='partnerships.group')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='group_places', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-is_chair', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Partnership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('slug', models.SlugField(max_length=40, unique=True, validators=[django.core.validators.RegexValidator('^[a-z][a-z0-9-]*$')])),
                ('name', models.CharField(max_length=120, unique=True)),
                ('short_name', models.CharField(help_text='As it is called in a sentence, for example Harborough', max_length=40)),
                ('nation', models.CharField(choices=[('england', 'England'), ('wales', 'Wales')], default='england', max_length=8)),
                ('parent_partnership', models.CharField(blank=True, help_text='The wider partnership that this one is part of, where there is one', max_length=120)),
                ('colour', models.CharField(default='navy', max_length=20)),
                ('area', models.ForeignKey(blank=True, help_text='The community safety partnership area that police figures are published for', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='partnerships', to='partnerships.area')),
                ('councils', models.ManyToManyField(blank=True, related_name='led_partnerships', to='partnerships.agency')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Partner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('partner_class', models.CharField(choices=[('responsible', 'Responsible authority'), ('co_operating', 'Co-operating body'), ('invited', 'Invited participant')], max_length=12, verbose_name='class')),
                ('starts', models.DateField(blank=True, null=True, verbose_name='from')),
                ('ends', models.DateField(blank=True, null=True, verbose_name='until')),
                ('local_name', models.CharField(blank=True, help_text='As this partnership calls it', max_length=160)),
                ('represents', models.CharField(blank=True, help_text='Others it speaks for, for example registered social landlords', max_length=200)),
                ('contact_role', models.CharField(blank=True, max_length=120, verbose_name="contact's role title")),
                ('contact_name', models.CharField(blank=True, max_length=120, verbose_name="contact's name")),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name="contact's e-mail")),
                ('contact_phone', models.CharField(blank=True, max_length=40, verbose_name="contact's telephone")),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='partners', to='partnerships.agency')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partners', to='partnerships.partnership')),
            ],
            options={
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('role', models.CharField(choices=[('officer', 'Partnership officer'), ('agency_officer', 'Agency officer'), ('approver', 'Approver'), ('scrutiny_member', 'Scrutiny member'), ('scrutiny_officer', 'Scrutiny officer'), ('administrator', 'Partnership administrator')], max_length=20)),
                ('started_at', models.DateTimeField(default=core.clock.now)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='partnerships.agency')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='partnerships.partnership')),
            ],
            options={
                'ordering': ['user__name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('name', models.CharField(max_length=120)),
                ('role', models.CharField(choices=[('officer', 'Partnership officer'), ('agency_officer', 'Agency officer'), ('approver', 'Approver'), ('scrutiny_member', 'Scrutiny member'), ('scrutiny_officer', 'Scrutiny officer'), ('administrator', 'Partnership administrator')], max_length=20)),
                ('token_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('sent_at', models.DateTimeField()),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('expires_at', models.DateTimeField()),
                ('agency', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnerships.agency')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='partnerships.partnership')),
            ],
            options={
                'ordering': ['-sent_at'],
            },
        ),
        migrations.AddField(
            model_name='group',
            name='partnership',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='groups', to='partnerships.partnership'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='partnerships_user_email_any_case'),
        ),
        migrations.AddConstraint(
            model_name='agency',
            constraint=models.CheckConstraint(condition=models.Q(('ends__isnull', True), ('starts__isnull', True), ('ends__gte', models.F('starts')), _connector='OR'), name='partnerships_agency_dates', violation_error_message='An agency cannot end before it starts.'),
        ),
        migrations.AddConstraint(
            model_name='arealink',
            constraint=models.UniqueConstraint(models.F('child'), models.F('parent'), models.F('kind'), django.db.models.functions.comparison.Coalesce(models.F('starts'), datetime.date(1, 1, 1)), name='partnerships_arealink_once', violation_error_message='These two areas are linked so already.'),
        ),
        migrations.AddConstraint(
            model_name='arealink',
            constraint=models.CheckConstraint(condition=models.Q(('child', models.F('parent')), _negated=True), name='partnerships_arealink_not_itself', violation_error_message='An area cannot be linked to itself.'),
        ),
        migrations.AddConstraint(
            model_name='arealink',
            constraint=models.CheckConstraint(condition=models.Q(('ends__isnull', True), ('starts__isnull', True), ('ends__gte', models.F('starts')), _connector='OR'), name='partnerships_arealink_dates', violation_error_message='A link cannot end before it starts.'),
        ),
        migrations.AddConstraint(
            model_name='groupmember',
            constraint=models.UniqueConstraint(condition=models.Q(('archived_at__isnull', True), ('user__isnull', False)), fields=('group', 'user'), name='partnerships_groupmember_once', violation_error_message='This person is in the group already.'),
        ),
        migrations.AddConstraint(
            model_name='groupmember',
            constraint=models.UniqueConstraint(condition=models.Q(('archived_at__isnull', True), ('is_chair', True)), fields=('group',), name='partnerships_groupmember_one_chair', violation_error_message='The group has a chair already.'),
        ),
        migrations.AddConstraint(
            model_name='partner',
            constraint=models.CheckConstraint(condition=models.Q(('ends__isnull', True), ('starts__isnull', True), ('ends__gte', models.F('starts')), _connector='OR'), name='partnerships_partner_dates', violation_error_message='The end date cannot be before the start date.'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('partnership', 'user', 'role'), name='partnerships_membership_once', violation_error_message='This person has that role already.'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('role', 'agency_officer'), _negated=True), ('agency__isnull', False), _connector='OR'), name='partnerships_membership_agency', violation_error_message='Say which agency an agency officer acts for.'),
        ),
        migrations.AddConstraint(
            model_name='group',
            constraint=models.UniqueConstraint(fields=('partnership', 'name'), name='partnerships_group_once', violation_error_message='This partnership has a group of that name already.'),
        ),
    ]
