-- Whether the record of this kind and key exists for whoever acts.  The cases are made from the shape of the records.
create or replace function sec.sees(asked_kind text, asked_id uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp parallel restricted as $$
declare
:who
begin
  if is_system then return true; end if;
  case asked_kind
:cases
    else return said is not null;
  end case;
end $$;
