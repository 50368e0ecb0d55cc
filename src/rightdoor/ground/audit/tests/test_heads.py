"""Heads are signed when the chain has grown, and sent to every place that is set."""

import json
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from rightdoor.ground.access.actors import VISITOR
from rightdoor.ground.audit import checks, heads, jobs
from rightdoor.ground.audit.heads import NowhereToSend, heads_in, line_of, send
from rightdoor.ground.audit.jobs import HeadJob, needed_signer, number_events, signer
from rightdoor.ground.audit.keys import NoKey, Signer, fingerprint, make_key, public_at, public_pem, signer_at
from rightdoor.ground.audit.record import record
from rightdoor.ground.audit.sequencing import Sequencer
from rightdoor.ground.audit.tests.conftest import NOON
from rightdoor.pure.chain import Head

HEAD = Head(n=4, hash="ab" * 32, at="2026-11-20T12:00:00+00:00")


@pytest.fixture
def key(tmp_path: Path) -> Signer:
    return make_key(tmp_path / "audit.key")


@contextmanager
def log_host(secure: ssl.SSLContext | None = None) -> Iterator[tuple[int, list[bytes]]]:
    """Another machine's log, for one message."""
    said: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            wire, _where = server.accept()
            with secure.wrap_socket(wire, server_side=True) if secure else wire as talk:
                said.append(talk.recv(4096))

        listening = Thread(target=listen)
        listening.start()
        yield server.getsockname()[1], said
        listening.join(10)


def test_a_head_goes_to_every_folder_with_the_public_key_beside_it(key: Signer, tmp_path: Path) -> None:
    places = [str(tmp_path / "one"), str(tmp_path / "two")]

    for _time in range(2):
        send(line_of(HEAD, key), places, signer=key, at=NOON)

    for place in places:
        public = public_at(Path(place) / "audit.pub")
        lines = (Path(place) / "heads-2026-11-20.jsonl").read_text().splitlines()
        assert heads_in(lines, public) == [HEAD, HEAD]
        assert json.loads(lines[0])["key"] == fingerprint(key.public)


def test_a_head_goes_to_another_machines_log_as_one_framed_line(key: Signer) -> None:
    with log_host() as (port, said):
        send(line_of(HEAD, key), [f"syslog://127.0.0.1:{port}"], signer=key, at=NOON)

    length, _space, message = said[0].partition(b" ")
    assert int(length) == len(message)
    assert message.startswith(b"<109>1 2026-11-20T12:00:00+00:00 - rightdoor - audit-head - {")
    assert heads_in([message.decode()], key.public) == [HEAD]


def test_a_log_whose_certificate_nobody_vouches_for_gets_nothing(key: Signer, monkeypatch: pytest.MonkeyPatch) -> None:
    class Distrust(ssl.SSLContext):
        def wrap_socket(self, *_what: object, **_how: object) -> ssl.SSLSocket:
            raise ssl.SSLCertVerificationError

    monkeypatch.setattr(ssl, "create_default_context", lambda: Distrust(ssl.PROTOCOL_TLS_CLIENT))
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        pytest.raises(NowhereToSend, match="SSLCertVerificationError"),
    ):
        send("{}", [f"syslog+tls://127.0.0.1:{server.getsockname()[1]}"], signer=key, at=NOON)


