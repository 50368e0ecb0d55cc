"""dev.py attack: every tool that looks for a way in, as far as it is installed.  Standard library only.

The first four read the code; wapiti and sqlmap go against a site of its own, filled with the invented county, as a
visitor and as each kind of staff.  Their findings are held to tools/reviewed.toml.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.attacked import ROLES, Visit, served, sign_in
from tools.setup import CHECKOUT, VENV, say

BIN = VENV / "bin"
SOURCE = "src/rightdoor"
RULES = CHECKOUT / "tools" / "semgrep" / "rules.yml"
REVIEWED = CHECKOUT / "tools" / "reviewed.toml"
MODULES = "xss,permanentxss,sql,exec,file,crlf,redirect,backup,htaccess,csrf,cookieflags,http_headers,csp"
OLD_WAPITI = """import re, re._parser
compile_ = re.compile
def mended(pattern, flags=0):  # Debian's wapiti 3.0.4 writes flags at the end, which Python 3.11 refuses
    if isinstance(pattern, str) and pattern.endswith('(?ms)'):
        return compile_(pattern[:-5], flags | re.M | re.S)
    return compile_(pattern, flags)
re.compile = mended
"""
FOR_REAL = {
    "RIGHTDOOR_MODE": "production", "RIGHTDOOR_SECRET_KEY": "0123456789abcdef" * 4, "RIGHTDOOR_HOSTS": "front.example",
    "RIGHTDOOR_PROXIES": "1", "RIGHTDOOR_CONTEXT_KEY": "fedcba9876543210" * 4, "DATABASE_URL": "postgresql://nobody@/none?host=/nowhere",
}  # fmt: skip
FORMS = (  # what sqlmap sends: an address, and the fields of its form
    ("visitor", "find/", "words=sleep&place=Maidstone&age=14"),
    ("visitor", "my-request/", "code=amber-kettle-pebble-velvet&word=kettle"),
    ("visitor", "sign-in/?next=/work/", "email=a@example.org&password=garden"),
    ("front_door_administrator", "work/queue/?view=&area=kent&ages=under_11&asker=me&after=1.0&at=1", ""),
    ("front_door_administrator", "work/search/", "sought=wren"),
    ("safeguarding_lead", "work/queue/?view=answered&area=kent", ""),
    ("service_manager", "work/tasks/rota/", ""),
)


@dataclass(frozen=True)
class Finding:
    """One thing that a tool found."""

    tool: str
    rule: str
    where: str
    words: str


class Missing(Exception):
    """A tool that is not installed here."""


def tool(name: str) -> str:
    """Where a tool is; Missing where it is not."""
    found = shutil.which(name, path=f"{BIN}{os.pathsep}{os.environ['PATH']}")
    if found is None:
        raise Missing(name)
    return found


def output(*command: object, **more: str) -> str:
    """What a command says, whatever its exit code."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=CHECKOUT, env=os.environ | more, capture_output=True, text=True, check=False)
    return done.stdout or done.stderr


def by_bandit() -> Iterator[Finding]:
    """bandit: medium and high."""
    for one in json.loads(output(tool("bandit"), "-q", "-r", SOURCE, "-x", "*/tests/*", "-ll", "-f", "json"))[
        "results"
    ]:
        yield Finding("bandit", one["test_id"], one["filename"], f"{one['line_number']}: {one['issue_text']}")


def by_ruff() -> Iterator[Finding]:
    """ruff's rules of security."""
    command = (tool("ruff"), "check", "--select", "S", "--output-format", "json", "--no-cache", SOURCE)
    for one in json.loads(output(*command)):
        where = str(Path(one["filename"]).relative_to(CHECKOUT))
        yield Finding("ruff", one["code"], where, f"{one['location']['row']}: {one['message']}")


