-- The database's own side of the second wall.  Run by the owner, as often as wished, by 'rightdoor migrate'.
-- The application's role may call begin() and the questions; it cannot read the keys, nor make a mark of its own.
create schema if not exists sec;
create table if not exists sec.key (
  one boolean primary key default true check (one),
  inner_pad bytea not null, outer_pad bytea not null,         -- of the key that the application holds as well
  own_inner bytea not null, own_outer bytea not null          -- of the key that never leaves this database
);
revoke all on schema sec from public;
revoke all on sec.key from public;

drop function if exists sec.partnership(), sec.content_homes() cascade;

-- HMAC-SHA256 (RFC 2104) of words, from a key that was padded when it was kept.
create or replace function sec.mark(inner_pad bytea, outer_pad bytea, words text) returns text
language sql immutable strict parallel safe as $$
  select encode(sha256(outer_pad || sha256(inner_pad || convert_to(words, 'utf8'))), 'hex')
$$;

-- The records to which something ties an account at a moment, what these are about, and whom.
create or replace function sec.ties_of(account uuid, moment timestamptz) returns uuid[]
language sql stable set search_path = pg_catalog, pg_temp as $$
  with told as (
    select about_kind, about_id from public.access_relation
    where account_id = account and kind = any (:opening_ties) and starts_at <= moment
      and (ends_at is null or ends_at > moment)),
  tie as (select about_kind, about_id from told:things)
  select array_agg(distinct key) from (select about_id from tie:people) found (key)
$$;

-- Take a signed claim and open a context for this transaction.  A claim that does not hold is an error.
create or replace function sec.begin(token text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  part text[] := string_to_array(token, '|');
  keys sec.key%rowtype;
  moment timestamptz;
  homes uuid[];
  blocked uuid[] := '{}';
  office boolean := true;
  tied uuid[] := '{}';
  roles text[];
  said text;
begin
  perform set_config('rd.context', '', true);
  select * into strict keys from sec.key;
  if array_length(part, 1) is distinct from 7
     or part[7] is distinct from sec.mark(keys.inner_pad, keys.outer_pad, array_to_string(part[1:6], '|'))
     or part[6] is distinct from pg_backend_pid()::text
     or abs(extract(epoch from clock_timestamp()) - part[5]::numeric) > 600 then
    raise exception 'The claim of who acts does not hold.' using errcode = '42501';
  end if;
  moment := part[4]::timestamptz;
  if part[1] = 'account' then
    select array[partnership_id] into homes from public.access_account where id = part[2]::uuid and is_active;
    select coalesce(array_agg(about_id), '{}') into blocked from public.access_relation
    where account_id = part[2]::uuid and kind = 'block' and about_kind = 'people.person'
      and starts_at <= moment and (ends_at is null or ends_at > moment);
    select array_agg(role) into roles from public.access_roleheld
    where account_id = part[2]::uuid and taken_at is null
      and starts_on <= (moment at time zone 'Europe/London')::date
      and (ends_on is null or ends_on >= (moment at time zone 'Europe/London')::date);
    office := coalesce(roles && :by_office, false);
    if not office and roles && :by_tie then
      tied := sec.ties_of(part[2]::uuid, moment);
    end if;
  elsif part[1] = 'visitor' then
    select array[id] into homes from public.access_partnership where part[3] in ('', slug) order by slug limit 1;
  elsif part[1] <> 'system' then
    raise exception 'The claim of who acts does not hold.' using errcode = '42501';
  end if;
  said := concat_ws('|', part[1], part[2], part[4], coalesce(homes, '{}')::text, office::text, blocked::text,
    coalesce(tied, '{}')::text);
  perform set_config('rd.context', said || '|' || sec.mark(keys.own_inner, keys.own_outer, concat_ws(
    '|', said, pg_backend_pid(), extract(epoch from transaction_timestamp()))), true);
end $$;

-- What was said of who acts: kind, account, moment, partnerships, whether they read about children by their office, the
-- people of whom they may know nothing, and the records to which something ties them.  It was looked up once, when the
-- transaction began; nothing where no context holds.
create or replace function sec.claim() returns text[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp parallel restricted as $$
declare
  context text := coalesce(current_setting('rd.context', true), '');
  said text := left(context, -65);
  keys sec.key%rowtype;
begin
  if context = '' then return null; end if;
  select * into strict keys from sec.key;
  if right(context, 64) is distinct from sec.mark(keys.own_inner, keys.own_outer, concat_ws(
       '|', said, pg_backend_pid(), extract(epoch from transaction_timestamp()))) then
    return null;
  end if;
  return string_to_array(said, '|');
end $$;

create or replace function sec.is_system() returns boolean
language sql stable parallel restricted as $$ select coalesce((sec.claim())[1] = 'system', false) $$;

create or replace function sec.actor() returns uuid
language sql stable parallel restricted as $$ select nullif((sec.claim())[2], '')::uuid $$;

create or replace function sec.moment() returns timestamptz
language sql stable parallel restricted as $$ select (sec.claim())[3]::timestamptz $$;

-- The partnerships whose records exist for whoever acts: their own, or for the product's own work every one.
create or replace function sec.homes() returns uuid[]
language plpgsql stable parallel restricted as $$
declare said text[] := sec.claim(); begin
  if said[1] = 'system' then return array(select id from public.access_partnership); end if;
  return said[4]::uuid[];
end $$;

-- Whether whoever acts reads about every child of their partnership by their office: the front door, those who lead on
-- safeguarding, managers; and visitors, whom the pages hold to their own.
create or replace function sec.by_office() returns boolean
language sql stable parallel restricted as $$ select coalesce((sec.claim())[5] = 'true', false) $$;

-- The records, and the people, to which something ties whoever acts: a share, the glass, an episode that they lead.
create or replace function sec.tied() returns uuid[]
language sql stable parallel restricted as $$ select (sec.claim())[7]::uuid[] $$;

-- The people whom whoever acts may know nothing about: a relative, a child they are said to have harmed, themselves.
create or replace function sec.blocked() returns uuid[]
language sql stable parallel restricted as $$ select (sec.claim())[6]::uuid[] $$;

-- Whether whoever acts holds one of these roles at their moment.
create or replace function sec.holds(codes text[]) returns boolean
language sql stable set search_path = pg_catalog, pg_temp parallel restricted as $$
  select exists (select from public.access_roleheld
    where account_id = sec.actor() and role = any (codes) and taken_at is null
      and starts_on <= (sec.moment() at time zone 'Europe/London')::date
      and (ends_on is null or ends_on >= (sec.moment() at time zone 'Europe/London')::date))
$$;

-- Whether whoever acts may know nothing of this one record: a complaint about them.
create or replace function sec.excluded(asked_kind text, asked_id uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp parallel restricted as $$
  select exists (select from public.access_relation
    where account_id = sec.actor() and kind = 'excluded' and about_kind = asked_kind and about_id = asked_id
      and starts_at <= sec.moment() and (ends_at is null or ends_at > sec.moment()))
$$;

-- The sealed sections on which whoever acts is named, as 'kind:key:section'.
create or replace function sec.named() returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp parallel restricted as $$
  select coalesce(array_agg(concat_ws(':', about_kind, about_id, section)), '{}') from public.access_relation
  where account_id = sec.actor() and kind = 'named'
    and starts_at <= sec.moment() and (ends_at is null or ends_at > sec.moment())
$$;
