"""The chain itself: any change, anywhere, is found, and the first bad number is named."""

import base64
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from rightdoor.ground.audit.heads import heads_in, line_of
from rightdoor.ground.audit.keys import Signer
from rightdoor.pure.chain import (
    GENESIS,
    Fault,
    Head,
    NotAHead,
    Numbered,
    Tombstone,
    canonical,
    head_of,
    link,
    tombstone_of,
    walk,
)

calm = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault
texts = some.text(max_size=6)
said = some.dictionaries(texts, some.none() | some.booleans() | some.integers() | texts, max_size=4)
events = some.lists(said.map(canonical), min_size=1, max_size=12)


def chain_of(kept: list[bytes]) -> list[Numbered]:
    """The chain as it is made."""
    chain, previous = [], GENESIS
    for n, event in enumerate(kept, 1):
        previous = link(previous, event)
        chain.append(Numbered(n, previous, event))
    return chain


def head_over(chain: list[Numbered], n: int) -> Head:
    return Head(n=n, hash=chain[n - 1].hash.hex(), at="2026-11-20T12:00:00+00:00")


def fault_of(chain: list[Numbered], heads: list[Head], grave: Tombstone | None = None) -> Fault | None:
    last = [step for step in walk(chain, heads, grave) if isinstance(step, Fault)]
    return last[0] if last else None


@calm
@given(events)
def test_an_untouched_chain_has_no_fault_whatever_is_in_it(kept: list[bytes]) -> None:
    chain = chain_of(kept)

    assert fault_of(chain, [head_over(chain, n) for n in range(1, len(chain) + 1)]) is None


@calm
@given(events, some.data())
def test_a_changed_event_is_named(kept: list[bytes], data: some.DataObject) -> None:
    chain = chain_of(kept)
    at = data.draw(some.integers(0, len(chain) - 1))
    chain[at] = Numbered(chain[at].n, chain[at].hash, chain[at].event + b" ")

    assert fault_of(chain, []) == Fault(at + 1, "does not fit its hash: the event or the chain was changed")


@calm
@given(events, some.data())
def test_a_missing_number_is_named_wherever_it_was(kept: list[bytes], data: some.DataObject) -> None:
    chain = chain_of(kept)
    gone = data.draw(some.integers(0, len(chain) - 1))
    heads = [head_over(chain, len(chain))]
    del chain[gone]

    fault = fault_of(chain, heads)

    assert fault is not None
    assert fault.n == gone + 1
    assert "missing" in fault.what


@calm
@given(some.lists(said.map(canonical), min_size=2, max_size=12, unique=True), some.data())
def test_two_events_that_changed_places_are_named_at_the_first(kept: list[bytes], data: some.DataObject) -> None:
    chain = chain_of(kept)
    first = data.draw(some.integers(0, len(chain) - 2))
    second = data.draw(some.integers(first + 1, len(chain) - 1))
    a, b = chain[first], chain[second]
    chain[first], chain[second] = Numbered(a.n, a.hash, b.event), Numbered(b.n, b.hash, a.event)

    fault = fault_of(chain, [])

    assert fault is not None
    assert fault.n == first + 1


@calm
@given(events, some.data())
def test_a_chain_that_was_hashed_anew_does_not_fit_the_head_that_was_kept(
    kept: list[bytes], data: some.DataObject
) -> None:
    was = chain_of(kept)
    changed = data.draw(some.integers(0, len(was) - 1))
    heads = [head_over(was, n) for n in sorted({max(changed, 1), len(was)})]
    now = chain_of([event + b"!" if at == changed else event for at, event in enumerate(kept)])

    assert fault_of(now, []) is None  # by itself it looks whole
    fault = fault_of(now, heads)
    assert fault is not None
    assert fault.n == (changed + 1 if heads[0].n <= changed else 1)
    assert "was signed for another" in fault.what


@calm
@given(events, some.data())
def test_a_cut_tail_is_found_only_with_the_head(kept: list[bytes], data: some.DataObject) -> None:
    chain = chain_of(kept)
    left = data.draw(some.integers(0, len(chain) - 1))

    assert fault_of(chain[:left], []) is None
    fault = fault_of(chain[:left], [head_over(chain, len(chain))])
    assert fault == Fault(left + 1, f"is missing: a head was signed for number {len(chain)}")


@calm
@given(some.lists(said.map(canonical), min_size=3, max_size=12))
def test_a_chain_goes_on_from_its_tombstone(kept: list[bytes]) -> None:
    chain = chain_of(kept)
    grave = Tombstone(1, "2026-02-01", "", (), 1, 1, chain[0].hash.hex(), late={2: chain[1].hash.hex()})
    rest = [Numbered(2, chain[1].hash, None), *chain[2:]]

    assert fault_of(rest, [head_over(chain, len(chain))], grave) is None
    assert fault_of(rest, []) == Fault(1, "is missing")
    lost = Tombstone(1, "2026-02-01", "", (), 1, 1, chain[0].hash.hex())
    assert fault_of(rest, [], lost) == Fault(2, "has lost its event")


def test_a_number_that_is_given_twice_is_named() -> None:
    one, two = chain_of([b"{}", b"{}"])

    assert fault_of([one, two, two], []) == Fault(3, "is followed by another number 2")


def test_two_heads_that_disagree_show_that_the_chain_was_forked() -> None:
    chain = chain_of([b"1", b"2"])
    other = Head(n=2, hash="00" * 32, at="")

    fault = fault_of(chain, [head_over(chain, 1), head_over(chain, 2), other])

    assert fault is not None
    assert fault.n == 2


@calm
@given(some.dictionaries(texts, texts))
def test_canonical_json_does_not_depend_on_the_order_of_keys(one: dict[str, str]) -> None:
    assert canonical(one) == canonical(dict(reversed(one.items())))
    assert json.loads(canonical(one).decode("utf-8", "surrogatepass")) == one


def test_a_tombstone_can_be_read_again() -> None:
    grave = Tombstone(3, "2026-02-01", "2026-03-01T00:00:00+00:00", ("a", "b"), 7, 12, "ab" * 32, {13: "cd" * 32})

    assert tombstone_of(grave.body()) == grave


def test_a_head_is_read_from_a_line_of_a_log_and_its_signature_is_checked() -> None:
    signer, other = Signer(Ed25519PrivateKey.generate()), Signer(Ed25519PrivateKey.generate())
    head = Head(n=4, hash="ab" * 32, at="2026-11-20T12:00:00+00:00")
    line = line_of(head, signer)

    assert heads_in([f"<109>1 host rightdoor: {line}", ""], signer.public) == [head]
    with pytest.raises(NotAHead, match="Line 1: the head of number 4 is not signed by this key"):
        heads_in([line], other.public)
    with pytest.raises(NotAHead, match="Line 2: the head of number 5 is not signed"):
        heads_in([line, line.replace('"n":4', '"n":5')], signer.public)


@pytest.mark.parametrize(
    "line",
    [
        "nothing",
        "{}",
        "{",
        '{"n":1,"hash":"zz","at":"","signature":""}',
        '{"n":1,"hash":"ab","at":"","signature":""}',
        json.dumps({"n": -1, "hash": "ab" * 32, "at": "", "signature": ""}),
        json.dumps({"n": 1, "hash": "ab" * 32, "at": "", "signature": "?"}),
        json.dumps({"n": None, "hash": "ab" * 32, "at": "", "signature": base64.b64encode(b"x").decode()}),
    ],
)
def test_a_line_that_is_no_head_is_refused(line: str) -> None:
    with pytest.raises(NotAHead):
        head_of(line)