def test_over_tls_the_other_machines_name_is_asked_for(key: Signer, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    class Trust(ssl.SSLContext):
        def wrap_socket(self, sock: socket.socket, *_what: object, **how: object) -> socket.socket:  # type: ignore[override]
            asked.append(how["server_hostname"])
            return sock

    monkeypatch.setattr(ssl, "create_default_context", lambda: Trust(ssl.PROTOCOL_TLS_CLIENT))
    with log_host() as (port, said):
        send("{}", [f"syslog+tls://localhost:{port}"], signer=key, at=NOON)

    assert asked == ["localhost"]
    assert said[0].endswith(b"{}")


def test_a_place_that_cannot_take_a_head_is_told_after_the_others_have_it(key: Signer, tmp_path: Path) -> None:
    places = ["syslog://127.0.0.1:1", str(tmp_path / "heads")]

    with pytest.raises(NowhereToSend, match=r"syslog://127.0.0.1:1: ConnectionRefusedError"):
        send(line_of(HEAD, key), places, signer=key, at=NOON)
    assert (tmp_path / "heads" / "heads-2026-11-20.jsonl").exists()


def test_the_job_signs_only_what_is_new_and_tries_again_where_it_could_not_be_sent(
    key: Signer, own_database: object, tmp_path: Path, settings: object
) -> None:
    settings.AUDIT_KEY, settings.AUDIT_HEADS = str(tmp_path / "audit.key"), ["/dev/null/nowhere"]  # type: ignore[attr-defined]
    job = HeadJob()
    assert job.run(NOON) == 0  # nothing is in the chain
    record("tests.happened", about=None, by=VISITOR, at=NOON)
    Sequencer().run(NOON)

    with pytest.raises(NowhereToSend):
        job.run(NOON)
    settings.AUDIT_HEADS = [str(tmp_path / "heads")]  # type: ignore[attr-defined]
    assert [job.run(NOON), job.run(NOON)] == [1, 0]


def test_without_a_key_nothing_is_signed_and_a_demo_makes_its_own(settings: object, tmp_path: Path) -> None:
    settings.AUDIT_KEY = ""  # type: ignore[attr-defined]
    assert signer() is None
    assert jobs.sign_head(NOON) == 0
    with pytest.raises(NoKey):
        needed_signer()

    settings.AUDIT_KEY, settings.DEMO = str(tmp_path / "deep" / "demo.key"), True  # type: ignore[attr-defined]
    made = needed_signer()
    assert fingerprint(needed_signer().public) == fingerprint(made.public)


def test_what_is_new_is_numbered_batch_by_batch(own_database: object, monkeypatch: pytest.MonkeyPatch) -> None:
    sequencer = Sequencer()
    monkeypatch.setattr(jobs, "BATCH", 2)
    monkeypatch.setattr(jobs, "SEQUENCER", sequencer)
    monkeypatch.setattr(jobs, "ROUNDS", 3)
    monkeypatch.setattr(sequencer, "run", lambda at, run=sequencer.run: run(at, batch=2))
    for _time in range(3):
        record("tests.happened", about=None, by=VISITOR, at=NOON)

    assert number_events(NOON) == 3
    assert number_events(NOON) == 0
    assert jobs.make_months(NOON) == 0


@pytest.mark.parametrize("content", [b"", b"nonsense", b"public", b"other"])
def test_a_file_that_is_no_key_of_ours_is_told_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    other = generate_private_key(SECP256R1())
    kinds = {
        b"public": public_pem(Ed25519PrivateKey.generate().public_key()),
        b"other": other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
    }
    (tmp_path / "key").write_bytes(kinds.get(content, content))
    (tmp_path / "pub").write_bytes(other.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))

    with pytest.raises(NoKey):
        signer_at(tmp_path / "key")
    with pytest.raises(NoKey, match="of another kind"):
        public_at(tmp_path / "pub")
    with pytest.raises(NoKey, match="cannot be read"):
        signer_at(tmp_path / "nowhere")
    with pytest.raises(NoKey, match="could not be written"):
        make_key(tmp_path / "key")


@pytest.mark.django_db
def test_in_production_the_check_asks_for_heads_elsewhere_and_a_log_of_the_owner(
    settings: object, tmp_path: Path
) -> None:
    settings.PRODUCTION, settings.AUDIT_HEADS, settings.AUDIT_KEY = True, [], ""  # type: ignore[attr-defined]

    found = " ".join(checks.problems(NOON))

    assert "leave this machine nowhere" in found
    assert "does not log what its owner does" in found
    (tmp_path / "key").write_text("nonsense")
    settings.AUDIT_KEY = str(tmp_path / "key")  # type: ignore[attr-defined]
    assert "holds no private key" in " ".join(checks.of_heads())


def test_a_moment_is_written_in_universal_time() -> None:
    assert heads.written(NOON) == "2026-11-20T12:00:00+00:00"
