"""Somebody who walks through the pages as a person does, without a browser: reads, fills in what is shown, presses.

Only a form that stands on the page can be sent, with the hidden fields and the choices that it shows, so a page that
offers no such button stops the walk.  Chromium walks the same pages elsewhere; this is quick enough for every service.
"""

import re
from html import unescape
from typing import Any

import lxml.html
from django.test import Client

BOXES = ("day", "month", "year")


def plain(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()


def said(element: Any) -> str:
    """What stands on a button or a link."""
    return plain(element.text_content())


class Walker:
    """One signed-in person and the page in front of them."""

    def __init__(self, client: Client) -> None:
        self.client, self.where, self.page = client, "", lxml.html.fromstring("<html></html>")

    def open(self, where: str) -> "Walker":
        """Go to an address that a link or a bookmark names."""
        answer = self.client.get(where, follow=True)
        assert answer.status_code == 200, (where, answer.status_code)
        return self.shown(answer)

    def shown(self, answer: Any) -> "Walker":
        self.where = answer.request["PATH_INFO"]
        self.page = lxml.html.fromstring(answer.content)
        return self

    def follow(self, words: str) -> "Walker":
        """Press a link by its words."""
        links = [one for one in self.page.xpath("//main//a[@href]") if words in said(one)]
        assert links, f"No link says {words!r} on {self.where}"
        return self.open(links[0].get("href"))

    def send(self, button: str, to: str = "", **filled: Any) -> "Walker":
        """Fill in the form under this button by the names of its fields, and press it; *to*, where several say it."""
        forms = [one for one in self.page.forms if button in map(said, one.xpath(".//button"))]
        form = next((one for one in forms if to in (one.action or "")), None)
        assert form is not None, f"No button says {button!r} on {self.where}: {self.buttons()}"
        return self.sent(form, filled)

    def sent(self, form: Any, filled: dict[str, Any]) -> "Walker":
        """Send a form with these fields filled in, and read the page that answers."""
        data = standing(form)
        for told, value in filled.items():
            fill(form, data, told, value)
        answer = self.client.post(form.action or self.where, data, follow=True)
        assert answer.status_code in (200, 409, 422), (form.action, answer.status_code)
        return self.shown(answer)

    def send_to(self, to: str, **filled: Any) -> "Walker":
        """The same for the first form that goes there and has these fields, whatever its button says."""
        forms = [one for one in self.page.forms if to in (one.action or "")]
        form = next((one for one in forms if all(takes(one, name, value) for name, value in filled.items())), None)
        assert form is not None, f"No form goes to {to} with {sorted(filled)} on {self.where}"
        return self.sent(form, filled)

    def choices(self, name: str) -> list[str]:
        """The choices of one field on this page."""
        return [str(one.get("value")) for one in self.page.xpath(f"//input[@name='{name}']")]

    def fields(self) -> set[str]:
        """The names of every field on this page."""
        return {str(one.get("name")) for one in self.page.xpath("//form//*[@name]")}

    def buttons(self) -> list[str]:
        return [said(one) for form in self.page.forms for one in form.xpath(".//button")]

    @property
    def words(self) -> str:
        """Everything that the page says."""
        main = self.page.xpath("//main")
        return plain(unescape(main[0].text_content())) if main else ""

    def sees(self, *words: str) -> "Walker":
        """The page says each of these."""
        missing = [one for one in words if one not in self.words]
        assert not missing, f"{missing} not on {self.where}: {self.words}"
        return self

    def sees_no(self, *words: str) -> "Walker":
        """The page says none of these."""
        found = [one for one in words if one in self.words]
        assert not found, f"{found} on {self.where}"
        return self


def standing(form: Any) -> dict[str, list[str]]:
    """What the form would send as it stands."""
    data: dict[str, list[str]] = {}
    for name, value in form.form_values():
        data.setdefault(name, []).append(value)
    return data


def fill(form: Any, data: dict[str, list[str]], told: str, value: Any) -> None:
    """One field: of its choices the one that says or is *value*; three boxes for a day."""
    if hasattr(value, "year"):
        for box in BOXES:
            assert form.xpath(f".//input[@name='{told}_{box}']"), f"No day is called {told}"
            data[f"{told}_{box}"] = [str(getattr(value, box))]
        return
    fields = form.xpath(f".//*[@name='{told}']")
    assert fields, f"No field is called {told}"
    if fields[0].get("type") in ("radio", "checkbox"):
        wanted = value if isinstance(value, list) else [value]
        chosen = [one for one in fields if {one.get("value"), label_of(form, one)} & set(wanted)]
        assert chosen, f"{told} cannot be {value!r}: {[label_of(form, one) for one in fields]}"
        data[told] = [one.get("value") or "on" for one in chosen]
    else:
        data[told] = [str(value)]


def takes(form: Any, name: str, value: Any) -> bool:
    """Whether the form has this field; a hidden one only with this value."""
    fields = form.xpath(f".//*[@name='{name}' or @name='{name}_day']")
    return bool(fields) and (fields[0].get("type") != "hidden" or fields[0].get("value") == value)


def label_of(form: Any, field: Any) -> str:
    found = form.xpath(f".//label[@for='{field.get('id')}']")
    return said(found[0]) if found else ""
