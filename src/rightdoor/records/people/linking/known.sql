-- The people who share a key with whom is asked for, as far as they exist for whoever acts: under every name by which
-- they were known before records were joined, with the record that goes on.
create or replace function sec.known(asked bigint[]) returns table (
  id uuid, goes_on_as uuid, preferred_name text, legal_name text, born_on date, postcode text, nhs_number text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp parallel restricted as $$
#variable_conflict use_column
declare
:who
begin
  return query
    select whole.id, coalesce(whole.joined_to_id, whole.id), whole.preferred_name::text, whole.legal_name::text,
      whole.born_on, whole.postcode::text, whole.nhs_number::text
    from public.people_person whole
    where whole.id in (select person_id from public.people_personkey where key = any (asked))
      and (is_system or (:conditions and coalesce(whole.joined_to_id, whole.id) <> all (coalesce(blocked, '{}'))))
    limit 200;
end $$;
