"""What dev.py can do.  Standard library only; each verb is one function."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from tools.attack import attack as run_attack
from tools.postgres import APP, OWNER, Cluster, NoPostgres, find_binaries
from tools.setup import CHECKOUT, PYTHON, VENV, WITHOUT_DATABASE, Stopped, run, say, set_up, site_packages

BIN = VENV / "bin"
AGAIN = "An earlier version may have made it. Begin again with --fresh: everybody in it is invented."
PROVEN = (
    "src/rightdoor/pure/*,src/rightdoor/*/*/actions.py,src/rightdoor/*/*/actions/*,"
    "src/rightdoor/ground/documents/cleaning/[a-z]*"
)


def main(arguments: list[str]) -> int:
    """Run one verb; every failure ends with a sentence that says what to do."""
    verb, rest = (arguments[0], arguments[1:]) if arguments else ("help", [])
    if verb not in VERBS:
        print(f"There is no verb '{verb}'. 'python3 dev.py help' lists them.", file=sys.stderr)
        return 2
    try:
        return VERBS[verb](rest) or 0
    except (Stopped, NoPostgres) as stopped:
        print(f"\n{stopped}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def help_(rest: list[str]) -> int:
    """list the verbs"""
    print("python3 dev.py VERB\n")
    for name, verb in VERBS.items():
        print(f"  {name:8} {(verb.__doc__ or '').splitlines()[0]}")
    return 0


def setup(rest: list[str]) -> int:
    """everything but starting: .venv, dependencies, front-end files"""
    set_up()
    return 0


def demo(rest: list[str]) -> int:
    """the site with an invented county: --port N, --size small|county, --fresh"""
    port = option(rest, "--port", "8000")
    size = option(rest, "--size", "small")
    if not port.isdigit() or size not in ("small", "county"):
        raise Stopped("Say 'python3 dev.py demo --port 8000 --size small' (or county).")
    set_up()
    cluster = started("demo", safe=True)
    environment = surroundings(cluster, "rightdoor", "demo")
    fresh = ["--fresh"] if "--fresh" in rest else []
    run(PYTHON, "-m", "tools.roles", environment["DATABASE_OWNER_URL"], environment["DATABASE_URL"], *fresh,
        why="Preparing the database", env=environment)  # fmt: skip
    run(BIN / "rightdoor", "migrate", why="Bringing the demo's database up to date", then=AGAIN, env=environment)
    run(BIN / "rightdoor", "demo", "fill", "--size", size, why="Filling the invented county", env=environment)
    return keep_serving(port, environment)


def keep_serving(port: str, environment: dict[str, str]) -> int:
    """Run the site and its background work in the foreground until a signal or a death."""
    signal.signal(signal.SIGTERM, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt()))
    commands = [[str(BIN / "rightdoor"), "serve", "--port", port], [str(BIN / "rightdoor"), "work"]]
    children = [subprocess.Popen(command, cwd=CHECKOUT, env=environment) for command in commands]
    try:
        wait_until_ready(port, children)
        subprocess.run([str(BIN / "rightdoor"), "demo", "accounts"], cwd=CHECKOUT, env=environment, check=False)
        print(f"Rightdoor is ready on http://127.0.0.1:{port}", flush=True)
        while all(child.poll() is None for child in children):
            time.sleep(0.5)
        raise Stopped("The site stopped by itself; its own words are above.")
    finally:
        for child in children:
            child.terminate()
        for child in children:
            child.wait(timeout=20)


def wait_until_ready(port: str, children: list[subprocess.Popen[bytes]]) -> None:
    for _ in range(240):
        if any(child.poll() is not None for child in children):
            raise Stopped(f"The site did not start. Is something else using port {port}? Try --port {int(port) + 1}.")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            pass
        time.sleep(0.25)
    raise Stopped("The site did not become ready within a minute; its own words are above.")


def test(rest: list[str]) -> int:
    """every check and test on a throw-away database; --full walks every page in every role"""
    set_up()
    need_programs()
    checks([])
    # One more than there are cores: browsers, commands and codes that are good for half a minute make a worker wait.
    workers = [] if any(word.startswith("-n") for word in rest) else ["-n", str(min(4, (os.cpu_count() or 1) + 1))]
    full = ["--full"] if "--full" in rest else []
    say("Tests")
    chosen = [word for word in rest if word != "--full"]
    code = with_pytest([*workers, "--dist", "worksteal", *full, *measured(), *chosen], throw_away=True)
    if code == 0 and not chosen:
        say("Branch coverage of the pure rooms and of every action")
        run(BIN / "coverage", "report", f"--include={PROVEN}", "--skip-covered", "--fail-under=99",
            why="Full branch coverage of what decides and acts")  # fmt: skip
    return code


def measured() -> list[str]:
    """Pytest's words for counting the branches of what decides and acts; to count those of all code costs minutes."""
    source = CHECKOUT / "src"
    acting = [*source.glob("rightdoor/*/*/actions.py"), *source.glob("rightdoor/*/*/actions")]
    deciding = [source / "rightdoor/pure", source / "rightdoor/ground/documents/cleaning"]
    names = [".".join(path.relative_to(source).with_suffix("").parts) for path in sorted([*acting, *deciding])]
    return [*(f"--cov={name}" for name in names), "--cov-branch", "--cov-report="]


