from django.db import migrations, models

KINDS = (
    "parent step_parent adoptive_parent foster_carer kinship_carer grandparent sibling half_sibling step_sibling child "
    "partner relative trusted_adult not_known"
)


class Migration(migrations.Migration):
    dependencies = [("families", "0002_mustnotknow_plan")]

    operations = [
        migrations.AlterField(
            model_name="bond",
            name="kind",
            field=models.CharField(choices=[(one, one) for one in KINDS.split()], max_length=20),
        ),
    ]
