"""What rows were and became, for the few tables on which somebody's safety hangs; kept by the database itself."""

from django.db import migrations

TABLE = """
create table audit_change (
  id bigint generated always as identity primary key,
  changed_at timestamptz not null default clock_timestamp(),
  xact xid8 not null default pg_current_xact_id(),
  by_role name not null default session_user,
  of_table name not null,
  row_id uuid not null,
  was jsonb,
  became jsonb,
  check (was is not null or became is not null)
);
create index audit_change_of on audit_change (of_table, row_id, id);
create trigger append_only before update or delete on audit_change
  for each row execute function refuse_change();
create trigger append_only_truncate before truncate on audit_change
  for each statement execute function refuse_change();
"""

# It runs with the owner's rights, so that the application can fill this table only by changing the other one.
FUNCTION = """
create function sec.keep_change() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  was jsonb;
  became jsonb;
begin
  if tg_op <> 'INSERT' then
    select jsonb_object_agg(key, value) into was from jsonb_each(to_jsonb(old)) where key = any (tg_argv);
  end if;
  if tg_op <> 'DELETE' then
    select jsonb_object_agg(key, value) into became from jsonb_each(to_jsonb(new)) where key = any (tg_argv);
  end if;
  if was is distinct from became then
    insert into public.audit_change (of_table, row_id, was, became)
    values (tg_table_name, case when tg_op = 'DELETE' then old.id else new.id end, was, became);
  end if;
  return null;
end $$;
revoke all on function sec.keep_change() from public;
"""

AWAY = """
drop function sec.keep_change() cascade;
drop table audit_change;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_tables")]
    operations = [migrations.RunSQL(TABLE + FUNCTION, AWAY)]