def pytest(rest: list[str]) -> int:
    """some tests only; the arguments go to pytest"""
    set_up()
    return with_pytest(rest, throw_away=False)


def with_pytest(arguments: list[str], *, throw_away: bool) -> int:
    cluster = started("test", safe=False)
    environment = surroundings(cluster, f"rd_{os.getpid()}", "test")
    try:
        run(PYTHON, "-m", "tools.roles", environment["DATABASE_OWNER_URL"], environment["DATABASE_URL"], "--fresh",
            why="Preparing the database", env=environment)  # fmt: skip
        run(BIN / "rightdoor", "migrate", why="Making the test database", env=environment, stdout=subprocess.DEVNULL)
        return subprocess.run([str(BIN / "pytest"), *arguments], cwd=CHECKOUT, env=environment, check=False).returncode
    finally:
        if throw_away:
            cluster.remove()


def checks(rest: list[str]) -> int:
    """lint, types and the import contract"""
    set_up()
    say("Lint")
    run(BIN / "ruff", "check", ".", why="The lint")
    run(BIN / "ruff", "format", "--check", "-q", ".", why="The format check ('python3 dev.py fmt' mends it)")
    say("Import contract")
    run(
        BIN / "lint-imports",
        "--no-cache",
        why="The import contract",
        stdout=subprocess.DEVNULL if "-q" in rest else None,
    )
    say("Types")
    environment = {**os.environ, "RIGHTDOOR_MODE": "test", "DATABASE_URL": "postgresql://nobody@/none"}
    run(BIN / "mypy", why="The type check", env=environment)
    return 0


def fmt(rest: list[str]) -> int:
    """format the code"""
    set_up()
    run(BIN / "ruff", "check", "--fix", "-q", ".", why="The lint")
    run(BIN / "ruff", "format", ".", why="The formatter")
    return 0


def lock(rest: list[str]) -> int:
    """write requirements.lock anew from pyproject.toml"""
    set_up()
    run(BIN / "uv", "pip", "compile", "pyproject.toml", "--group", "dev", "--universal", "--python-version", "3.11",
        "--generate-hashes", "--no-emit-index-url", "--no-header", "-q", "-o", "requirements.lock", *rest,
        why="Locking the dependencies")  # fmt: skip
    return 0


def words(rest: list[str]) -> int:
    """bring the catalogue of each language to the words of today, and say what waits to be translated"""
    set_up()
    run(PYTHON, "-m", "tools.words", *rest, why="Reading the words of the pages", env=WITHOUT_DATABASE)
    return 0


def bench(rest: list[str]) -> int:
    """speed against peers, in turns: bench rules [--json]"""
    known = sorted(path.stem for path in (CHECKOUT / "bench").glob("[a-z]*.py"))
    if not rest or rest[0] not in known:
        raise Stopped(f"Say what to measure: {', '.join(known)}.")
    set_up()
    return subprocess.run([str(PYTHON), f"bench/{rest[0]}.py", *rest[1:]], cwd=CHECKOUT, check=False).returncode


