"""How many are helped now is counted without looking at everybody who ever was."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("support", "0003_help_given"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="episode",
            index=models.Index(
                condition=models.Q(("stage__in", ["waiting", "started"])),
                fields=["partnership", "service", "area", "stage"],
                name="episode_standing",
            ),
        ),
    ]
