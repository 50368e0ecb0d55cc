"""Asking the database about past requests: only ever how many, in combinations of facts, never which.

What has several codes at once, such as needs, has tens of thousands of values among a million requests, and the
criteria tell few of them apart: codes of which every test says the same are one kind, and a value counts only by which
kinds are in it.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date

from django.db import connection

from rightdoor.pure.rules.comparing import Combination, keys_asked
from rightdoor.pure.rules.criteria import Among, Leaf, Node, leaves
from rightdoor.pure.rules.keys import Value
from rightdoor.pure.rules.truth import Truth
from rightdoor.pure.rules.vocabulary import SEVERAL_OF, YES_OR_NO
from rightdoor.records.directory.criteria_reading import NUMBER_KEYS

SIGNATURE = "past_requests(text[], date, jsonb)"
BETWEEN = "\x1f"  # no code holds it
UNNAMED = "-"  # stands for every code that no test names
IN_SQL = """
create or replace function sec.past_requests(asked text[], since date, kinds jsonb)
returns table(seen text, many bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
:who
  apart uuid[] := '{}';
  looked text;
begin
  if not by_office or said is null then return; end if;
  if cardinality(blocked) > 0 then
    apart := array(select id from public.referrals_referral where person_id = any (blocked));
  end if;
  select string_agg(case when kinds -> one is null then format('coalesce(coded ->> %L, '''')', one) else
    format('case when coded -> %L is null then '''' else (%s)::text end', one,
      (select string_agg(format('(coded -> %L ?| %L::text[])::int * %s', one,
                                array(select jsonb_array_elements_text(kind))::text, 2 ^ (nth - 1)), ' + ')
       from jsonb_array_elements(kinds -> one) with ordinality as each(kind, nth))
      || format(' + (not coded -> %L <@ %L::jsonb)::int * %s', one,
                (select coalesce(jsonb_agg(code), '[]') from jsonb_array_elements(kinds -> one) kind,
                 jsonb_array_elements(kind) code), 2 ^ jsonb_array_length(kinds -> one))) end,
    ' || E''\\x1f'' || ' order by place) into looked
  from unnest(asked) with ordinality as given(one, place);
  return query execute format(
    'select %s, count(*) from public.insight_pastrequest '
    'where partnership_id = any ($1) and received_on >= $2 and not (referral_id = any ($3)) group by 1', looked)
  using homes, since, apart;
end $$;
"""


def past_in_sql() -> str:
    """The function of the owner's.

    Counts and codes alone leave it, for those whose office is to read about everybody, without the people of whom they
    may know nothing.  Keys and codes come as arguments, and the database itself quotes them.
    """
    return IN_SQL


def past_requests(tests: Sequence[Node], besides: Sequence[str], since: date) -> Iterator[Combination]:
    """How many requests there are of each combination of what these tests look at, and of some keys besides.

    They are those of whoever acts' partnership.  Of values to which all tests say the same, one stands for all.
    """
    asked = tuple(dict.fromkeys((*keys_asked(tests), *besides)))
    found = [leaf for test in tests for leaf in leaves(test)]
    kinds = {key: kinds_of(key, found) for key in asked if key in SEVERAL_OF and key not in besides}
    with connection.cursor() as cursor:
        cursor.execute("select seen, many from sec.past_requests(%s, %s, %s)", [list(asked), since, json.dumps(kinds)])
        rows = cursor.fetchall()
    for seen, many in rows:
        told = zip(asked, seen.split(BETWEEN), strict=True)
        yield Combination({key: value_of(key, one, kinds.get(key)) for key, one in told}, many)


def kinds_of(key: str, tests: Sequence[Leaf]) -> list[list[str]]:
    """The codes that these tests name, those together of which every test says the same."""
    mine = [leaf for leaf in tests if leaf.key == key and isinstance(leaf, Among)]
    named = sorted({str(code) for leaf in mine for codes in codes_of(leaf) for code in codes})
    kinds: dict[tuple[Truth, ...], list[str]] = {}
    for code in named:
        kinds.setdefault(tuple(leaf.truth((code,)) for leaf in mine), []).append(code)
    return list(kinds.values())


def codes_of(leaf: Among) -> tuple[frozenset[Value], ...]:
    """Every code that a test names."""
    return (leaf.yes, leaf.no, leaf.unclear, frozenset(leaf.open), frozenset(leaf.confirm))


def value_of(key: str, written: str, kinds: list[list[str]] | None) -> Value:
    """A value as the rules have it; of several codes one of each kind that is in it."""
    if not written:
        return None
    if kinds is not None:
        stands_for = [*(kind[0] for kind in kinds), UNNAMED]
        return tuple(code for nth, code in enumerate(stands_for) if int(written) >> nth & 1)
    if key in NUMBER_KEYS or key in YES_OR_NO or key == "uses_nicotine":
        number: Value = json.loads(written)
        return number
    return tuple(json.loads(written)) if written.startswith("[") else written
