"""The audit's tables: partitioned by month, append-only for everyone, chained, with a tombstone for what was dropped.

What is kept for good can be added to and read, and nothing else: not even by the owner, without first saying so.
"""

from django.db import migrations

TABLES = """
create sequence audit_event_seq as bigint;

create table audit_event (
  id uuid not null,
  happened_at timestamptz not null,
  act varchar(60) not null check (act ~ '^[a-z][a-z_]*([.][a-z_]+)+$'),
  decision varchar(7) not null check (decision in ('allowed', 'denied')),
  reason varchar(120) not null default '',
  rule varchar(120) not null default '',
  actor_kind varchar(20) not null,
  actor_id uuid,
  on_behalf_of uuid,
  session varchar(64) not null default '',
  client varchar(12) not null default '',
  purpose varchar(60) not null default '',
  about_kind varchar(40) not null default '',
  about_id uuid,
  shown jsonb not null default '[]' check (jsonb_typeof(shown) = 'array'),
  fields varchar(40) not null default '',
  exported_rows integer check (exported_rows >= 0),
  exported_sha256 varchar(64) not null default '',
  codes jsonb not null default '{}' check (jsonb_typeof(codes) = 'object'),
  request_id varchar(36) not null default '',
  written_at timestamptz not null default clock_timestamp(),
  xact xid8 not null default pg_current_xact_id(),
  seq bigint not null default nextval('audit_event_seq'),
  primary key (id, happened_at)
) partition by range (happened_at);
create index audit_about on audit_event (about_kind, about_id, happened_at);
create index audit_actor on audit_event (actor_id, happened_at);
create index audit_xact on audit_event (xact);
create index audit_shown on audit_event using gin (shown jsonb_path_ops) where shown <> '[]';

create table audit_link (
  shard date not null,
  n bigint not null check (n > 0),
  event_id uuid not null,
  happened_at timestamptz not null,
  hash bytea not null check (octet_length(hash) = 32),
  seen_below xid8 not null,
  primary key (shard, n)
) partition by range (shard);
create index audit_link_event on audit_link (event_id);

create table audit_tombstone (
  number integer primary key,
  body text not null,
  signature text not null
);
"""

APPEND_ONLY = """
create function refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'The table % is append-only.', tg_table_name;
end $$;
create trigger append_only before update or delete on audit_event
  for each row execute function refuse_change();
create trigger append_only before update or delete on audit_link
  for each row execute function refuse_change();
create trigger append_only before update or delete on audit_tombstone
  for each row execute function refuse_change();
create trigger append_only_truncate before truncate on audit_event
  for each statement execute function refuse_change();
create trigger append_only_truncate before truncate on audit_link
  for each statement execute function refuse_change();
create trigger append_only_truncate before truncate on audit_tombstone
  for each statement execute function refuse_change();
create table audit_event_rest partition of audit_event default;
create table audit_link_rest partition of audit_link default;
create trigger append_only_truncate before truncate on audit_event_rest
  for each statement execute function refuse_change();
create trigger append_only_truncate before truncate on audit_link_rest
  for each statement execute function refuse_change();
"""

# The application may ask for the months around now, and for nothing else; it may not make tables itself.
PARTITIONS = """
create schema if not exists sec;
create function sec.make_audit_months(back integer, ahead integer) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '2s' as $$
declare
  month date;
  part text;
  parent text;
  made integer := 0;
begin
  if back not between 0 and 24 or ahead not between 0 and 24 then
    raise exception 'From 0 to 24 months each way.';
  end if;
  for month in
    select generate_series(first - make_interval(months => back), first + make_interval(months => ahead), '1 month')
    from date_trunc('month', clock_timestamp() at time zone 'UTC') as first
  loop
    foreach parent in array array['audit_event', 'audit_link'] loop
      part := parent || to_char(month, '_YYYY_MM');
      continue when to_regclass('public.' || part) is not null;
      execute format(
        case parent
          when 'audit_event' then
            'create table public.%I partition of public.%I for values from (''%s 00:00+00'') to (''%s 00:00+00'')'
          else 'create table public.%I partition of public.%I for values from (''%s'') to (''%s'')'
        end,
        part, parent, to_char(month, 'YYYY-MM-DD'), to_char(month + interval '1 month', 'YYYY-MM-DD'));
      execute format(
        'create trigger append_only_truncate before truncate on public.%I
           for each statement execute function public.refuse_change()', part);
      made := made + 1;
    end loop;
  end loop;
  return made;
end $$;
revoke all on function sec.make_audit_months(integer, integer) from public;
select sec.make_audit_months(12, 3);
"""

AWAY = """
drop table audit_event, audit_link, audit_tombstone;
drop sequence audit_event_seq;
drop function sec.make_audit_months(integer, integer);
drop function refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunSQL(TABLES + APPEND_ONLY + PARTITIONS, AWAY)]
