import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("families", "0001_initial"), ("rd_messages", "0002_strictest")]

    operations = [
        migrations.AddField(
            model_name="mustnotknow",
            name="plan",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="rd_messages.contactplan",
            ),
        ),
    ]