def by_django() -> Iterator[Finding]:
    """The framework's own check for production."""
    done = subprocess.run(
        [tool("django-admin"), "check", "--deploy", "--fail-level", "WARNING",
         "--settings", "rightdoor.config.settings"],
        cwd=CHECKOUT, env=os.environ | FOR_REAL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        yield Finding("check --deploy", "WARNING", "settings", done.stderr.strip()[-600:])


def by_semgrep() -> Iterator[Finding]:
    """semgrep with our own rules, and the rules with their examples."""
    quiet = ("--metrics=off", "--disable-version-check")
    semgrep = tool("semgrep")
    if "All tests passed" not in output(semgrep, "--test", *quiet, RULES.parent):
        yield Finding("semgrep", "rules", "tools/semgrep/rules.py", "a rule does not find its own example")
    told = output(semgrep, "scan", *quiet, "--quiet", "--json", "--exclude", "tests", "--config", RULES, SOURCE)
    for one in json.loads(told)["results"]:
        rule = one["check_id"].rpartition(".")[2]
        yield Finding("semgrep", rule, one["path"], f"{one['start']['line']}: {one['extra']['message']}")


def by_wapiti(visit: Visit, seconds: int) -> Iterator[Finding]:
    """wapiti over everything that a role can reach by links and forms."""
    wapiti = tool("wapiti")
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        (Path(folder) / "sitecustomize.py").write_text(OLD_WAPITI)
        subprocess.run(
            [wapiti, "-u", visit.start, "--scope", "domain", "-m", MODULES, "-H", f"Cookie: {visit.cookies}", "-x",
             visit.at("sign-out/"), "-x", visit.at("leave/"), "--max-scan-time", str(seconds),
             "--max-attack-time", str(max(4, seconds // 12)), "--max-links-per-page", "60", "-S", "normal",
             "-f", "json", "-o", str(report),
             "--no-bugreport", "--flush-session", "--store-session", folder, "--store-config", folder, "-v", "0"],
            cwd=folder, env=os.environ | {"PYTHONPATH": folder}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            timeout=seconds * 3 + 120, check=False,
        )  # fmt: skip
        told = json.loads(report.read_text()) if report.exists() else None
    if told is None:
        yield Finding("wapiti", "no report", visit.role, "it ended without a report")
        return
    for kind, found in told["vulnerabilities"].items():
        for one in found:
            yield Finding("wapiti", kind, f"{visit.role} {one['method']} {one['path']}", one["info"])


def by_sqlmap(visit: Visit, address: str, data: str, seconds: int) -> Iterator[Finding]:
    """sqlmap on one form or one query."""
    sqlmap = tool("sqlmap")
    with TemporaryDirectory() as folder:
        form = ["--data", f"{data}&csrfmiddlewaretoken={visit.token}", "--skip", "csrfmiddlewaretoken"] if data else []
        command = [
            sqlmap, "-u", visit.at(address), *form, "--cookie", visit.cookies, "--batch", "--dbms", "PostgreSQL",
            "--level", "2", "--risk", "1", "--technique", "BEUST", "--time-sec", "3", "--output-dir", folder,
            "--flush-session", "--disable-coloring", "--threads", "2", "--skip-waf",
        ]  # fmt: skip
        try:
            done = subprocess.run(
                command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True,
                timeout=seconds, check=False,
            )  # fmt: skip
            said = done.stdout
        except subprocess.TimeoutExpired as late:
            said = (late.stdout or b"").decode(errors="replace") if isinstance(late.stdout, bytes) else ""
            print(f"  sqlmap was stopped after {seconds} seconds at {address}")
    if "is vulnerable" in said or "identified the following injection point" in said:
        yield Finding("sqlmap", "injection", f"{visit.role} {address}", said[-600:])


def attack(rest: list[str]) -> int:
    """Run what is installed; 1 where something was found that nobody has looked at."""
    seconds = 60 * int(rest[rest.index("--minutes") + 1]) if "--minutes" in rest else 120
    roles = tuple(rest[rest.index("--as") + 1].split(",")) if "--as" in rest else ROLES
    missing: list[str] = []
    found: list[Finding] = []
    for look in (by_bandit, by_ruff, by_django, by_semgrep):
        found += gathered(look, missing)
    if "--code-only" not in rest:
        found += against_site(seconds, missing, roles)
    open_ones, stale = held(found, missing)
    for one in open_ones:
        print(f"\n{one.tool} {one.rule}\n  {one.where}\n  {one.words}")
    for line in stale:
        print(f"\nreviewed.toml: {line}")
    looked = len(found) - len(open_ones)
    say(f"{len(open_ones)} open findings, {looked} looked at. Not installed here: {', '.join(missing) or 'nothing'}")
    return 1 if open_ones or stale else 0


def gathered(look: Callable[[], Iterator[Finding]], missing: list[str]) -> list[Finding]:
    """What one tool finds; its name goes on the list where it is not installed."""
    say((look.__doc__ or "").splitlines()[0])
    try:
        found = list(look())
    except Missing as absent:
        print(f"  not installed here: {absent}")
        missing.append(str(absent))
        return []
    print(f"  {len(found)} findings")
    return found


def against_site(seconds: int, missing: list[str], roles: tuple[str, ...]) -> list[Finding]:
    """wapiti as every role that is asked for, sqlmap on their forms that ask the database."""
    there = [name for name in ("wapiti", "sqlmap") if shutil.which(name)]
    missing += [name for name in ("wapiti", "sqlmap") if name not in there]
    found: list[Finding] = []
    if not there:
        return found
    with served() as site:
        visits = {role: sign_in(site, role) for role in roles}
        for role, visit in visits.items() if "wapiti" in there else ():
            say(f"wapiti as {role}")
            found += noted(list(by_wapiti(visit, seconds)))
        forms = [form for form in FORMS if form[0] in visits] if "sqlmap" in there else []
        for role, address, data in forms:
            say(f"sqlmap as {role}: {address.partition('?')[0]}")
            found += noted(list(by_sqlmap(visits[role], address, data, seconds)))
    return found


def noted(found: list[Finding]) -> list[Finding]:
    print(f"  {len(found)} findings")
    return found


def held(found: list[Finding], missing: list[str]) -> tuple[list[Finding], list[str]]:
    """What nobody has looked at; and the lines of the list that find nothing any more."""
    reviewed = tomllib.loads(REVIEWED.read_text())["reviewed"]
    known = {(one["tool"], one["rule"], file) for one in reviewed for file in one["files"]}
    seen = {key for one in found for key in keys_of(one)}
    ran = {one.tool for one in found} - {"wapiti", "sqlmap", *missing}  # what these reach depends on the time they have
    stale = [f"{tool_} {rule} finds nothing in {file}" for tool_, rule, file in known - seen if tool_ in ran]
    return [one for one in found if not keys_of(one) & known], sorted(stale)


def keys_of(one: Finding) -> set[tuple[str, str, str]]:
    """How the list may name a finding: in its place, or by its words wherever it is."""
    return {(one.tool, one.rule, one.where), (one.tool, one.rule, f"anywhere: {one.words}")}
