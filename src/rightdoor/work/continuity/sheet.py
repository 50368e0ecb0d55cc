"""What duty staff read: one page that needs nothing else, as text or as HTML.  No framework and no database here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any

from rightdoor.pure.rules.days import LONDON

OLD = timedelta(minutes=60)
VERSION = 1
STYLE = """
body{font:1.05rem/1.5 system-ui,sans-serif;max-width:60rem;margin:1rem auto;padding:0 1rem;color:#111;background:#fff}
h1{font-size:1.6rem}h2{font-size:1.3rem;border-top:2px solid #111;padding-top:.5rem}
h3{font-size:1.1rem;margin-bottom:.2rem}
dt{font-weight:bold}dd{margin:0 0 .4rem 1rem;overflow-wrap:anywhere}.old{border:3px solid #a00;padding:.6rem}
@media print{body{max-width:none}article{break-inside:avoid}}
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One child, one turn, one number: a title and what is known."""

    title: str
    facts: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the sheet; an empty one says that there is nothing."""

    title: str
    entries: list[Entry]
    nothing: str


def parts_of(told: dict[str, Any]) -> list[Part]:
    """The parts of an extract, most pressing first; what a newer writer added is shown too, under its own name."""
    return [
        Part(
            title=str(part["title"]),
            entries=[Entry(str(one["title"]), [(str(k), str(v)) for k, v in one["facts"]]) for one in part["entries"]],
            nothing=str(part.get("nothing", "Nothing when this was written.")),
        )
        for part in told["parts"]
    ]


def age_of(told: dict[str, Any], now: datetime) -> timedelta:
    """How long ago it was written, by this machine's clock."""
    return now.astimezone(UTC) - datetime.fromisoformat(str(told["written_at"]))


def said_age(told: dict[str, Any], now: datetime) -> str:
    """When it was written, and how old it is; an old one says so first."""
    written, age = datetime.fromisoformat(str(told["written_at"])).astimezone(LONDON), age_of(told, now)
    when = f"Written {written:%A %-d %B %Y, %H:%M}"
    if age < timedelta(minutes=-5):
        return f"{when}. By this machine's clock that has not come yet: one of the clocks is wrong."
    minutes = max(0, int(age.total_seconds() // 60))
    hours, rest = divmod(minutes, 60)
    days, left = divmod(hours, 24)
    length = f"{days} days {left} hours" if days else f"{hours} hours {rest} minutes" if hours else f"{rest} minutes"
    if age > OLD:
        return f"OLD. {when}, that is {length} ago. Things have changed since: ask before you rely on it."
    return f"{when}, {length} ago."


def as_text(told: dict[str, Any], *, now: datetime, notes: Sequence[str] = ()) -> str:
    """For a screen without a browser, or a printer."""
    return "\n".join(lines_of(told, now, notes)) + "\n"


def lines_of(told: dict[str, Any], now: datetime, notes: Sequence[str]) -> Iterable[str]:
    yield f"{told['name']}: if the system is down"
    yield said_age(told, now)
    yield from notes
    for part in parts_of(told):
        yield ""
        yield f"== {part.title} =="
        if not part.entries:
            yield part.nothing
        for entry in part.entries:
            yield ""
            yield f"* {entry.title}"
            for name, words in entry.facts:
                yield f"    {name}: " + words.replace("\n", "\n      ")


def as_html(told: dict[str, Any], *, now: datetime, notes: Sequence[str] = ()) -> str:
    """One file that a browser opens without asking anybody for anything."""
    body = "".join(section(number, part) for number, part in enumerate(parts_of(told)))
    old = ' class="old"' if age_of(told, now) > OLD else ""
    said = "".join(f"<p>{escape(note)}</p>" for note in notes)
    links = "".join(f'<li><a href="#p{n}">{escape(p.title)}</a></li>' for n, p in enumerate(parts_of(told)))
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">'
        f"<title>Page</title><style>{STYLE}</style></head><body>"
        f"<header><h1>{escape(str(told['name']))}: if the system is down</h1>"
        f"<p{old}><strong>{escape(said_age(told, now))}</strong></p>{said}</header>"
        f'<nav aria-label="Parts"><ul>{links}</ul></nav><main>{body}</main></body></html>\n'
    )


def section(number: int, part: Part) -> str:
    """One part."""
    entries = "".join(article(entry) for entry in part.entries) or f"<p>{escape(part.nothing)}</p>"
    return f'<section aria-labelledby="p{number}"><h2 id="p{number}">{escape(part.title)}</h2>{entries}</section>'


def article(entry: Entry) -> str:
    """One entry."""
    facts = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(words).replace(chr(10), '<br>')}</dd>" for name, words in entry.facts
    )
    return f"<article><h3>{escape(entry.title)}</h3>{f'<dl>{facts}</dl>' if facts else ''}</article>"