def attack(rest: list[str]) -> int:
    """bandit, ruff S, check --deploy, semgrep, wapiti and sqlmap, as installed: --minutes N for each, --code-only"""
    set_up()
    return run_attack(rest)


def shell(rest: list[str]) -> int:
    """a Python shell on the demo's database"""
    set_up()
    environment = surroundings(started("demo", safe=True), "rightdoor", "demo")
    return subprocess.run(
        [str(BIN / "rightdoor"), "shell", *rest], cwd=CHECKOUT, env=environment, check=False
    ).returncode


def stop(rest: list[str]) -> int:
    """stop the databases of this checkout"""
    for name in ("demo", "test"):
        Cluster.beside(CHECKOUT, name, find_binaries(site_packages())).stop()
    return 0


def started(name: str, *, safe: bool) -> Cluster:
    cluster = Cluster.beside(CHECKOUT, name, find_binaries(site_packages()), safe=safe)
    with one_at_a_time(name):
        cluster.start()
    return cluster


@contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    """Two commands at once must not both make the same cluster."""
    with (VENV / f"{name}.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def surroundings(cluster: Cluster, database: str, mode: str) -> dict[str, str]:
    """The environment in which the product runs here; a DATABASE_URL of your own is used as it is."""
    given = {key: os.environ[key] for key in ("DATABASE_URL", "DATABASE_OWNER_URL") if key in os.environ}
    if len(given) == 1:
        raise Stopped(
            "Give both DATABASE_URL (the application's role) and DATABASE_OWNER_URL (who migrates), or neither."
        )
    county = {"RIGHTDOOR_COUNTY": str(CHECKOUT / "src/rightdoor/demo/county.toml")} if mode == "demo" else {}
    return {
        **county,
        **os.environ,
        "DATABASE_URL": cluster.url(APP, database),
        "DATABASE_OWNER_URL": cluster.url(OWNER, database),
        **given,
        "RIGHTDOOR_MODE": mode,
        "RIGHTDOOR_SECRET_KEY": os.environ.get("RIGHTDOOR_SECRET_KEY", cluster.secret()),
        "RIGHTDOOR_SHARED": os.environ.get("RIGHTDOOR_SHARED", str(CHECKOUT.parent / "shared")),
        "RIGHTDOOR_OUTBOX": os.environ.get("RIGHTDOOR_OUTBOX", str(CHECKOUT / "outbox")),
        "PYTHONUNBUFFERED": "1",
    }


def need_programs() -> None:
    """Chromium for the pages, a real scanner for files, a pool before the database: installed where we may."""
    need("chromium", package="chromium", why="The pages are tested in Chromium")
    need("pgbouncer", package="pgbouncer", why="The second wall is tested behind a pool of connections")
    need("clamd", package="clamav-daemon", why="Files are checked by clamd, and the tests ask a real one")


def need(program: str, *, package: str, why: str) -> None:
    """Find a program, or install the distribution's package where we may."""
    places = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin"])
    if shutil.which(program, path=places):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say(f"Installing {package}")
        subprocess.run(["apt-get", "update", "-q"], stdout=subprocess.DEVNULL, check=False)
        command = ["apt-get", "-o", "DPkg::Lock::Timeout=400", "install", "-y", "-q", package]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    if not shutil.which(program, path=places):
        raise Stopped(f"{why}, and it is missing. Install the package '{package}' and try again.")


def option(rest: list[str], name: str, default: str) -> str:
    if name not in rest:
        return default
    place = rest.index(name) + 1
    return rest[place] if place < len(rest) else ""


VERBS = {
    "demo": demo, "test": test, "setup": setup, "check": checks, "fmt": fmt, "pytest": pytest,
    "lock": lock, "words": words, "bench": bench, "attack": attack, "shell": shell, "stop": stop, "help": help_,
}  # fmt: skip
