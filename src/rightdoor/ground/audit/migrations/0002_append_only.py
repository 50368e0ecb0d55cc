"""What is kept for good can be added to and read, and nothing else: not even by the owner, without first saying so."""

from django.db import migrations

FORBID = """
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The table % is append-only.', tg_table_name;
end $$;
create trigger append_only before update or delete on audit_event
  for each row execute function refuse_change();
create trigger append_only_truncate before truncate on audit_event
  for each statement execute function refuse_change();
"""
ALLOW = """
drop trigger append_only on audit_event;
drop trigger append_only_truncate on audit_event;
drop function refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunSQL(FORBID, ALLOW)]
