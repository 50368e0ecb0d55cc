"""A step in the life of a request goes only with the whole record, when two people have signed that it ends."""

from django.db import migrations

GUARD = """
create function keeping_steps_go_with_the_record() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if exists (
    select from keeping_ending ending
    where ending.stage = 'signed' and ending.record_id in (
      old.referral_id,
      (select request.person_id from referrals_referral request where request.id = old.referral_id)
    )
  ) then
    return old;
  end if;
  raise exception 'a step in the life of a request goes only with the whole record'
    using errcode = 'insufficient_privilege';
end $$;
create trigger steps_go_with_the_record before delete on referrals_stagechange
for each row execute function keeping_steps_go_with_the_record();
"""
UNGUARD = """
drop trigger steps_go_with_the_record on referrals_stagechange;
drop function keeping_steps_go_with_the_record();
"""


class Migration(migrations.Migration):
    dependencies = [("keeping", "0001_initial"), ("referrals", "0001_initial")]
    operations = [migrations.RunSQL(GUARD, UNGUARD)]
