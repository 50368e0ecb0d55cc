-- Whether the record of this kind and key exists for whoever acts.  The cases are made from the shape of the records.
create or replace function sec.sees(asked_kind text, asked_id uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp parallel restricted as $$
declare
  said text[] := sec.claim();
  homes uuid[] := said[4]::uuid[];
  content_homes uuid[] := case when said[5] = 'true' then said[4]::uuid[] else '{}' end;
  blocked uuid[] := said[6]::uuid[];
begin
  if said[1] = 'system' then return true; end if;
  case asked_kind
:cases
    else return said is not null;
  end case;
end $$;
