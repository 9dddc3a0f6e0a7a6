import django.db.models.deletion
import ezportal.edtf
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="CrossBorderArea",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "waiting for review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        help_text="Only published rows are shown to the public.",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="slug")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("abbreviation", models.CharField(blank=True, max_length=20, verbose_name="abbreviation")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("under_negotiation", "under negotiation"),
                            ("under_development", "under development"),
                            ("ratified", "ratified"),
                            ("operating", "operating"),
                            ("unknown", "unknown"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_zh_hans", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_km", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_lo", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_my", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_th", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_vi", models.TextField(blank=True, null=True, verbose_name="description")),
            ],
            options={
                "verbose_name": "cross-border area",
                "verbose_name_plural": "cross-border areas",
                "ordering": ("slug",),
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="slug")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=200, null=True, verbose_name="name")),
                (
                    "unit",
                    models.CharField(
                        help_text="ISO 4217 code for money, else a unit such as ha.", max_length=20, verbose_name="unit"
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_zh_hans", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_km", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_lo", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_my", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_th", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_vi", models.TextField(blank=True, null=True, verbose_name="description")),
                ("is_retired", models.BooleanField(default=False, verbose_name="retired")),
            ],
            options={
                "verbose_name": "indicator",
                "verbose_name_plural": "indicators",
                "ordering": ("slug",),
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                ("sequence", models.BigIntegerField(primary_key=True, serialize=False, verbose_name="sequence")),
                ("resource", models.CharField(max_length=40, verbose_name="resource")),
                ("key", models.CharField(max_length=200, verbose_name="key")),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("created", "created"),
                            ("updated", "updated"),
                            ("withdrawn", "withdrawn"),
                            ("deleted", "deleted"),
                        ],
                        max_length=10,
                        verbose_name="action",
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="at")),
            ],
            options={
                "verbose_name": "change",
                "verbose_name_plural": "changes",
                "ordering": ("-sequence",),
                "indexes": [models.Index(fields=["resource", "key"], name="change_resource_key")],
            },
        ),
        migrations.CreateModel(
            name="Country",
            fields=[
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "code",
                    models.CharField(max_length=2, primary_key=True, serialize=False, verbose_name="ISO 3166-1 code"),
                ),
                ("alpha3", models.CharField(max_length=3, unique=True, verbose_name="ISO 3166-1 alpha-3 code")),
                (
                    "short_name_en",
                    models.CharField(
                        blank=True,
                        help_text="Only where the institute's name differs from CLDR's, for example Lao PDR.",
                        max_length=80,
                        verbose_name="short English name",
                    ),
                ),
                ("official_name", models.CharField(blank=True, max_length=200, verbose_name="official name")),
                (
                    "official_name_en",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="official name"),
                ),
                (
                    "official_name_zh_hans",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="official name"),
                ),
                (
                    "official_name_km",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="official name"),
                ),
                (
                    "official_name_lo",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="official name"),
                ),
                (
                    "official_name_my",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="official name"),
                ),
                (
                    "official_name_th",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="official name"),
                ),
                (
                    "official_name_vi",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="official name"),
                ),
                ("capital", models.CharField(blank=True, max_length=80, verbose_name="capital")),
                ("currency", models.CharField(blank=True, max_length=3, verbose_name="ISO 4217 currency")),
                (
                    "time_zone",
                    models.CharField(
                        blank=True, help_text="For example Asia/Bangkok.", max_length=40, verbose_name="time zone"
                    ),
                ),
                (
                    "local_language",
                    models.CharField(blank=True, help_text="BCP 47 tag.", max_length=12, verbose_name="main language"),
                ),
                ("is_member", models.BooleanField(default=False, verbose_name="Lancang-Mekong country")),
            ],
            options={
                "verbose_name": "country",
                "verbose_name_plural": "countries",
                "ordering": ("code",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[A-Z]{2}$")),
                        name="country_code_is_iso",
                        violation_error_message="A country code has two capital letters.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DataVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("last_sequence", models.BigIntegerField(default=0, verbose_name="last sequence")),
            ],
            options={
                "verbose_name": "data version",
                "verbose_name_plural": "data version",
                "ordering": ("pk",),
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="dataversion_is_one_row")],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCountry",
            fields=[
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                ("code", models.CharField(db_index=True, max_length=2, verbose_name="ISO 3166-1 code")),
                ("alpha3", models.CharField(db_index=True, max_length=3, verbose_name="ISO 3166-1 alpha-3 code")),
                (
                    "short_name_en",
                    models.CharField(
                        blank=True,
                        help_text="Only where the institute's name differs from CLDR's, for example Lao PDR.",
                        max_length=80,
                        verbose_name="short English name",
                    ),
                ),
                ("official_name", models.CharField(blank=True, max_length=200, verbose_name="official name")),
                (
                    "official_name_en",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="official name"),
                ),
                (
                    "official_name_zh_hans",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="official name"),
                ),
                (
                    "official_name_km",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="official name"),
                ),
                (
                    "official_name_lo",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="official name"),
                ),
                (
                    "official_name_my",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="official name"),
                ),
                (
                    "official_name_th",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="official name"),
                ),
                (
                    "official_name_vi",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="official name"),
                ),
                ("capital", models.CharField(blank=True, max_length=80, verbose_name="capital")),
                ("currency", models.CharField(blank=True, max_length=3, verbose_name="ISO 4217 currency")),
                (
                    "time_zone",
                    models.CharField(
                        blank=True, help_text="For example Asia/Bangkok.", max_length=40, verbose_name="time zone"
                    ),
                ),
                (
                    "local_language",
                    models.CharField(blank=True, help_text="BCP 47 tag.", max_length=12, verbose_name="main language"),
                ),
                ("is_member", models.BooleanField(default=False, verbose_name="Lancang-Mekong country")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical country",
                "verbose_name_plural": "historical countries",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalIndicator",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                ("slug", models.SlugField(max_length=80, verbose_name="slug")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=200, null=True, verbose_name="name")),
                (
                    "unit",
                    models.CharField(
                        help_text="ISO 4217 code for money, else a unit such as ha.", max_length=20, verbose_name="unit"
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_zh_hans", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_km", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_lo", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_my", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_th", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_vi", models.TextField(blank=True, null=True, verbose_name="description")),
                ("is_retired", models.BooleanField(default=False, verbose_name="retired")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical indicator",
                "verbose_name_plural": "historical indicators",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProvince",
            fields=[
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                ("code", models.CharField(db_index=True, max_length=6, verbose_name="ISO 3166-2 code")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_en", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical province",
                "verbose_name_plural": "historical provinces",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSource",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                ("slug", models.SlugField(max_length=80, verbose_name="slug")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("report", "report"),
                            ("official", "official page"),
                            ("news", "news"),
                            ("company", "company page"),
                            ("dataset", "data set"),
                            ("encyclopedia", "encyclopedia"),
                            ("blog", "blog or forum"),
                            ("law", "legal text"),
                            ("other", "other"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("publisher", models.CharField(blank=True, max_length=200, verbose_name="publisher")),
                ("url", models.URLField(blank=True, max_length=1000, verbose_name="address")),
                (
                    "published",
                    models.CharField(
                        blank=True,
                        help_text="As precisely as known: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="published",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True, help_text="BCP 47 tag, for example en.", max_length=12, verbose_name="language"
                    ),
                ),
                ("licence", models.CharField(blank=True, max_length=200, verbose_name="licence")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical source",
                "verbose_name_plural": "historical sources",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Industry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="slug")),
                ("is_retired", models.BooleanField(default=False, verbose_name="retired")),
                ("label", models.CharField(max_length=200, verbose_name="label")),
                ("label_en", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("label_zh_hans", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("label_km", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("label_lo", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("label_my", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("label_th", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("label_vi", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("isic_code", models.CharField(blank=True, max_length=5, verbose_name="ISIC Rev. 4 code")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="zones.industry",
                        verbose_name="parent",
                    ),
                ),
            ],
            options={
                "verbose_name": "industry",
                "verbose_name_plural": "industries",
                "ordering": ("slug",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("parent", models.F("pk")), _negated=True),
                        name="industry_not_its_own_parent",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalIndustry",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                ("slug", models.SlugField(max_length=80, verbose_name="slug")),
                ("is_retired", models.BooleanField(default=False, verbose_name="retired")),
                ("label", models.CharField(max_length=200, verbose_name="label")),
                ("label_en", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("label_zh_hans", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("label_km", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("label_lo", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("label_my", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("label_th", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("label_vi", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("isic_code", models.CharField(blank=True, max_length=5, verbose_name="ISIC Rev. 4 code")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.industry",
                        verbose_name="parent",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical industry",
                "verbose_name_plural": "historical industries",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="slug")),
                ("name", models.CharField(max_length=250, verbose_name="name")),
                ("name_en", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("acronym", models.CharField(blank=True, max_length=30, verbose_name="acronym")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ministry", "ministry"),
                            ("authority", "authority"),
                            ("management_board", "management board"),
                            ("developer", "developer"),
                            ("operator", "operator"),
                            ("company", "company"),
                            ("chamber", "chamber or association"),
                            ("intergovernmental", "intergovernmental organisation"),
                            ("other", "other"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("responsibility", models.CharField(blank=True, max_length=300, verbose_name="responsibility")),
                (
                    "responsibility_en",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="responsibility"),
                ),
                (
                    "responsibility_zh_hans",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="responsibility"),
                ),
                (
                    "responsibility_km",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="responsibility"),
                ),
                (
                    "responsibility_lo",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="responsibility"),
                ),
                (
                    "responsibility_my",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="responsibility"),
                ),
                (
                    "responsibility_th",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="responsibility"),
                ),
                (
                    "responsibility_vi",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="responsibility"),
                ),
                ("address", models.CharField(blank=True, max_length=400, verbose_name="postal address")),
                ("website", models.URLField(blank=True, max_length=300, verbose_name="website")),
                (
                    "office_email",
                    models.EmailField(
                        blank=True,
                        help_text="Address of the office, never of a person.",
                        max_length=254,
                        verbose_name="office e-mail",
                    ),
                ),
                (
                    "office_phone",
                    models.CharField(
                        blank=True,
                        help_text="Number of the office, never of a person.",
                        max_length=60,
                        verbose_name="office telephone",
                    ),
                ),
                ("locator", models.CharField(blank=True, max_length=200, verbose_name="place in the source")),
                (
                    "as_of",
                    models.CharField(
                        blank=True, max_length=10, validators=[ezportal.edtf.EDTFValidator()], verbose_name="as of"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("is_retired", models.BooleanField(default=False, verbose_name="retired")),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty for an intergovernmental organisation or when unknown.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organisations",
                        to="zones.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="zones.organisation",
                        verbose_name="part of",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "ordering": ("slug",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("parent", models.F("pk")), _negated=True),
                        name="organisation_not_its_own_parent",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Province",
            fields=[
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "code",
                    models.CharField(max_length=6, primary_key=True, serialize=False, verbose_name="ISO 3166-2 code"),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_en", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=120, null=True, verbose_name="name")),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="provinces",
                        to="zones.country",
                        verbose_name="country",
                    ),
                ),
            ],
            options={
                "verbose_name": "province",
                "verbose_name_plural": "provinces",
                "ordering": ("code",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[A-Z]{2}-[A-Z0-9]{1,3}$")),
                        name="province_code_is_iso",
                        violation_error_message="A province code looks like LA-LM.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="slug")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("report", "report"),
                            ("official", "official page"),
                            ("news", "news"),
                            ("company", "company page"),
                            ("dataset", "data set"),
                            ("encyclopedia", "encyclopedia"),
                            ("blog", "blog or forum"),
                            ("law", "legal text"),
                            ("other", "other"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("publisher", models.CharField(blank=True, max_length=200, verbose_name="publisher")),
                ("url", models.URLField(blank=True, max_length=1000, verbose_name="address")),
                (
                    "published",
                    models.CharField(
                        blank=True,
                        help_text="As precisely as known: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="published",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True, help_text="BCP 47 tag, for example en.", max_length=12, verbose_name="language"
                    ),
                ),
                ("licence", models.CharField(blank=True, max_length=200, verbose_name="licence")),
                ("note", models.TextField(blank=True, verbose_name="note")),
            ],
            options={
                "verbose_name": "source",
                "verbose_name_plural": "sources",
                "ordering": ("title", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published", ""),
                            ("published__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="source_published_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Regulation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "waiting for review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        help_text="Only published rows are shown to the public.",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="slug")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("title_en", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_zh_hans", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_km", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_lo", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_my", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_th", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_vi", models.CharField(max_length=300, null=True, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("law", "law"),
                            ("decree", "decree"),
                            ("plan", "plan"),
                            ("agreement", "agreement"),
                            ("guidance", "guidance"),
                            ("regulation", "regulation"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=80, verbose_name="number")),
                (
                    "issued",
                    models.CharField(
                        blank=True, max_length=10, validators=[ezportal.edtf.EDTFValidator()], verbose_name="issued"
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="address of the text")),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regulations",
                        to="zones.organisation",
                        verbose_name="issued by",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regulations",
                        to="zones.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "regulation",
                "verbose_name_plural": "regulations",
                "ordering": ("slug",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("issued", ""),
                            ("issued__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="regulation_issued_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="regulation_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Procedure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "waiting for review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        help_text="Only published rows are shown to the public.",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="slug")),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("title_en", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_zh_hans", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_km", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_lo", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_my", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_th", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_vi", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_zh_hans", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_km", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_lo", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_my", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_th", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_vi", models.TextField(blank=True, null=True, verbose_name="description")),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="procedures",
                        to="zones.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="procedures",
                        to="zones.organisation",
                        verbose_name="provider",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "procedure",
                "verbose_name_plural": "procedures",
                "ordering": ("slug",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="procedure_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="organisation",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="organisations",
                to="zones.source",
                verbose_name="source",
            ),
        ),
        migrations.CreateModel(
            name="JointBody",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="slug")),
                ("name", models.CharField(max_length=250, verbose_name="name")),
                ("name_en", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=250, null=True, verbose_name="name")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("joint", "joint"),
                            ("central", "central government"),
                            ("local", "local government"),
                            ("zone", "zone"),
                        ],
                        max_length=10,
                        verbose_name="level",
                    ),
                ),
                (
                    "established",
                    models.CharField(
                        blank=True,
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="established",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_zh_hans", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_km", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_lo", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_my", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_th", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_vi", models.TextField(blank=True, null=True, verbose_name="description")),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="joint_bodies",
                        to="zones.crossborderarea",
                        verbose_name="cross-border area",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "joint body",
                "verbose_name_plural": "joint bodies",
                "ordering": ("area", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("established", ""),
                            ("established__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="jointbody_established_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="jointbody_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTransportLink",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "waiting for review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        help_text="Only published rows are shown to the public.",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, verbose_name="slug")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=200, null=True, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[("rail", "railway"), ("road", "road"), ("water", "waterway"), ("air", "air")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("under_construction", "under construction"),
                            ("operating", "operating"),
                            ("closed", "closed"),
                            ("unknown", "unknown"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_zh_hans", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_km", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_lo", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_my", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_th", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_vi", models.TextField(blank=True, null=True, verbose_name="description")),
                (
                    "length_km",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="length (km)"
                    ),
                ),
                (
                    "construction_started",
                    models.CharField(
                        blank=True,
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="construction started",
                    ),
                ),
                (
                    "scheduled_opening",
                    models.CharField(
                        blank=True,
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="scheduled opening",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical transport link",
                "verbose_name_plural": "historical transport links",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalStep",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("name", models.CharField(max_length=250, verbose_name="name")),
                ("name_en", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=250, null=True, verbose_name="name")),
                (
                    "officer",
                    models.CharField(
                        blank=True, help_text="The post, not the person.", max_length=200, verbose_name="officer"
                    ),
                ),
                (
                    "officer_en",
                    models.CharField(
                        blank=True,
                        help_text="The post, not the person.",
                        max_length=200,
                        null=True,
                        verbose_name="officer",
                    ),
                ),
                (
                    "officer_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="The post, not the person.",
                        max_length=200,
                        null=True,
                        verbose_name="officer",
                    ),
                ),
                (
                    "officer_km",
                    models.CharField(
                        blank=True,
                        help_text="The post, not the person.",
                        max_length=200,
                        null=True,
                        verbose_name="officer",
                    ),
                ),
                (
                    "officer_lo",
                    models.CharField(
                        blank=True,
                        help_text="The post, not the person.",
                        max_length=200,
                        null=True,
                        verbose_name="officer",
                    ),
                ),
                (
                    "officer_my",
                    models.CharField(
                        blank=True,
                        help_text="The post, not the person.",
                        max_length=200,
                        null=True,
                        verbose_name="officer",
                    ),
                ),
                (
                    "officer_th",
                    models.CharField(
                        blank=True,
                        help_text="The post, not the person.",
                        max_length=200,
                        null=True,
                        verbose_name="officer",
                    ),
                ),
                (
                    "officer_vi",
                    models.CharField(
                        blank=True,
                        help_text="The post, not the person.",
                        max_length=200,
                        null=True,
                        verbose_name="officer",
                    ),
                ),
                (
                    "requirements",
                    models.TextField(blank=True, help_text="With the number of copies.", verbose_name="what to bring"),
                ),
                (
                    "requirements_en",
                    models.TextField(
                        blank=True, help_text="With the number of copies.", null=True, verbose_name="what to bring"
                    ),
                ),
                (
                    "requirements_zh_hans",
                    models.TextField(
                        blank=True, help_text="With the number of copies.", null=True, verbose_name="what to bring"
                    ),
                ),
                (
                    "requirements_km",
                    models.TextField(
                        blank=True, help_text="With the number of copies.", null=True, verbose_name="what to bring"
                    ),
                ),
                (
                    "requirements_lo",
                    models.TextField(
                        blank=True, help_text="With the number of copies.", null=True, verbose_name="what to bring"
                    ),
                ),
                (
                    "requirements_my",
                    models.TextField(
                        blank=True, help_text="With the number of copies.", null=True, verbose_name="what to bring"
                    ),
                ),
                (
                    "requirements_th",
                    models.TextField(
                        blank=True, help_text="With the number of copies.", null=True, verbose_name="what to bring"
                    ),
                ),
                (
                    "requirements_vi",
                    models.TextField(
                        blank=True, help_text="With the number of copies.", null=True, verbose_name="what to bring"
                    ),
                ),
                ("form_url", models.URLField(blank=True, max_length=500, verbose_name="form")),
                ("result", models.CharField(blank=True, max_length=300, verbose_name="result")),
                ("result_en", models.CharField(blank=True, max_length=300, null=True, verbose_name="result")),
                ("result_zh_hans", models.CharField(blank=True, max_length=300, null=True, verbose_name="result")),
                ("result_km", models.CharField(blank=True, max_length=300, null=True, verbose_name="result")),
                ("result_lo", models.CharField(blank=True, max_length=300, null=True, verbose_name="result")),
                ("result_my", models.CharField(blank=True, max_length=300, null=True, verbose_name="result")),
                ("result_th", models.CharField(blank=True, max_length=300, null=True, verbose_name="result")),
                ("result_vi", models.CharField(blank=True, max_length=300, null=True, verbose_name="result")),
                (
                    "cost",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="cost"),
                ),
                ("cost_currency", models.CharField(blank=True, max_length=3, verbose_name="currency of the cost")),
                (
                    "counter_minutes_min",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="minutes at the counter, at least"),
                ),
                (
                    "counter_minutes_max",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="minutes at the counter, at most"),
                ),
                (
                    "queue_days_min",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="days of waiting, at least"),
                ),
                (
                    "queue_days_max",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="days of waiting, at most"),
                ),
                ("legal_article", models.CharField(blank=True, max_length=80, verbose_name="article")),
                ("recourse", models.CharField(blank=True, max_length=300, verbose_name="recourse")),
                ("recourse_en", models.CharField(blank=True, max_length=300, null=True, verbose_name="recourse")),
                ("recourse_zh_hans", models.CharField(blank=True, max_length=300, null=True, verbose_name="recourse")),
                ("recourse_km", models.CharField(blank=True, max_length=300, null=True, verbose_name="recourse")),
                ("recourse_lo", models.CharField(blank=True, max_length=300, null=True, verbose_name="recourse")),
                ("recourse_my", models.CharField(blank=True, max_length=300, null=True, verbose_name="recourse")),
                ("recourse_th", models.CharField(blank=True, max_length=300, null=True, verbose_name="recourse")),
                ("recourse_vi", models.CharField(blank=True, max_length=300, null=True, verbose_name="recourse")),
                (
                    "certifier",
                    models.CharField(
                        blank=True, help_text="Office, not person.", max_length=200, verbose_name="certified by"
                    ),
                ),
                (
                    "certifier_en",
                    models.CharField(
                        blank=True,
                        help_text="Office, not person.",
                        max_length=200,
                        null=True,
                        verbose_name="certified by",
                    ),
                ),
                (
                    "certifier_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Office, not person.",
                        max_length=200,
                        null=True,
                        verbose_name="certified by",
                    ),
                ),
                (
                    "certifier_km",
                    models.CharField(
                        blank=True,
                        help_text="Office, not person.",
                        max_length=200,
                        null=True,
                        verbose_name="certified by",
                    ),
                ),
                (
                    "certifier_lo",
                    models.CharField(
                        blank=True,
                        help_text="Office, not person.",
                        max_length=200,
                        null=True,
                        verbose_name="certified by",
                    ),
                ),
                (
                    "certifier_my",
                    models.CharField(
                        blank=True,
                        help_text="Office, not person.",
                        max_length=200,
                        null=True,
                        verbose_name="certified by",
                    ),
                ),
                (
                    "certifier_th",
                    models.CharField(
                        blank=True,
                        help_text="Office, not person.",
                        max_length=200,
                        null=True,
                        verbose_name="certified by",
                    ),
                ),
                (
                    "certifier_vi",
                    models.CharField(
                        blank=True,
                        help_text="Office, not person.",
                        max_length=200,
                        null=True,
                        verbose_name="certified by",
                    ),
                ),
                ("last_checked", models.DateField(blank=True, null=True, verbose_name="last checked")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.organisation",
                        verbose_name="office",
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.procedure",
                        verbose_name="procedure",
                    ),
                ),
                (
                    "legal_basis",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.regulation",
                        verbose_name="legal basis",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical step",
                "verbose_name_plural": "historical steps",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRegulation",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "waiting for review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        help_text="Only published rows are shown to the public.",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, verbose_name="slug")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("title_en", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_zh_hans", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_km", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_lo", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_my", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_th", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_vi", models.CharField(max_length=300, null=True, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("law", "law"),
                            ("decree", "decree"),
                            ("plan", "plan"),
                            ("agreement", "agreement"),
                            ("guidance", "guidance"),
                            ("regulation", "regulation"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=80, verbose_name="number")),
                (
                    "issued",
                    models.CharField(
                        blank=True, max_length=10, validators=[ezportal.edtf.EDTFValidator()], verbose_name="issued"
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="address of the text")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.organisation",
                        verbose_name="issued by",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical regulation",
                "verbose_name_plural": "historical regulations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOrganisation",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                ("slug", models.SlugField(max_length=80, verbose_name="slug")),
                ("name", models.CharField(max_length=250, verbose_name="name")),
                ("name_en", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("acronym", models.CharField(blank=True, max_length=30, verbose_name="acronym")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ministry", "ministry"),
                            ("authority", "authority"),
                            ("management_board", "management board"),
                            ("developer", "developer"),
                            ("operator", "operator"),
                            ("company", "company"),
                            ("chamber", "chamber or association"),
                            ("intergovernmental", "intergovernmental organisation"),
                            ("other", "other"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("responsibility", models.CharField(blank=True, max_length=300, verbose_name="responsibility")),
                (
                    "responsibility_en",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="responsibility"),
                ),
                (
                    "responsibility_zh_hans",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="responsibility"),
                ),
                (
                    "responsibility_km",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="responsibility"),
                ),
                (
                    "responsibility_lo",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="responsibility"),
                ),
                (
                    "responsibility_my",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="responsibility"),
                ),
                (
                    "responsibility_th",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="responsibility"),
                ),
                (
                    "responsibility_vi",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="responsibility"),
                ),
                ("address", models.CharField(blank=True, max_length=400, verbose_name="postal address")),
                ("website", models.URLField(blank=True, max_length=300, verbose_name="website")),
                (
                    "office_email",
                    models.EmailField(
                        blank=True,
                        help_text="Address of the office, never of a person.",
                        max_length=254,
                        verbose_name="office e-mail",
                    ),
                ),
                (
                    "office_phone",
                    models.CharField(
                        blank=True,
                        help_text="Number of the office, never of a person.",
                        max_length=60,
                        verbose_name="office telephone",
                    ),
                ),
                ("locator", models.CharField(blank=True, max_length=200, verbose_name="place in the source")),
                (
                    "as_of",
                    models.CharField(
                        blank=True, max_length=10, validators=[ezportal.edtf.EDTFValidator()], verbose_name="as of"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("is_retired", models.BooleanField(default=False, verbose_name="retired")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Empty for an intergovernmental organisation or when unknown.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.organisation",
                        verbose_name="part of",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical organisation",
                "verbose_name_plural": "historical organisations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalJointBody",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, verbose_name="slug")),
                ("name", models.CharField(max_length=250, verbose_name="name")),
                ("name_en", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=250, null=True, verbose_name="name")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("joint", "joint"),
                            ("central", "central government"),
                            ("local", "local government"),
                            ("zone", "zone"),
                        ],
                        max_length=10,
                        verbose_name="level",
                    ),
                ),
                (
                    "established",
                    models.CharField(
                        blank=True,
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="established",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_zh_hans", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_km", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_lo", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_my", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_th", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_vi", models.TextField(blank=True, null=True, verbose_name="description")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.crossborderarea",
                        verbose_name="cross-border area",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical joint body",
                "verbose_name_plural": "historical joint bodies",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalClearanceModel",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, verbose_name="slug")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=200, null=True, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("one_place_two_inspections", "one place, two inspections"),
                            ("two_places_two_inspections", "two places, two inspections"),
                        ],
                        max_length=30,
                        verbose_name="kind",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_zh_hans", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_km", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_lo", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_my", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_th", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_vi", models.TextField(blank=True, null=True, verbose_name="description")),
                ("expected_effect", models.CharField(blank=True, max_length=300, verbose_name="expected effect")),
                (
                    "expected_effect_en",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="expected effect"),
                ),
                (
                    "expected_effect_zh_hans",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="expected effect"),
                ),
                (
                    "expected_effect_km",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="expected effect"),
                ),
                (
                    "expected_effect_lo",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="expected effect"),
                ),
                (
                    "expected_effect_my",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="expected effect"),
                ),
                (
                    "expected_effect_th",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="expected effect"),
                ),
                (
                    "expected_effect_vi",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="expected effect"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("under_construction", "under construction"),
                            ("operating", "operating"),
                            ("closed", "closed"),
                            ("unknown", "unknown"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.crossborderarea",
                        verbose_name="cross-border area",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical clearance model",
                "verbose_name_plural": "historical clearance models",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalBorderCrossing",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "waiting for review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        help_text="Only published rows are shown to the public.",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                (
                    "longitude",
                    models.DecimalField(
                        blank=True, decimal_places=5, max_digits=8, null=True, verbose_name="longitude"
                    ),
                ),
                (
                    "latitude",
                    models.DecimalField(blank=True, decimal_places=5, max_digits=7, null=True, verbose_name="latitude"),
                ),
                (
                    "location_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("site", "the site itself"),
                            ("town", "the nearest town (approximate)"),
                            ("province", "somewhere in the province (approximate)"),
                        ],
                        max_length=8,
                        verbose_name="precision of the point",
                    ),
                ),
                ("slug", models.SlugField(max_length=80, verbose_name="slug")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=200, null=True, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[("rail", "railway"), ("road", "road"), ("water", "waterway"), ("air", "air")],
                        default="road",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("under_construction", "under construction"),
                            ("operating", "operating"),
                            ("closed", "closed"),
                            ("unknown", "unknown"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_zh_hans", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_km", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_lo", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_my", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_th", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_vi", models.TextField(blank=True, null=True, verbose_name="description")),
                ("has_passengers", models.BooleanField(blank=True, null=True, verbose_name="open to passengers")),
                ("has_cargo", models.BooleanField(blank=True, null=True, verbose_name="open to cargo")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.crossborderarea",
                        verbose_name="cross-border area",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "neighbour",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Empty when no source names the other side.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.country",
                        verbose_name="neighbour",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical border crossing",
                "verbose_name_plural": "historical border crossings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAreaStatement",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("topic", models.CharField(max_length=80, verbose_name="topic")),
                ("text", models.TextField(verbose_name="text")),
                ("text_en", models.TextField(null=True, verbose_name="text")),
                ("text_zh_hans", models.TextField(null=True, verbose_name="text")),
                ("text_km", models.TextField(null=True, verbose_name="text")),
                ("text_lo", models.TextField(null=True, verbose_name="text")),
                ("text_my", models.TextField(null=True, verbose_name="text")),
                ("text_th", models.TextField(null=True, verbose_name="text")),
                ("text_vi", models.TextField(null=True, verbose_name="text")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.crossborderarea",
                        verbose_name="cross-border area",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical statement on the area",
                "verbose_name_plural": "historical statements on the area",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAreaAlias",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "language",
                    models.CharField(
                        blank=True, help_text="BCP 47 tag, for example lo.", max_length=12, verbose_name="language"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.crossborderarea",
                        verbose_name="cross-border area",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical other name of the area",
                "verbose_name_plural": "historical other names of the area",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAgreement",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, verbose_name="slug")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("title_en", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_zh_hans", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_km", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_lo", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_my", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_th", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_vi", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("kind", models.CharField(blank=True, max_length=80, verbose_name="kind")),
                (
                    "signed",
                    models.CharField(
                        blank=True, max_length=10, validators=[ezportal.edtf.EDTFValidator()], verbose_name="signed"
                    ),
                ),
                ("signatories", models.CharField(blank=True, max_length=400, verbose_name="signatories (offices)")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_zh_hans", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_km", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_lo", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_my", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_th", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_vi", models.TextField(blank=True, null=True, verbose_name="description")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.crossborderarea",
                        verbose_name="cross-border area",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical agreement",
                "verbose_name_plural": "historical agreements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Facility",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "waiting for review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        help_text="Only published rows are shown to the public.",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                (
                    "longitude",
                    models.DecimalField(
                        blank=True, decimal_places=5, max_digits=8, null=True, verbose_name="longitude"
                    ),
                ),
                (
                    "latitude",
                    models.DecimalField(blank=True, decimal_places=5, max_digits=7, null=True, verbose_name="latitude"),
                ),
                (
                    "location_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("site", "the site itself"),
                            ("town", "the nearest town (approximate)"),
                            ("province", "somewhere in the province (approximate)"),
                        ],
                        max_length=8,
                        verbose_name="precision of the point",
                    ),
                ),
                ("slug", models.SlugField(max_length=80, verbose_name="slug")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("gate", "gate"),
                            ("station", "station"),
                            ("inspection_centre", "inspection centre"),
                            ("exhibition_centre", "exhibition centre"),
                            ("commodity_centre", "commodity centre"),
                            ("ecommerce_park", "e-commerce park"),
                            ("logistics_park", "logistics park"),
                            ("container_depot", "container depot"),
                            ("port", "port"),
                            ("market", "market"),
                            ("office", "office"),
                            ("scenic_area", "scenic area"),
                            ("other", "other"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_zh_hans", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_km", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_lo", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_my", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_th", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_vi", models.TextField(blank=True, null=True, verbose_name="description")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("under_construction", "under construction"),
                            ("operating", "operating"),
                            ("closed", "closed"),
                            ("unknown", "unknown"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "opened",
                    models.CharField(
                        blank=True, max_length=10, validators=[ezportal.edtf.EDTFValidator()], verbose_name="opened"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="zones.facility",
                        verbose_name="inside",
                    ),
                ),
                (
                    "operator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="operated_facilities",
                        to="zones.organisation",
                        verbose_name="operator",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "facility",
                "verbose_name_plural": "facilities",
                "ordering": ("zone", "slug"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("parent", models.F("pk")), _negated=True),
                        name="facility_not_its_own_parent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opened", ""),
                            ("opened__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="facility_opened_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="facility_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("latitude__isnull", True), ("location_precision", ""), ("longitude__isnull", True)
                            ),
                            models.Q(
                                ("latitude__range", (-90, 90)),
                                ("longitude__range", (-180, 180)),
                                models.Q(("location_precision", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="facility_point_is_whole",
                        violation_error_message="Give longitude, latitude and precision together, or none of them.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="crossborderarea",
            name="source",
            field=models.ForeignKey(
                help_text="Who says so.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)s_rows",
                to="zones.source",
                verbose_name="source",
            ),
        ),
        migrations.CreateModel(
            name="CountryOverview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("label", models.CharField(max_length=250, verbose_name="what is counted")),
                ("label_en", models.CharField(max_length=250, null=True, verbose_name="what is counted")),
                ("label_zh_hans", models.CharField(max_length=250, null=True, verbose_name="what is counted")),
                ("label_km", models.CharField(max_length=250, null=True, verbose_name="what is counted")),
                ("label_lo", models.CharField(max_length=250, null=True, verbose_name="what is counted")),
                ("label_my", models.CharField(max_length=250, null=True, verbose_name="what is counted")),
                ("label_th", models.CharField(max_length=250, null=True, verbose_name="what is counted")),
                ("label_vi", models.CharField(max_length=250, null=True, verbose_name="what is counted")),
                ("count", models.PositiveIntegerField(verbose_name="count")),
                (
                    "bound",
                    models.CharField(
                        choices=[
                            ("exact", "exactly"),
                            ("approximately", "about"),
                            ("at_least", "at least"),
                            ("at_most", "at most"),
                            ("over", "more than"),
                        ],
                        default="exact",
                        max_length=15,
                        verbose_name="bound",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overview",
                        to="zones.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "total",
                    models.ForeignKey(
                        blank=True,
                        help_text="The total this count belongs to.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares",
                        to="zones.countryoverview",
                        verbose_name="part of",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "national total",
                "verbose_name_plural": "national totals",
                "ordering": ("country", "order", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("country", "label_en", "source", "as_of", "count"), name="countryoverview_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="countryoverview_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClearanceModel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="slug")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=200, null=True, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("one_place_two_inspections", "one place, two inspections"),
                            ("two_places_two_inspections", "two places, two inspections"),
                        ],
                        max_length=30,
                        verbose_name="kind",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_zh_hans", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_km", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_lo", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_my", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_th", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_vi", models.TextField(blank=True, null=True, verbose_name="description")),
                ("expected_effect", models.CharField(blank=True, max_length=300, verbose_name="expected effect")),
                (
                    "expected_effect_en",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="expected effect"),
                ),
                (
                    "expected_effect_zh_hans",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="expected effect"),
                ),
                (
                    "expected_effect_km",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="expected effect"),
                ),
                (
                    "expected_effect_lo",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="expected effect"),
                ),
                (
                    "expected_effect_my",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="expected effect"),
                ),
                (
                    "expected_effect_th",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="expected effect"),
                ),
                (
                    "expected_effect_vi",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="expected effect"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("under_construction", "under construction"),
                            ("operating", "operating"),
                            ("closed", "closed"),
                            ("unknown", "unknown"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="clearance_models",
                        to="zones.crossborderarea",
                        verbose_name="cross-border area",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "clearance model",
                "verbose_name_plural": "clearance models",
                "ordering": ("area", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="clearancemodel_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BorderCrossing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "waiting for review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        help_text="Only published rows are shown to the public.",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                (
                    "longitude",
                    models.DecimalField(
                        blank=True, decimal_places=5, max_digits=8, null=True, verbose_name="longitude"
                    ),
                ),
                (
                    "latitude",
                    models.DecimalField(blank=True, decimal_places=5, max_digits=7, null=True, verbose_name="latitude"),
                ),
                (
                    "location_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("site", "the site itself"),
                            ("town", "the nearest town (approximate)"),
                            ("province", "somewhere in the province (approximate)"),
                        ],
                        max_length=8,
                        verbose_name="precision of the point",
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="slug")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=200, null=True, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[("rail", "railway"), ("road", "road"), ("water", "waterway"), ("air", "air")],
                        default="road",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("under_construction", "under construction"),
                            ("operating", "operating"),
                            ("closed", "closed"),
                            ("unknown", "unknown"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_zh_hans", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_km", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_lo", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_my", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_th", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_vi", models.TextField(blank=True, null=True, verbose_name="description")),
                ("has_passengers", models.BooleanField(blank=True, null=True, verbose_name="open to passengers")),
                ("has_cargo", models.BooleanField(blank=True, null=True, verbose_name="open to cargo")),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="border_crossings",
                        to="zones.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "neighbour",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty when no source names the other side.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="border_crossings_opposite",
                        to="zones.country",
                        verbose_name="neighbour",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="border_crossings",
                        to="zones.crossborderarea",
                        verbose_name="cross-border area",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "border crossing",
                "verbose_name_plural": "border crossings",
                "ordering": ("slug",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("neighbour__isnull", True),
                            models.Q(("country", models.F("neighbour")), _negated=True),
                            _connector="OR",
                        ),
                        name="bordercrossing_has_two_sides",
                        violation_error_message="A border lies between two countries.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="bordercrossing_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("latitude__isnull", True), ("location_precision", ""), ("longitude__isnull", True)
                            ),
                            models.Q(
                                ("latitude__range", (-90, 90)),
                                ("longitude__range", (-180, 180)),
                                models.Q(("location_precision", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="bordercrossing_point_is_whole",
                        violation_error_message="Give longitude, latitude and precision together, or none of them.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AreaStatement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("topic", models.CharField(max_length=80, verbose_name="topic")),
                ("text", models.TextField(verbose_name="text")),
                ("text_en", models.TextField(null=True, verbose_name="text")),
                ("text_zh_hans", models.TextField(null=True, verbose_name="text")),
                ("text_km", models.TextField(null=True, verbose_name="text")),
                ("text_lo", models.TextField(null=True, verbose_name="text")),
                ("text_my", models.TextField(null=True, verbose_name="text")),
                ("text_th", models.TextField(null=True, verbose_name="text")),
                ("text_vi", models.TextField(null=True, verbose_name="text")),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="zones.crossborderarea",
                        verbose_name="cross-border area",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "statement on the area",
                "verbose_name_plural": "statements on the area",
                "ordering": ("area", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("area", "topic", "source", "locator"), name="areastatement_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="areastatement_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AreaAlias",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "language",
                    models.CharField(
                        blank=True, help_text="BCP 47 tag, for example lo.", max_length=12, verbose_name="language"
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="zones.crossborderarea",
                        verbose_name="cross-border area",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "other name of the area",
                "verbose_name_plural": "other names of the area",
                "ordering": ("area", "name", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("area", "name"), name="areaalias_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="areaalias_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="slug")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("title_en", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_zh_hans", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_km", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_lo", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_my", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_th", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_vi", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("kind", models.CharField(blank=True, max_length=80, verbose_name="kind")),
                (
                    "signed",
                    models.CharField(
                        blank=True, max_length=10, validators=[ezportal.edtf.EDTFValidator()], verbose_name="signed"
                    ),
                ),
                ("signatories", models.CharField(blank=True, max_length=400, verbose_name="signatories (offices)")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_zh_hans", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_km", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_lo", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_my", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_th", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_vi", models.TextField(blank=True, null=True, verbose_name="description")),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreements",
                        to="zones.crossborderarea",
                        verbose_name="cross-border area",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "agreement",
                "verbose_name_plural": "agreements",
                "ordering": ("area", "signed", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("signed", ""),
                            ("signed__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="agreement_signed_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="agreement_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("name", models.CharField(max_length=250, verbose_name="name")),
                ("name_en", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=250, null=True, verbose_name="name")),
                (
                    "officer",
                    models.CharField(
                        blank=True, help_text="The post, not the person.", max_length=200, verbose_name="officer"
                    ),
                ),
                (
                    "officer_en",
                    models.CharField(
                        blank=True,
                        help_text="The post, not the person.",
                        max_length=200,
                        null=True,
                        verbose_name="officer",
                    ),
                ),
                (
                    "officer_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="The post, not the person.",
                        max_length=200,
                        null=True,
                        verbose_name="officer",
                    ),
                ),
                (
                    "officer_km",
                    models.CharField(
                        blank=True,
                        help_text="The post, not the person.",
                        max_length=200,
                        null=True,
                        verbose_name="officer",
                    ),
                ),
                (
                    "officer_lo",
                    models.CharField(
                        blank=True,
                        help_text="The post, not the person.",
                        max_length=200,
                        null=True,
                        verbose_name="officer",
                    ),
                ),
                (
                    "officer_my",
                    models.CharField(
                        blank=True,
                        help_text="The post, not the person.",
                        max_length=200,
                        null=True,
                        verbose_name="officer",
                    ),
                ),
                (
                    "officer_th",
                    models.CharField(
                        blank=True,
                        help_text="The post, not the person.",
                        max_length=200,
                        null=True,
                        verbose_name="officer",
                    ),
                ),
                (
                    "officer_vi",
                    models.CharField(
                        blank=True,
                        help_text="The post, not the person.",
                        max_length=200,
                        null=True,
                        verbose_name="officer",
                    ),
                ),
                (
                    "requirements",
                    models.TextField(blank=True, help_text="With the number of copies.", verbose_name="what to bring"),
                ),
                (
                    "requirements_en",
                    models.TextField(
                        blank=True, help_text="With the number of copies.", null=True, verbose_name="what to bring"
                    ),
                ),
                (
                    "requirements_zh_hans",
                    models.TextField(
                        blank=True, help_text="With the number of copies.", null=True, verbose_name="what to bring"
                    ),
                ),
                (
                    "requirements_km",
                    models.TextField(
                        blank=True, help_text="With the number of copies.", null=True, verbose_name="what to bring"
                    ),
                ),
                (
                    "requirements_lo",
                    models.TextField(
                        blank=True, help_text="With the number of copies.", null=True, verbose_name="what to bring"
                    ),
                ),
                (
                    "requirements_my",
                    models.TextField(
                        blank=True, help_text="With the number of copies.", null=True, verbose_name="what to bring"
                    ),
                ),
                (
                    "requirements_th",
                    models.TextField(
                        blank=True, help_text="With the number of copies.", null=True, verbose_name="what to bring"
                    ),
                ),
                (
                    "requirements_vi",
                    models.TextField(
                        blank=True, help_text="With the number of copies.", null=True, verbose_name="what to bring"
                    ),
                ),
                ("form_url", models.URLField(blank=True, max_length=500, verbose_name="form")),
                ("result", models.CharField(blank=True, max_length=300, verbose_name="result")),
                ("result_en", models.CharField(blank=True, max_length=300, null=True, verbose_name="result")),
                ("result_zh_hans", models.CharField(blank=True, max_length=300, null=True, verbose_name="result")),
                ("result_km", models.CharField(blank=True, max_length=300, null=True, verbose_name="result")),
                ("result_lo", models.CharField(blank=True, max_length=300, null=True, verbose_name="result")),
                ("result_my", models.CharField(blank=True, max_length=300, null=True, verbose_name="result")),
                ("result_th", models.CharField(blank=True, max_length=300, null=True, verbose_name="result")),
                ("result_vi", models.CharField(blank=True, max_length=300, null=True, verbose_name="result")),
                (
                    "cost",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="cost"),
                ),
                ("cost_currency", models.CharField(blank=True, max_length=3, verbose_name="currency of the cost")),
                (
                    "counter_minutes_min",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="minutes at the counter, at least"),
                ),
                (
                    "counter_minutes_max",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="minutes at the counter, at most"),
                ),
                (
                    "queue_days_min",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="days of waiting, at least"),
                ),
                (
                    "queue_days_max",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="days of waiting, at most"),
                ),
                ("legal_article", models.CharField(blank=True, max_length=80, verbose_name="article")),
                ("recourse", models.CharField(blank=True, max_length=300, verbose_name="recourse")),
                ("recourse_en", models.CharField(blank=True, max_length=300, null=True, verbose_name="recourse")),
                ("recourse_zh_hans", models.CharField(blank=True, max_length=300, null=True, verbose_name="recourse")),
                ("recourse_km", models.CharField(blank=True, max_length=300, null=True, verbose_name="recourse")),
                ("recourse_lo", models.CharField(blank=True, max_length=300, null=True, verbose_name="recourse")),
                ("recourse_my", models.CharField(blank=True, max_length=300, null=True, verbose_name="recourse")),
                ("recourse_th", models.CharField(blank=True, max_length=300, null=True, verbose_name="recourse")),
                ("recourse_vi", models.CharField(blank=True, max_length=300, null=True, verbose_name="recourse")),
                (
                    "certifier",
                    models.CharField(
                        blank=True, help_text="Office, not person.", max_length=200, verbose_name="certified by"
                    ),
                ),
                (
                    "certifier_en",
                    models.CharField(
                        blank=True,
                        help_text="Office, not person.",
                        max_length=200,
                        null=True,
                        verbose_name="certified by",
                    ),
                ),
                (
                    "certifier_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="Office, not person.",
                        max_length=200,
                        null=True,
                        verbose_name="certified by",
                    ),
                ),
                (
                    "certifier_km",
                    models.CharField(
                        blank=True,
                        help_text="Office, not person.",
                        max_length=200,
                        null=True,
                        verbose_name="certified by",
                    ),
                ),
                (
                    "certifier_lo",
                    models.CharField(
                        blank=True,
                        help_text="Office, not person.",
                        max_length=200,
                        null=True,
                        verbose_name="certified by",
                    ),
                ),
                (
                    "certifier_my",
                    models.CharField(
                        blank=True,
                        help_text="Office, not person.",
                        max_length=200,
                        null=True,
                        verbose_name="certified by",
                    ),
                ),
                (
                    "certifier_th",
                    models.CharField(
                        blank=True,
                        help_text="Office, not person.",
                        max_length=200,
                        null=True,
                        verbose_name="certified by",
                    ),
                ),
                (
                    "certifier_vi",
                    models.CharField(
                        blank=True,
                        help_text="Office, not person.",
                        max_length=200,
                        null=True,
                        verbose_name="certified by",
                    ),
                ),
                ("last_checked", models.DateField(blank=True, null=True, verbose_name="last checked")),
                (
                    "legal_basis",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="zones.regulation",
                        verbose_name="legal basis",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="zones.organisation",
                        verbose_name="office",
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="zones.procedure",
                        verbose_name="procedure",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "step",
                "verbose_name_plural": "steps",
                "ordering": ("procedure", "order"),
                "constraints": [
                    models.UniqueConstraint(fields=("procedure", "order"), name="step_order_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cost__isnull", True), ("cost_currency", "")),
                            models.Q(("cost__gte", 0), ("cost_currency__regex", "^[A-Z]{3}$")),
                            _connector="OR",
                        ),
                        name="step_cost_has_currency",
                        violation_error_message="Give a cost and its currency (ISO 4217) together.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("counter_minutes_min__isnull", True),
                            ("counter_minutes_max__isnull", True),
                            ("counter_minutes_min__lte", models.F("counter_minutes_max")),
                            _connector="OR",
                        ),
                        name="step_counter_minutes_min_within",
                        violation_error_message="The least can't be more than the most.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("queue_days_min__isnull", True),
                            ("queue_days_max__isnull", True),
                            ("queue_days_min__lte", models.F("queue_days_max")),
                            _connector="OR",
                        ),
                        name="step_queue_days_min_within",
                        violation_error_message="The least can't be more than the most.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="step_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TransportLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "waiting for review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        help_text="Only published rows are shown to the public.",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="slug")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=200, null=True, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[("rail", "railway"), ("road", "road"), ("water", "waterway"), ("air", "air")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("under_construction", "under construction"),
                            ("operating", "operating"),
                            ("closed", "closed"),
                            ("unknown", "unknown"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_zh_hans", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_km", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_lo", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_my", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_th", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_vi", models.TextField(blank=True, null=True, verbose_name="description")),
                (
                    "length_km",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="length (km)"
                    ),
                ),
                (
                    "construction_started",
                    models.CharField(
                        blank=True,
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="construction started",
                    ),
                ),
                (
                    "scheduled_opening",
                    models.CharField(
                        blank=True,
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="scheduled opening",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "transport link",
                "verbose_name_plural": "transport links",
                "ordering": ("slug",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("length_km__isnull", True), ("length_km__gt", 0), _connector="OR"),
                        name="transportlink_length_positive",
                        violation_error_message="The figure must be greater than zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("construction_started", ""),
                            (
                                "construction_started__regex",
                                "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
                            ),
                            _connector="OR",
                        ),
                        name="transportlink_construction_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("scheduled_opening", ""),
                            ("scheduled_opening__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="transportlink_opening_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="transportlink_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TransportFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("label", models.CharField(max_length=200, verbose_name="label")),
                ("label_en", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("label_zh_hans", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("label_km", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("label_lo", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("label_my", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("label_th", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("label_vi", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("value", models.DecimalField(decimal_places=4, max_digits=20, verbose_name="value")),
                ("unit", models.CharField(blank=True, max_length=20, verbose_name="unit")),
                (
                    "bound",
                    models.CharField(
                        choices=[
                            ("exact", "exactly"),
                            ("approximately", "about"),
                            ("at_least", "at least"),
                            ("at_most", "at most"),
                            ("over", "more than"),
                        ],
                        default="exact",
                        max_length=15,
                        verbose_name="bound",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="zones.transportlink",
                        verbose_name="transport link",
                    ),
                ),
            ],
            options={
                "verbose_name": "figure",
                "verbose_name_plural": "figures",
                "ordering": ("link", "order", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("link", "label_en"), name="transportfigure_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="transportfigure_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTransportFigure",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("label", models.CharField(max_length=200, verbose_name="label")),
                ("label_en", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("label_zh_hans", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("label_km", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("label_lo", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("label_my", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("label_th", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("label_vi", models.CharField(max_length=200, null=True, verbose_name="label")),
                ("value", models.DecimalField(decimal_places=4, max_digits=20, verbose_name="value")),
                ("unit", models.CharField(blank=True, max_length=20, verbose_name="unit")),
                (
                    "bound",
                    models.CharField(
                        choices=[
                            ("exact", "exactly"),
                            ("approximately", "about"),
                            ("at_least", "at least"),
                            ("at_most", "at most"),
                            ("over", "more than"),
                        ],
                        default="exact",
                        max_length=15,
                        verbose_name="bound",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.transportlink",
                        verbose_name="transport link",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical figure",
                "verbose_name_plural": "historical figures",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="TransportSection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, verbose_name="slug")),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=200, null=True, verbose_name="name")),
                (
                    "length_km",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="length (km)"
                    ),
                ),
                (
                    "design_speed_kmh",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="design speed (km/h)"),
                ),
                (
                    "duration_hours",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="duration (hours)"
                    ),
                ),
                (
                    "construction_started",
                    models.CharField(
                        blank=True,
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="construction started",
                    ),
                ),
                (
                    "opened",
                    models.CharField(
                        blank=True, max_length=10, validators=[ezportal.edtf.EDTFValidator()], verbose_name="opened"
                    ),
                ),
                (
                    "planned_opening",
                    models.CharField(
                        blank=True,
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="planned opening",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("under_construction", "under construction"),
                            ("operating", "operating"),
                            ("closed", "closed"),
                            ("unknown", "unknown"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="zones.transportlink",
                        verbose_name="transport link",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="zones.transportsection",
                        verbose_name="part of",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "section",
                "verbose_name_plural": "sections",
                "ordering": ("link", "order"),
                "constraints": [
                    models.UniqueConstraint(fields=("link", "slug"), name="transportsection_slug_once"),
                    models.UniqueConstraint(fields=("link", "order"), name="transportsection_order_once"),
                    models.CheckConstraint(
                        condition=models.Q(("length_km__isnull", True), ("length_km__gt", 0), _connector="OR"),
                        name="transportsection_length_positive",
                        violation_error_message="The figure must be greater than zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("construction_started", ""),
                            (
                                "construction_started__regex",
                                "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
                            ),
                            _connector="OR",
                        ),
                        name="transportsection_construction_started_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opened", ""),
                            ("opened__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="transportsection_opened_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("planned_opening", ""),
                            ("planned_opening__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="transportsection_planned_opening_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="transportsection_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTransportSection",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, verbose_name="slug")),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=200, null=True, verbose_name="name")),
                (
                    "length_km",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="length (km)"
                    ),
                ),
                (
                    "design_speed_kmh",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="design speed (km/h)"),
                ),
                (
                    "duration_hours",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="duration (hours)"
                    ),
                ),
                (
                    "construction_started",
                    models.CharField(
                        blank=True,
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="construction started",
                    ),
                ),
                (
                    "opened",
                    models.CharField(
                        blank=True, max_length=10, validators=[ezportal.edtf.EDTFValidator()], verbose_name="opened"
                    ),
                ),
                (
                    "planned_opening",
                    models.CharField(
                        blank=True,
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="planned opening",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("under_construction", "under construction"),
                            ("operating", "operating"),
                            ("closed", "closed"),
                            ("unknown", "unknown"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.transportlink",
                        verbose_name="transport link",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.transportsection",
                        verbose_name="part of",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical section",
                "verbose_name_plural": "historical sections",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Zone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "waiting for review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        help_text="Only published rows are shown to the public.",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "longitude",
                    models.DecimalField(
                        blank=True, decimal_places=5, max_digits=8, null=True, verbose_name="longitude"
                    ),
                ),
                (
                    "latitude",
                    models.DecimalField(blank=True, decimal_places=5, max_digits=7, null=True, verbose_name="latitude"),
                ),
                (
                    "location_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("site", "the site itself"),
                            ("town", "the nearest town (approximate)"),
                            ("province", "somewhere in the province (approximate)"),
                        ],
                        max_length=8,
                        verbose_name="precision of the point",
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="Part of the zone's address. Never changed, never reused.",
                        max_length=80,
                        unique=True,
                        verbose_name="slug",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=200, null=True, verbose_name="name")),
                (
                    "locality",
                    models.CharField(
                        blank=True,
                        help_text="Town, road or address, as the source gives it.",
                        max_length=300,
                        verbose_name="location",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("announced", "announced"),
                            ("under_construction", "under construction"),
                            ("operating", "operating"),
                            ("suspended", "suspended"),
                            ("cancelled", "cancelled"),
                        ],
                        db_index=True,
                        help_text="Leave empty when it is not known.",
                        max_length=20,
                        verbose_name="operating status",
                    ),
                ),
                (
                    "development_form",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("government", "government"),
                            ("private", "private"),
                            ("joint_venture", "joint venture"),
                        ],
                        max_length=20,
                        verbose_name="form of development",
                    ),
                ),
                (
                    "area_ha",
                    models.DecimalField(
                        blank=True,
                        db_index=True,
                        decimal_places=4,
                        max_digits=14,
                        null=True,
                        verbose_name="gross area (ha)",
                    ),
                ),
                (
                    "usable_area_ha",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=14, null=True, verbose_name="usable area (ha)"
                    ),
                ),
                (
                    "established",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="established",
                    ),
                ),
                (
                    "approved",
                    models.CharField(
                        blank=True, max_length=10, validators=[ezportal.edtf.EDTFValidator()], verbose_name="approved"
                    ),
                ),
                (
                    "construction_started",
                    models.CharField(
                        blank=True,
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="construction started",
                    ),
                ),
                (
                    "investment_planned",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="planned investment"
                    ),
                ),
                (
                    "investment_planned_currency",
                    models.CharField(blank=True, max_length=3, verbose_name="currency (planned)"),
                ),
                (
                    "investment_committed",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="committed investment"
                    ),
                ),
                (
                    "investment_committed_currency",
                    models.CharField(blank=True, max_length=3, verbose_name="currency (committed)"),
                ),
                (
                    "investment_disbursed",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="investment made so far"
                    ),
                ),
                (
                    "investment_disbursed_currency",
                    models.CharField(blank=True, max_length=3, verbose_name="currency (made so far)"),
                ),
                ("land_tenure", models.CharField(blank=True, max_length=300, verbose_name="land tenure")),
                ("location_advantage", models.CharField(blank=True, max_length=500, verbose_name="location advantage")),
                (
                    "location_advantage_en",
                    models.CharField(blank=True, max_length=500, null=True, verbose_name="location advantage"),
                ),
                (
                    "location_advantage_zh_hans",
                    models.CharField(blank=True, max_length=500, null=True, verbose_name="location advantage"),
                ),
                (
                    "location_advantage_km",
                    models.CharField(blank=True, max_length=500, null=True, verbose_name="location advantage"),
                ),
                (
                    "location_advantage_lo",
                    models.CharField(blank=True, max_length=500, null=True, verbose_name="location advantage"),
                ),
                (
                    "location_advantage_my",
                    models.CharField(blank=True, max_length=500, null=True, verbose_name="location advantage"),
                ),
                (
                    "location_advantage_th",
                    models.CharField(blank=True, max_length=500, null=True, verbose_name="location advantage"),
                ),
                (
                    "location_advantage_vi",
                    models.CharField(blank=True, max_length=500, null=True, verbose_name="location advantage"),
                ),
                ("website", models.URLField(blank=True, max_length=300, verbose_name="website")),
                (
                    "component_since",
                    models.CharField(
                        blank=True,
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="component since",
                    ),
                ),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                ("summary_en", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_zh_hans", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_km", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_lo", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_my", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_th", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_vi", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("search_text", models.TextField(blank=True, editable=False, verbose_name="search text")),
                (
                    "last_confirmed",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="last confirmed"),
                ),
                (
                    "has_competing_claims",
                    models.BooleanField(default=False, editable=False, verbose_name="has competing claims"),
                ),
                (
                    "component_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="components",
                        to="zones.zone",
                        verbose_name="component of",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="zones",
                        to="zones.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="zones",
                        to="zones.province",
                        verbose_name="province",
                    ),
                ),
            ],
            options={
                "verbose_name": "zone",
                "verbose_name_plural": "zones",
                "ordering": ("name_en", "pk"),
                "permissions": (("review_zone", "Can review and publish zones"),),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("area_ha__isnull", True), ("area_ha__gt", 0), _connector="OR"),
                        name="zone_area_positive",
                        violation_error_message="The figure must be greater than zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("usable_area_ha__isnull", True), ("usable_area_ha__gt", 0), _connector="OR"
                        ),
                        name="zone_usable_area_positive",
                        violation_error_message="The figure must be greater than zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("area_ha__isnull", True),
                            ("usable_area_ha__isnull", True),
                            ("usable_area_ha__lte", models.F("area_ha")),
                            _connector="OR",
                        ),
                        name="zone_usable_area_within_gross",
                        violation_error_message="The usable area can't be larger than the gross area.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("established", ""),
                            ("established__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="zone_established_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved", ""),
                            ("approved__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="zone_approved_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("construction_started", ""),
                            (
                                "construction_started__regex",
                                "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
                            ),
                            _connector="OR",
                        ),
                        name="zone_construction_started_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("component_since", ""),
                            ("component_since__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="zone_component_since_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("investment_planned__isnull", True), ("investment_planned_currency", "")),
                            models.Q(
                                ("investment_planned__gt", 0), ("investment_planned_currency__regex", "^[A-Z]{3}$")
                            ),
                            _connector="OR",
                        ),
                        name="zone_planned_has_currency",
                        violation_error_message="Give an amount above zero and its currency (ISO 4217) together.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("investment_committed__isnull", True), ("investment_committed_currency", "")),
                            models.Q(
                                ("investment_committed__gt", 0), ("investment_committed_currency__regex", "^[A-Z]{3}$")
                            ),
                            _connector="OR",
                        ),
                        name="zone_committed_has_currency",
                        violation_error_message="Give an amount above zero and its currency (ISO 4217) together.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("investment_disbursed__isnull", True), ("investment_disbursed_currency", "")),
                            models.Q(
                                ("investment_disbursed__gt", 0), ("investment_disbursed_currency__regex", "^[A-Z]{3}$")
                            ),
                            _connector="OR",
                        ),
                        name="zone_disbursed_has_currency",
                        violation_error_message="Give an amount above zero and its currency (ISO 4217) together.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("latitude__isnull", True), ("location_precision", ""), ("longitude__isnull", True)
                            ),
                            models.Q(
                                ("latitude__range", (-90, 90)),
                                ("longitude__range", (-180, 180)),
                                models.Q(("location_precision", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="zone_point_is_whole",
                        violation_error_message="Give longitude, latitude and precision together, or none of them.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("component_of", models.F("pk")), _negated=True),
                        name="zone_not_its_own_parent",
                        violation_error_message="A zone can't be a component of itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("component_since", ""), ("component_of__isnull", False), _connector="OR"),
                        name="zone_component_since_needs_parent",
                        violation_error_message="Say of which zone it is a component.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TransportConnection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="connections",
                        to="zones.transportlink",
                        verbose_name="transport link",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="transport_connections",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "zone on the link",
                "verbose_name_plural": "zones on the link",
                "ordering": ("link", "zone"),
                "constraints": [
                    models.UniqueConstraint(fields=("link", "zone"), name="transportconnection_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="transportconnection_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tenant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "waiting for review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        help_text="Only published rows are shown to the public.",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("activity", models.CharField(blank=True, max_length=300, verbose_name="activity")),
                ("activity_en", models.CharField(blank=True, max_length=300, null=True, verbose_name="activity")),
                ("activity_zh_hans", models.CharField(blank=True, max_length=300, null=True, verbose_name="activity")),
                ("activity_km", models.CharField(blank=True, max_length=300, null=True, verbose_name="activity")),
                ("activity_lo", models.CharField(blank=True, max_length=300, null=True, verbose_name="activity")),
                ("activity_my", models.CharField(blank=True, max_length=300, null=True, verbose_name="activity")),
                ("activity_th", models.CharField(blank=True, max_length=300, null=True, verbose_name="activity")),
                ("activity_vi", models.CharField(blank=True, max_length=300, null=True, verbose_name="activity")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("under_construction", "under construction"),
                            ("operating", "operating"),
                            ("closed", "closed"),
                            ("unknown", "unknown"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "since",
                    models.CharField(
                        blank=True, max_length=10, validators=[ezportal.edtf.EDTFValidator()], verbose_name="since"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tenancies",
                        to="zones.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tenants",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "tenant",
                "verbose_name_plural": "tenants",
                "ordering": ("zone", "name_en", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("zone", "name_en"), name="tenant_once_per_zone"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since", ""),
                            ("since__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="tenant_since_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="tenant_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Subscription",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                ("language", models.CharField(default="en", max_length=12, verbose_name="language")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="confirmed at")),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="subscriptions",
                        to="zones.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="subscriptions",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "subscription",
                "verbose_name_plural": "subscriptions",
                "ordering": ("email", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("country__isnull", True), ("zone__isnull", False)),
                            models.Q(("country__isnull", False), ("zone__isnull", True)),
                            _connector="OR",
                        ),
                        name="subscription_has_one_subject",
                        violation_error_message="Choose exactly one subject this row speaks of.",
                    ),
                    models.UniqueConstraint(
                        fields=("email", "zone", "country"), name="subscription_once", nulls_distinct=False
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Station",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_en", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=120, null=True, verbose_name="name")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("under_construction", "under construction"),
                            ("operating", "operating"),
                            ("closed", "closed"),
                            ("unknown", "unknown"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stations",
                        to="zones.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stations",
                        to="zones.transportlink",
                        verbose_name="transport link",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stations",
                        to="zones.transportsection",
                        verbose_name="section",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stations",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "stop",
                "verbose_name_plural": "stops",
                "ordering": ("link", "order"),
                "constraints": [
                    models.UniqueConstraint(fields=("link", "order"), name="station_order_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="station_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="procedure",
            name="zone",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="procedures",
                to="zones.zone",
                verbose_name="zone",
            ),
        ),
        migrations.CreateModel(
            name="Observation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "waiting for review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        help_text="Only published rows are shown to the public.",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                (
                    "period",
                    models.CharField(
                        blank=True,
                        help_text="Year, month or day the figure is for; empty when the source does not say.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="period",
                    ),
                ),
                ("value", models.DecimalField(decimal_places=4, max_digits=20, verbose_name="value")),
                (
                    "unit",
                    models.CharField(
                        help_text="As the indicator's, or the currency stated.", max_length=20, verbose_name="unit"
                    ),
                ),
                (
                    "bound",
                    models.CharField(
                        choices=[
                            ("exact", "exactly"),
                            ("approximately", "about"),
                            ("at_least", "at least"),
                            ("at_most", "at most"),
                            ("over", "more than"),
                        ],
                        default="exact",
                        max_length=15,
                        verbose_name="bound",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="observations",
                        to="zones.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        blank=True,
                        help_text="Where the figure is one facility's, not the whole zone's.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="observations",
                        to="zones.facility",
                        verbose_name="facility",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="observations",
                        to="zones.indicator",
                        verbose_name="indicator",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="observations",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "observation",
                "verbose_name_plural": "observations",
                "ordering": ("indicator__slug", "-period", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("country__isnull", True), ("zone__isnull", False)),
                            models.Q(("country__isnull", False), ("zone__isnull", True)),
                            _connector="OR",
                        ),
                        name="observation_has_one_subject",
                        violation_error_message="Choose exactly one subject this row speaks of.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("facility__isnull", True), ("zone__isnull", False), _connector="OR"),
                        name="observation_facility_has_zone",
                        violation_error_message="Name the zone of the facility too.",
                    ),
                    models.UniqueConstraint(
                        fields=(
                            "indicator",
                            "zone",
                            "facility",
                            "country",
                            "period",
                            "source",
                            "locator",
                            "value",
                            "unit",
                        ),
                        name="observation_once",
                        nulls_distinct=False,
                        violation_error_message="This figure of this source is already recorded.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("period", ""),
                            ("period__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="observation_period_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="observation_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "waiting for review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        help_text="Only published rows are shown to the public.",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                (
                    "date",
                    models.CharField(max_length=10, validators=[ezportal.edtf.EDTFValidator()], verbose_name="date"),
                ),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("title_en", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_zh_hans", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_km", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_lo", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_my", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_th", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_vi", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_zh_hans", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_km", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_lo", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_my", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_th", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_vi", models.TextField(blank=True, null=True, verbose_name="description")),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="milestones",
                        to="zones.crossborderarea",
                        verbose_name="cross-border area",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="milestones",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "milestone",
                "verbose_name_plural": "milestones",
                "ordering": ("date", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("area__isnull", True), ("zone__isnull", False)),
                            models.Q(("area__isnull", False), ("zone__isnull", True)),
                            _connector="OR",
                        ),
                        name="milestone_has_one_subject",
                        violation_error_message="Choose exactly one subject this row speaks of.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("date__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$")
                        ),
                        name="milestone_date_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="milestone_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InvestmentOpportunity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "waiting for review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        help_text="Only published rows are shown to the public.",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, verbose_name="slug")),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("title_en", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_zh_hans", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_km", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_lo", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_my", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_th", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_vi", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_zh_hans", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_km", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_lo", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_my", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_th", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_vi", models.TextField(blank=True, null=True, verbose_name="description")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="opportunities",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "investment opportunity",
                "verbose_name_plural": "investment opportunities",
                "ordering": ("zone", "order", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("zone", "slug"), name="opportunity_slug_once_per_zone"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="opportunity_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalZoneService",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "waiting for review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        help_text="Only published rows are shown to the public.",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, verbose_name="slug")),
                ("name", models.CharField(max_length=250, verbose_name="name")),
                ("name_en", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_zh_hans", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_km", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_lo", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_my", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_th", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_vi", models.TextField(blank=True, null=True, verbose_name="description")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.facility",
                        verbose_name="facility",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.organisation",
                        verbose_name="provider",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical service",
                "verbose_name_plural": "historical services",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalZoneRole",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("governing_body", "governing body"),
                            ("management_authority", "management authority"),
                            ("developer", "developer"),
                            ("operator", "operator"),
                            ("regulator", "regulator"),
                        ],
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical role",
                "verbose_name_plural": "historical roles",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalZoneRegulation",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "regulation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.regulation",
                        verbose_name="regulation",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical regulation of the zone",
                "verbose_name_plural": "historical regulations of the zone",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalZoneIndustry",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                (
                    "relation",
                    models.CharField(
                        choices=[("priority", "priority"), ("present", "present")],
                        max_length=10,
                        verbose_name="relation",
                    ),
                ),
                ("label", models.CharField(blank=True, max_length=200, verbose_name="label as stated")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "industry",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.industry",
                        verbose_name="industry",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical industry of the zone",
                "verbose_name_plural": "historical industries of the zone",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalZoneAlias",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "language",
                    models.CharField(
                        blank=True, help_text="BCP 47 tag, for example lo.", max_length=12, verbose_name="language"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical alias",
                "verbose_name_plural": "historical aliases",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalZone",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "waiting for review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        help_text="Only published rows are shown to the public.",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "longitude",
                    models.DecimalField(
                        blank=True, decimal_places=5, max_digits=8, null=True, verbose_name="longitude"
                    ),
                ),
                (
                    "latitude",
                    models.DecimalField(blank=True, decimal_places=5, max_digits=7, null=True, verbose_name="latitude"),
                ),
                (
                    "location_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("site", "the site itself"),
                            ("town", "the nearest town (approximate)"),
                            ("province", "somewhere in the province (approximate)"),
                        ],
                        max_length=8,
                        verbose_name="precision of the point",
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="Part of the zone's address. Never changed, never reused.",
                        max_length=80,
                        verbose_name="slug",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=200, null=True, verbose_name="name")),
                (
                    "locality",
                    models.CharField(
                        blank=True,
                        help_text="Town, road or address, as the source gives it.",
                        max_length=300,
                        verbose_name="location",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("announced", "announced"),
                            ("under_construction", "under construction"),
                            ("operating", "operating"),
                            ("suspended", "suspended"),
                            ("cancelled", "cancelled"),
                        ],
                        db_index=True,
                        help_text="Leave empty when it is not known.",
                        max_length=20,
                        verbose_name="operating status",
                    ),
                ),
                (
                    "development_form",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("government", "government"),
                            ("private", "private"),
                            ("joint_venture", "joint venture"),
                        ],
                        max_length=20,
                        verbose_name="form of development",
                    ),
                ),
                (
                    "area_ha",
                    models.DecimalField(
                        blank=True,
                        db_index=True,
                        decimal_places=4,
                        max_digits=14,
                        null=True,
                        verbose_name="gross area (ha)",
                    ),
                ),
                (
                    "usable_area_ha",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=14, null=True, verbose_name="usable area (ha)"
                    ),
                ),
                (
                    "established",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="established",
                    ),
                ),
                (
                    "approved",
                    models.CharField(
                        blank=True, max_length=10, validators=[ezportal.edtf.EDTFValidator()], verbose_name="approved"
                    ),
                ),
                (
                    "construction_started",
                    models.CharField(
                        blank=True,
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="construction started",
                    ),
                ),
                (
                    "investment_planned",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="planned investment"
                    ),
                ),
                (
                    "investment_planned_currency",
                    models.CharField(blank=True, max_length=3, verbose_name="currency (planned)"),
                ),
                (
                    "investment_committed",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="committed investment"
                    ),
                ),
                (
                    "investment_committed_currency",
                    models.CharField(blank=True, max_length=3, verbose_name="currency (committed)"),
                ),
                (
                    "investment_disbursed",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="investment made so far"
                    ),
                ),
                (
                    "investment_disbursed_currency",
                    models.CharField(blank=True, max_length=3, verbose_name="currency (made so far)"),
                ),
                ("land_tenure", models.CharField(blank=True, max_length=300, verbose_name="land tenure")),
                ("location_advantage", models.CharField(blank=True, max_length=500, verbose_name="location advantage")),
                (
                    "location_advantage_en",
                    models.CharField(blank=True, max_length=500, null=True, verbose_name="location advantage"),
                ),
                (
                    "location_advantage_zh_hans",
                    models.CharField(blank=True, max_length=500, null=True, verbose_name="location advantage"),
                ),
                (
                    "location_advantage_km",
                    models.CharField(blank=True, max_length=500, null=True, verbose_name="location advantage"),
                ),
                (
                    "location_advantage_lo",
                    models.CharField(blank=True, max_length=500, null=True, verbose_name="location advantage"),
                ),
                (
                    "location_advantage_my",
                    models.CharField(blank=True, max_length=500, null=True, verbose_name="location advantage"),
                ),
                (
                    "location_advantage_th",
                    models.CharField(blank=True, max_length=500, null=True, verbose_name="location advantage"),
                ),
                (
                    "location_advantage_vi",
                    models.CharField(blank=True, max_length=500, null=True, verbose_name="location advantage"),
                ),
                ("website", models.URLField(blank=True, max_length=300, verbose_name="website")),
                (
                    "component_since",
                    models.CharField(
                        blank=True,
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="component since",
                    ),
                ),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                ("summary_en", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_zh_hans", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_km", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_lo", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_my", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_th", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_vi", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.province",
                        verbose_name="province",
                    ),
                ),
                (
                    "component_of",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.zone",
                        verbose_name="component of",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical zone",
                "verbose_name_plural": "historical zones",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTransportConnection",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.transportlink",
                        verbose_name="transport link",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical zone on the link",
                "verbose_name_plural": "historical zones on the link",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTenant",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "waiting for review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        help_text="Only published rows are shown to the public.",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("activity", models.CharField(blank=True, max_length=300, verbose_name="activity")),
                ("activity_en", models.CharField(blank=True, max_length=300, null=True, verbose_name="activity")),
                ("activity_zh_hans", models.CharField(blank=True, max_length=300, null=True, verbose_name="activity")),
                ("activity_km", models.CharField(blank=True, max_length=300, null=True, verbose_name="activity")),
                ("activity_lo", models.CharField(blank=True, max_length=300, null=True, verbose_name="activity")),
                ("activity_my", models.CharField(blank=True, max_length=300, null=True, verbose_name="activity")),
                ("activity_th", models.CharField(blank=True, max_length=300, null=True, verbose_name="activity")),
                ("activity_vi", models.CharField(blank=True, max_length=300, null=True, verbose_name="activity")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("under_construction", "under construction"),
                            ("operating", "operating"),
                            ("closed", "closed"),
                            ("unknown", "unknown"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "since",
                    models.CharField(
                        blank=True, max_length=10, validators=[ezportal.edtf.EDTFValidator()], verbose_name="since"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical tenant",
                "verbose_name_plural": "historical tenants",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalStation",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_en", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=120, null=True, verbose_name="name")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("under_construction", "under construction"),
                            ("operating", "operating"),
                            ("closed", "closed"),
                            ("unknown", "unknown"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.transportlink",
                        verbose_name="transport link",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.transportsection",
                        verbose_name="section",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical stop",
                "verbose_name_plural": "historical stops",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProcedure",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "waiting for review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        help_text="Only published rows are shown to the public.",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, verbose_name="slug")),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("title_en", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_zh_hans", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_km", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_lo", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_my", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_th", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_vi", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_zh_hans", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_km", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_lo", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_my", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_th", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_vi", models.TextField(blank=True, null=True, verbose_name="description")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.organisation",
                        verbose_name="provider",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical procedure",
                "verbose_name_plural": "historical procedures",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalObservation",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "waiting for review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        help_text="Only published rows are shown to the public.",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                (
                    "period",
                    models.CharField(
                        blank=True,
                        help_text="Year, month or day the figure is for; empty when the source does not say.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="period",
                    ),
                ),
                ("value", models.DecimalField(decimal_places=4, max_digits=20, verbose_name="value")),
                (
                    "unit",
                    models.CharField(
                        help_text="As the indicator's, or the currency stated.", max_length=20, verbose_name="unit"
                    ),
                ),
                (
                    "bound",
                    models.CharField(
                        choices=[
                            ("exact", "exactly"),
                            ("approximately", "about"),
                            ("at_least", "at least"),
                            ("at_most", "at most"),
                            ("over", "more than"),
                        ],
                        default="exact",
                        max_length=15,
                        verbose_name="bound",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Where the figure is one facility's, not the whole zone's.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.facility",
                        verbose_name="facility",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.indicator",
                        verbose_name="indicator",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical observation",
                "verbose_name_plural": "historical observations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMilestone",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "waiting for review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        help_text="Only published rows are shown to the public.",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                (
                    "date",
                    models.CharField(max_length=10, validators=[ezportal.edtf.EDTFValidator()], verbose_name="date"),
                ),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("title_en", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_zh_hans", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_km", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_lo", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_my", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_th", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_vi", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_zh_hans", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_km", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_lo", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_my", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_th", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_vi", models.TextField(blank=True, null=True, verbose_name="description")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.crossborderarea",
                        verbose_name="cross-border area",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical milestone",
                "verbose_name_plural": "historical milestones",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalInvestmentOpportunity",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "waiting for review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        help_text="Only published rows are shown to the public.",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, verbose_name="slug")),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("title_en", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_zh_hans", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_km", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_lo", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_my", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_th", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_vi", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_zh_hans", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_km", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_lo", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_my", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_th", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_vi", models.TextField(blank=True, null=True, verbose_name="description")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical investment opportunity",
                "verbose_name_plural": "historical investment opportunities",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFacility",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "waiting for review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        help_text="Only published rows are shown to the public.",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                (
                    "longitude",
                    models.DecimalField(
                        blank=True, decimal_places=5, max_digits=8, null=True, verbose_name="longitude"
                    ),
                ),
                (
                    "latitude",
                    models.DecimalField(blank=True, decimal_places=5, max_digits=7, null=True, verbose_name="latitude"),
                ),
                (
                    "location_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("site", "the site itself"),
                            ("town", "the nearest town (approximate)"),
                            ("province", "somewhere in the province (approximate)"),
                        ],
                        max_length=8,
                        verbose_name="precision of the point",
                    ),
                ),
                ("slug", models.SlugField(max_length=80, verbose_name="slug")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("gate", "gate"),
                            ("station", "station"),
                            ("inspection_centre", "inspection centre"),
                            ("exhibition_centre", "exhibition centre"),
                            ("commodity_centre", "commodity centre"),
                            ("ecommerce_park", "e-commerce park"),
                            ("logistics_park", "logistics park"),
                            ("container_depot", "container depot"),
                            ("port", "port"),
                            ("market", "market"),
                            ("office", "office"),
                            ("scenic_area", "scenic area"),
                            ("other", "other"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_zh_hans", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_km", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_lo", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_my", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_th", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_vi", models.TextField(blank=True, null=True, verbose_name="description")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("under_construction", "under construction"),
                            ("operating", "operating"),
                            ("closed", "closed"),
                            ("unknown", "unknown"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "opened",
                    models.CharField(
                        blank=True, max_length=10, validators=[ezportal.edtf.EDTFValidator()], verbose_name="opened"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.facility",
                        verbose_name="inside",
                    ),
                ),
                (
                    "operator",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.organisation",
                        verbose_name="operator",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical facility",
                "verbose_name_plural": "historical facilities",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCrossingZone",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "crossing",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.bordercrossing",
                        verbose_name="border crossing",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical zone at the crossing",
                "verbose_name_plural": "historical zones at the crossing",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalClaim",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("field", models.CharField(max_length=40, verbose_name="field")),
                ("value", models.CharField(blank=True, max_length=600, verbose_name="value")),
                (
                    "value_state",
                    models.CharField(
                        choices=[
                            ("known", "known"),
                            ("unknown", "unknown"),
                            ("not_applicable", "not applicable"),
                            ("not_disclosed", "not disclosed"),
                        ],
                        default="known",
                        max_length=15,
                        verbose_name="state of the value",
                    ),
                ),
                (
                    "bound",
                    models.CharField(
                        choices=[
                            ("exact", "exactly"),
                            ("approximately", "about"),
                            ("at_least", "at least"),
                            ("at_most", "at most"),
                            ("over", "more than"),
                        ],
                        default="exact",
                        max_length=15,
                        verbose_name="bound",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("accepted", "accepted"),
                            ("competing", "competing"),
                            ("superseded", "superseded"),
                            ("proposed", "proposed, waiting for review"),
                            ("rejected", "rejected"),
                        ],
                        default="competing",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True,
                        help_text="Why this value is used and not another. Public.",
                        verbose_name="why it was chosen",
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(
                        blank=True,
                        help_text="The day somebody last checked it with the source.",
                        null=True,
                        verbose_name="last confirmed on",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Empty when the status comes from loaded data.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical claim",
                "verbose_name_plural": "historical claims",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAreaMember",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.crossborderarea",
                        verbose_name="cross-border area",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Where no zone of that side is named.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical side of the area",
                "verbose_name_plural": "historical sides of the area",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="facility",
            name="zone",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="facilities",
                to="zones.zone",
                verbose_name="zone",
            ),
        ),
        migrations.CreateModel(
            name="Enquiry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("received_at", models.DateTimeField(verbose_name="received at")),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("subject", models.CharField(max_length=250, verbose_name="subject")),
                ("message", models.TextField(verbose_name="question")),
                ("language", models.CharField(blank=True, max_length=12, verbose_name="language")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("forwarded", "forwarded to the zone"),
                            ("answered", "answered"),
                            ("closed", "closed without answer"),
                        ],
                        default="received",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="answer due on")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                ("answer", models.TextField(blank=True, verbose_name="answer")),
                (
                    "zone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enquiries",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "enquiry",
                "verbose_name_plural": "enquiries",
                "ordering": ("-received_at", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_at__isnull", True),
                            ("answered_at__gte", models.F("received_at")),
                            _connector="OR",
                        ),
                        name="enquiry_answered_after_received",
                        violation_error_message="An answer can't be older than its question.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CrossingZone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                (
                    "crossing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="zone_links",
                        to="zones.bordercrossing",
                        verbose_name="border crossing",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="crossing_links",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "zone at the crossing",
                "verbose_name_plural": "zones at the crossing",
                "ordering": ("crossing", "zone"),
                "constraints": [
                    models.UniqueConstraint(fields=("crossing", "zone"), name="crossingzone_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="crossingzone_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("field", models.CharField(max_length=40, verbose_name="field")),
                ("value", models.CharField(blank=True, max_length=600, verbose_name="value")),
                (
                    "value_state",
                    models.CharField(
                        choices=[
                            ("known", "known"),
                            ("unknown", "unknown"),
                            ("not_applicable", "not applicable"),
                            ("not_disclosed", "not disclosed"),
                        ],
                        default="known",
                        max_length=15,
                        verbose_name="state of the value",
                    ),
                ),
                (
                    "bound",
                    models.CharField(
                        choices=[
                            ("exact", "exactly"),
                            ("approximately", "about"),
                            ("at_least", "at least"),
                            ("at_most", "at most"),
                            ("over", "more than"),
                        ],
                        default="exact",
                        max_length=15,
                        verbose_name="bound",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("accepted", "accepted"),
                            ("competing", "competing"),
                            ("superseded", "superseded"),
                            ("proposed", "proposed, waiting for review"),
                            ("rejected", "rejected"),
                        ],
                        default="competing",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True,
                        help_text="Why this value is used and not another. Public.",
                        verbose_name="why it was chosen",
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(
                        blank=True,
                        help_text="The day somebody last checked it with the source.",
                        null=True,
                        verbose_name="last confirmed on",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty when the status comes from loaded data.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="decided_claims",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="recorded_claims",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="claims",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "claim",
                "verbose_name_plural": "claims",
                "ordering": ("field", "status", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "accepted")),
                        fields=("zone", "field"),
                        name="claim_one_accepted_per_field",
                        violation_error_message="This field of the zone already has an accepted value.",
                    ),
                    models.UniqueConstraint(
                        fields=("zone", "field", "source", "locator", "value", "value_state", "as_of"),
                        name="claim_stated_once",
                        violation_error_message="This source's statement is already recorded.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("value_state", "known"), models.Q(("value", ""), _negated=True)),
                            models.Q(models.Q(("value_state", "known"), _negated=True), ("value", "")),
                            _connector="OR",
                        ),
                        name="claim_value_matches_state",
                        violation_error_message="Give a value exactly when it is known.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="claim_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AreaMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        help_text="Where no zone of that side is named.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="area_memberships",
                        to="zones.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="zones.crossborderarea",
                        verbose_name="cross-border area",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="area_memberships",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "side of the area",
                "verbose_name_plural": "sides of the area",
                "ordering": ("area", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("country__isnull", True), ("zone__isnull", False)),
                            models.Q(("country__isnull", False), ("zone__isnull", True)),
                            _connector="OR",
                        ),
                        name="areamember_has_one_side",
                        violation_error_message="Choose exactly one subject this row speaks of.",
                    ),
                    models.UniqueConstraint(fields=("area", "zone"), name="areamember_zone_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="areamember_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ZoneAlias",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "language",
                    models.CharField(
                        blank=True, help_text="BCP 47 tag, for example lo.", max_length=12, verbose_name="language"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "alias",
                "verbose_name_plural": "aliases",
                "ordering": ("name", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("zone", "name"), name="zonealias_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="zonealias_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ZoneIndustry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                (
                    "relation",
                    models.CharField(
                        choices=[("priority", "priority"), ("present", "present")],
                        max_length=10,
                        verbose_name="relation",
                    ),
                ),
                ("label", models.CharField(blank=True, max_length=200, verbose_name="label as stated")),
                (
                    "industry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="zone_industries",
                        to="zones.industry",
                        verbose_name="industry",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="industries",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "industry of the zone",
                "verbose_name_plural": "industries of the zone",
                "ordering": ("-relation", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("zone", "industry", "relation"), name="zoneindustry_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="zoneindustry_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ZoneRegulation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                (
                    "regulation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="zone_links",
                        to="zones.regulation",
                        verbose_name="regulation",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="regulation_links",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "regulation of the zone",
                "verbose_name_plural": "regulations of the zone",
                "ordering": ("zone", "regulation__slug", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("zone", "regulation"), name="zoneregulation_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="zoneregulation_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ZoneRole",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("governing_body", "governing body"),
                            ("management_authority", "management authority"),
                            ("developer", "developer"),
                            ("operator", "operator"),
                            ("regulator", "regulator"),
                        ],
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="zone_roles",
                        to="zones.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="roles",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "role",
                "verbose_name_plural": "roles",
                "ordering": ("role", "organisation__slug", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("zone", "organisation", "role"), name="zonerole_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="zonerole_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ZoneService",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "waiting for review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        help_text="Only published rows are shown to the public.",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, verbose_name="slug")),
                ("name", models.CharField(max_length=250, verbose_name="name")),
                ("name_en", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_zh_hans", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_km", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_lo", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_my", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_th", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_vi", models.TextField(blank=True, null=True, verbose_name="description")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "facility",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="services",
                        to="zones.facility",
                        verbose_name="facility",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="zone_services",
                        to="zones.organisation",
                        verbose_name="provider",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="services",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
            ],
            options={
                "verbose_name": "service",
                "verbose_name_plural": "services",
                "ordering": ("zone", "order", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("zone", "slug"), name="zoneservice_slug_once_per_zone"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="zoneservice_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ZoneType",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="slug")),
                ("is_retired", models.BooleanField(default=False, verbose_name="retired")),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                ("name_en", models.CharField(max_length=160, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=160, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=160, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=160, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=160, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=160, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=160, null=True, verbose_name="name")),
                ("abbreviation", models.CharField(blank=True, max_length=20, verbose_name="abbreviation")),
                ("definition", models.TextField(blank=True, verbose_name="definition")),
                ("definition_en", models.TextField(blank=True, null=True, verbose_name="definition")),
                ("definition_zh_hans", models.TextField(blank=True, null=True, verbose_name="definition")),
                ("definition_km", models.TextField(blank=True, null=True, verbose_name="definition")),
                ("definition_lo", models.TextField(blank=True, null=True, verbose_name="definition")),
                ("definition_my", models.TextField(blank=True, null=True, verbose_name="definition")),
                ("definition_th", models.TextField(blank=True, null=True, verbose_name="definition")),
                ("definition_vi", models.TextField(blank=True, null=True, verbose_name="definition")),
                ("locator", models.CharField(blank=True, max_length=200, verbose_name="place in the source")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty for an international concept.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="zone_types",
                        to="zones.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="zones.zonetype",
                        verbose_name="parent",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="zone_types",
                        to="zones.source",
                        verbose_name="source of the definition",
                    ),
                ),
            ],
            options={
                "verbose_name": "zone type",
                "verbose_name_plural": "zone types",
                "ordering": ("slug",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("parent", models.F("pk")), _negated=True),
                        name="zonetype_not_its_own_parent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("definition_en", ""),
                            ("definition_en__isnull", True),
                            ("source__isnull", False),
                            _connector="OR",
                        ),
                        name="zonetype_definition_has_source",
                        violation_error_message="A definition needs its source.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ZoneClassification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="classifications",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
                (
                    "zone_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="classifications",
                        to="zones.zonetype",
                        verbose_name="zone type",
                    ),
                ),
            ],
            options={
                "verbose_name": "type of the zone",
                "verbose_name_plural": "types of the zone",
                "ordering": ("zone_type__slug", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("zone", "zone_type"), name="zoneclassification_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="zoneclassification_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Incentive",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "waiting for review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        help_text="Only published rows are shown to the public.",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("slug", models.SlugField(max_length=100, unique=True, verbose_name="slug")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("fiscal", "fiscal"),
                            ("regulatory", "regulatory"),
                            ("financial", "financial"),
                            ("infrastructure", "infrastructure"),
                            ("land", "land"),
                        ],
                        max_length=15,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("title_en", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_zh_hans", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_km", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_lo", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_my", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_th", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_vi", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_zh_hans", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_km", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_lo", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_my", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_th", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_vi", models.TextField(blank=True, null=True, verbose_name="description")),
                (
                    "rate_percent",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="rate (%)"),
                ),
                (
                    "years",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="How long it is given.", null=True, verbose_name="years"
                    ),
                ),
                ("conditions", models.TextField(blank=True, verbose_name="conditions")),
                ("conditions_en", models.TextField(blank=True, null=True, verbose_name="conditions")),
                ("conditions_zh_hans", models.TextField(blank=True, null=True, verbose_name="conditions")),
                ("conditions_km", models.TextField(blank=True, null=True, verbose_name="conditions")),
                ("conditions_lo", models.TextField(blank=True, null=True, verbose_name="conditions")),
                ("conditions_my", models.TextField(blank=True, null=True, verbose_name="conditions")),
                ("conditions_th", models.TextField(blank=True, null=True, verbose_name="conditions")),
                ("conditions_vi", models.TextField(blank=True, null=True, verbose_name="conditions")),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incentives",
                        to="zones.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "legal_basis",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incentives",
                        to="zones.regulation",
                        verbose_name="legal basis",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        help_text="Who says so.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_rows",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="incentives",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
                (
                    "zone_type",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incentives",
                        to="zones.zonetype",
                        verbose_name="zone type",
                    ),
                ),
            ],
            options={
                "verbose_name": "incentive",
                "verbose_name_plural": "incentives",
                "ordering": ("slug",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("country__isnull", True), ("zone__isnull", False), ("zone_type__isnull", True)),
                            models.Q(("country__isnull", False), ("zone__isnull", True), ("zone_type__isnull", True)),
                            models.Q(("country__isnull", True), ("zone__isnull", True), ("zone_type__isnull", False)),
                            _connector="OR",
                        ),
                        name="incentive_has_one_subject",
                        violation_error_message="Choose exactly one subject this row speaks of.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rate_percent__isnull", True), ("rate_percent__range", (0, 100)), _connector="OR"
                        ),
                        name="incentive_rate_is_percent",
                        violation_error_message="A rate lies between 0 and 100 per cent.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of", ""),
                            ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                            _connector="OR",
                        ),
                        name="incentive_as_of_is_edtf",
                        violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalZoneType",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                ("slug", models.SlugField(max_length=80, verbose_name="slug")),
                ("is_retired", models.BooleanField(default=False, verbose_name="retired")),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                ("name_en", models.CharField(max_length=160, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=160, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=160, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=160, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=160, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=160, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=160, null=True, verbose_name="name")),
                ("abbreviation", models.CharField(blank=True, max_length=20, verbose_name="abbreviation")),
                ("definition", models.TextField(blank=True, verbose_name="definition")),
                ("definition_en", models.TextField(blank=True, null=True, verbose_name="definition")),
                ("definition_zh_hans", models.TextField(blank=True, null=True, verbose_name="definition")),
                ("definition_km", models.TextField(blank=True, null=True, verbose_name="definition")),
                ("definition_lo", models.TextField(blank=True, null=True, verbose_name="definition")),
                ("definition_my", models.TextField(blank=True, null=True, verbose_name="definition")),
                ("definition_th", models.TextField(blank=True, null=True, verbose_name="definition")),
                ("definition_vi", models.TextField(blank=True, null=True, verbose_name="definition")),
                ("locator", models.CharField(blank=True, max_length=200, verbose_name="place in the source")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Empty for an international concept.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source of the definition",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.zonetype",
                        verbose_name="parent",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical zone type",
                "verbose_name_plural": "historical zone types",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalZoneClassification",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
                (
                    "zone_type",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.zonetype",
                        verbose_name="zone type",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical type of the zone",
                "verbose_name_plural": "historical types of the zone",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalIncentive",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "waiting for review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        help_text="Only published rows are shown to the public.",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("slug", models.SlugField(max_length=100, verbose_name="slug")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("fiscal", "fiscal"),
                            ("regulatory", "regulatory"),
                            ("financial", "financial"),
                            ("infrastructure", "infrastructure"),
                            ("land", "land"),
                        ],
                        max_length=15,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("title_en", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_zh_hans", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_km", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_lo", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_my", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_th", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_vi", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_zh_hans", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_km", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_lo", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_my", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_th", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_vi", models.TextField(blank=True, null=True, verbose_name="description")),
                (
                    "rate_percent",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="rate (%)"),
                ),
                (
                    "years",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="How long it is given.", null=True, verbose_name="years"
                    ),
                ),
                ("conditions", models.TextField(blank=True, verbose_name="conditions")),
                ("conditions_en", models.TextField(blank=True, null=True, verbose_name="conditions")),
                ("conditions_zh_hans", models.TextField(blank=True, null=True, verbose_name="conditions")),
                ("conditions_km", models.TextField(blank=True, null=True, verbose_name="conditions")),
                ("conditions_lo", models.TextField(blank=True, null=True, verbose_name="conditions")),
                ("conditions_my", models.TextField(blank=True, null=True, verbose_name="conditions")),
                ("conditions_th", models.TextField(blank=True, null=True, verbose_name="conditions")),
                ("conditions_vi", models.TextField(blank=True, null=True, verbose_name="conditions")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "legal_basis",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.regulation",
                        verbose_name="legal basis",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.zone",
                        verbose_name="zone",
                    ),
                ),
                (
                    "zone_type",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.zonetype",
                        verbose_name="zone type",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical incentive",
                "verbose_name_plural": "historical incentives",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCrossBorderArea",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "waiting for review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        db_index=True,
                        default="draft",
                        help_text="Only published rows are shown to the public.",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, verbose_name="slug")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_km", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_lo", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_my", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_th", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_vi", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("abbreviation", models.CharField(blank=True, max_length=20, verbose_name="abbreviation")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("under_negotiation", "under negotiation"),
                            ("under_development", "under development"),
                            ("ratified", "ratified"),
                            ("operating", "operating"),
                            ("unknown", "unknown"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_en", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_zh_hans", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_km", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_lo", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_my", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_th", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_vi", models.TextField(blank=True, null=True, verbose_name="description")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone_type",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.zonetype",
                        verbose_name="type",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical cross-border area",
                "verbose_name_plural": "historical cross-border areas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCountryOverview",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="created at")),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="updated at")),
                (
                    "locator",
                    models.CharField(
                        blank=True,
                        help_text="Page, line, table or section.",
                        max_length=200,
                        verbose_name="place in the source",
                    ),
                ),
                (
                    "stated",
                    models.CharField(
                        blank=True,
                        help_text="The figure or phrase as the source prints it.",
                        max_length=300,
                        verbose_name="as stated",
                    ),
                ),
                (
                    "as_of",
                    models.CharField(
                        blank=True,
                        help_text="The date it speaks of: 2019, 2019-12 or 2019-12-09.",
                        max_length=10,
                        validators=[ezportal.edtf.EDTFValidator()],
                        verbose_name="as of",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Doubts, other readings, how it was derived. Public.", verbose_name="note"
                    ),
                ),
                ("label", models.CharField(max_length=250, verbose_name="what is counted")),
                ("label_en", models.CharField(max_length=250, null=True, verbose_name="what is counted")),
                ("label_zh_hans", models.CharField(max_length=250, null=True, verbose_name="what is counted")),
                ("label_km", models.CharField(max_length=250, null=True, verbose_name="what is counted")),
                ("label_lo", models.CharField(max_length=250, null=True, verbose_name="what is counted")),
                ("label_my", models.CharField(max_length=250, null=True, verbose_name="what is counted")),
                ("label_th", models.CharField(max_length=250, null=True, verbose_name="what is counted")),
                ("label_vi", models.CharField(max_length=250, null=True, verbose_name="what is counted")),
                ("count", models.PositiveIntegerField(verbose_name="count")),
                (
                    "bound",
                    models.CharField(
                        choices=[
                            ("exact", "exactly"),
                            ("approximately", "about"),
                            ("at_least", "at least"),
                            ("at_most", "at most"),
                            ("over", "more than"),
                        ],
                        default="exact",
                        max_length=15,
                        verbose_name="bound",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "total",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The total this count belongs to.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.countryoverview",
                        verbose_name="part of",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who says so.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "zone_type",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="zones.zonetype",
                        verbose_name="zone type",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical national total",
                "verbose_name_plural": "historical national totals",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="crossborderarea",
            name="zone_type",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cross_border_areas",
                to="zones.zonetype",
                verbose_name="type",
            ),
        ),
        migrations.AddField(
            model_name="countryoverview",
            name="zone_type",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="overviews",
                to="zones.zonetype",
                verbose_name="zone type",
            ),
        ),
        migrations.CreateModel(
            name="FocalPoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="focal_points",
                        to="zones.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="focal_points",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="user",
                    ),
                ),
            ],
            options={
                "verbose_name": "focal point",
                "verbose_name_plural": "focal points",
                "ordering": ("country", "user"),
                "constraints": [models.UniqueConstraint(fields=("user", "country"), name="focalpoint_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("as_of", ""),
                    ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                    _connector="OR",
                ),
                name="organisation_as_of_is_edtf",
                violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
            ),
        ),
        migrations.AddConstraint(
            model_name="procedure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("country__isnull", True), ("zone__isnull", False)),
                    models.Q(("country__isnull", False), ("zone__isnull", True)),
                    _connector="OR",
                ),
                name="procedure_has_one_subject",
                violation_error_message="Choose exactly one subject this row speaks of.",
            ),
        ),
        migrations.AddConstraint(
            model_name="facility",
            constraint=models.UniqueConstraint(fields=("zone", "slug"), name="facility_slug_once_per_zone"),
        ),
        migrations.AddConstraint(
            model_name="crossborderarea",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("as_of", ""),
                    ("as_of__regex", "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                    _connector="OR",
                ),
                name="crossborderarea_as_of_is_edtf",
                violation_error_message="Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29.",
            ),
        ),
    ]
