from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0002_what_was_added_after_sending"),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="pages",
            field=models.JSONField(default=dict),
        ),
    ]
