"""Reading one service's file into an entry for pages and a service for the rules."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from rightdoor.pure.rules import catalogue as rules
from rightdoor.pure.rules.catalogue import Agreement, Confirm, Criterion, Quote, Setting
from rightdoor.pure.rules.clocks import WorkingTime
from rightdoor.pure.rules.hours import OpeningHours, Period
from rightdoor.pure.rules.vocabulary import NEEDS, REFERRERS
from rightdoor.records.directory.criteria_reading import Reader
from rightdoor.records.directory.entries import Document, Entry, Onward, Plainly, Reach, Response, Route
from rightdoor.records.directory.programmes_reading import programmes_in
from rightdoor.records.directory.toml_files import TomlFile, need, only

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ROUTES = ("inside", "by_person", "bars")
STEPS = ("refer", "use", "contact")
SERVICE_KEYS = {
    "code": str, "order": int, "area": str, "name": str, "full_name": str, "document": str, "runs_it": str,
    "checked_on": date, "effective_from": date, "effective_to": date, "needs": list, "plainly": dict,
    "route": dict, "agreement": dict, "response": dict, "hours": list, "telephone": list, "email": list,
    "web": list, "programme": list, "criteria": list, "confirm": list, "onward": list, "inward": list,
}  # fmt: skip
NEEDED = ("code", "order", "area", "name", "document", "checked_on", "needs", "plainly", "route", "criteria")
PLAINLY_KEYS = dict.fromkeys(("summary", "for_whom", "you_get", "next", "young_person", "parent"), str)
ROUTE_KEYS = {
    "kind": str, "step": str, "only_through": str, "qualified": bool, "why_qualified": str, "says": str, "quote": str,
}  # fmt: skip
AGREEMENT_KEYS = {"young_person": bool, "parent": str, "awareness": bool, "named": list, "quote": str}
CRITERION_KEYS = {
    "name": str, "says": str, "quote": str, "document": str, "stands_in": str, "test": dict, "any": list, "all": list,
    "at_start": int,
}  # fmt: skip
HOURS_KEYS = {
    "days": list, "opens": str, "closes": str, "quote": str, "stands_in": str, "effective_from": date,
    "effective_to": date,
}  # fmt: skip


class ServiceReader:
    """Reads the services of the catalogue, with documents, settings and holidays at hand."""

    def __init__(
        self,
        file: TomlFile,
        documents: Mapping[str, Document],
        settings: Mapping[str, Setting],
        working_time: WorkingTime,
    ) -> None:
        self.file, self.table = file, file.table
        self.documents, self.settings, self.working_time = documents, settings, working_time
        need(file, self.table, NEEDED, "the service", near="code")
        only(file, self.table, SERVICE_KEYS, "a service")
        self.document = self.known_document(self.table["document"])
        unknown = [code for code in self.table["needs"] if code not in NEEDS]
        if unknown:
            raise file.refuse(f"'{unknown[0]}' is not a need.", near=unknown[0])

    def known_document(self, key: str) -> Document:
        """A document that is listed."""
        if key not in self.documents:
            raise self.file.refuse(f"There is no document called '{key}'.", near=f'"{key}"')
        return self.documents[key]

    def quote(self, words: str, document: Document | None = None) -> Quote:
        """Words with the document in which they stand."""
        found = document or self.document
        return Quote(words, found.file, found.publisher, found.title)

    def words_of(self, table: Mapping[str, Any]) -> Quote:
        """Words that stand in no document of ours: a manager says where, as in "Contract of 3 March 2026"."""
        return Quote(table["quote"], table["stands_in"], "", table["stands_in"])

    def criteria(self) -> tuple[Criterion, ...]:
        """What the service asks for, in the order in which its document says it."""
        reader = Reader(self.file, self.settings)
        found = []
        for table in self.table["criteria"]:
            need(self.file, table, ("name", "says", "quote"), "[[criteria]]")
            only(self.file, table, CRITERION_KEYS, f"the criterion '{table['name']}'")
            document = self.known_document(table["document"]) if "document" in table else None
            test = reader.test_of(table, table["name"])
            quote = self.words_of(table) if "stands_in" in table else self.quote(table["quote"], document)
            found.append(Criterion(table["name"], table["says"], quote, test))
        return tuple(found)

    def agreement(self) -> Agreement:
        """Whose agreement the service's words ask for, and whose we ask where they name none."""
        table = self.table.get("agreement", {})
        only(self.file, table, AGREEMENT_KEYS, "[agreement]")
        named = tuple(table.get("named", ()))
        asked = self.settings["agreement_where_none_is_named"].choice == "always" or bool(named)
        return Agreement(
            young_person=table.get("young_person", True) and asked,
            parent=table.get("parent", "not_asked"),
            awareness=table.get("awareness", False),
            named=named,
            quote=self.quote(table["quote"]) if "quote" in table else None,
        )

    def confirm(self) -> tuple[Confirm, ...]:
        """Decisions that a person confirms for some codes."""
        found = []
        for table in self.table.get("confirm", ()):
            name = Reader(self.file, self.settings).known(table["setting"], "[[confirm]]")
            if table.get("only_if") in (None, self.settings[name].choice):
                found.append(Confirm(table["fact"], frozenset(table["codes"]), name))
        return tuple(found)

    def service(self) -> rules.Service:
        """The service as the rules see it."""
        route = self.table["route"]
        at_start = [one["at_start"] for one in self.table["criteria"] if "at_start" in one]
        return rules.Service(
            code=self.table["code"],
            name=self.table["name"],
            area=self.table["area"],
            criteria=self.criteria(),
            agreement=self.agreement(),
            step=self.chosen(route, "step", STEPS, "refer"),
            only_through=route.get("only_through"),
            route_quote=self.quote(route["quote"]),
            route_says=route["says"],
            confirm_when=self.confirm(),
            age_at_start=at_start[0] if at_start else None,
            helps_with=frozenset(self.table["needs"]),
        )

    def chosen(self, table: Mapping[str, Any], key: str, allowed: tuple[str, ...], usual: str = "") -> str:
        """One of a few words."""
        value = table.get(key, usual)
        if value not in allowed:
            raise self.file.refuse(f"'{key}' is '{value}'. It can be: {', '.join(allowed)}.", near=key)
        return str(value)

    def route(self) -> Route:
        """How a request reaches the service."""
        table = self.table["route"]
        only(self.file, table, ROUTE_KEYS, "[route]")
        need(self.file, table, ("kind", "qualified", "why_qualified", "says", "quote"), "[route]")
        kind = self.chosen(table, "kind", ROUTES)
        through = table.get("only_through")
        if (kind == "bars") != (through in REFERRERS):
            said = "A route that bars names in 'only_through' the one referrer who may; no other route does."
            raise self.file.refuse(said, near="kind", after="[route]")
        return Route(
            kind, table["says"], self.quote(table["quote"]), through, table["qualified"], table["why_qualified"]
        )

    def reach(self) -> tuple[Reach, ...]:
        """Telephone numbers, addresses and websites, each in the document's words."""
        return tuple(
            Reach(
                kind,
                one["number" if kind == "telephone" else "address"],
                one.get("label", one.get("note", "")),
                self.quote(one["quote"]),
            )
            for kind in ("telephone", "email", "web")
            for one in self.table.get(kind, ())
        )

    def hours(self) -> OpeningHours | None:
        """The opening hours, with the dates from which and to which they hold."""
        periods = [self.period(table) for table in self.table.get("hours", ())]
        if not periods:
            return None
        on_holidays = self.settings["bank_holiday_hours"].choice or "not_said"
        return OpeningHours(tuple(periods), self.working_time.holidays, on_holidays)

    def period(self, table: Mapping[str, Any]) -> Period:
        """One row of hours."""
        need(self.file, table, ("days", "opens", "closes", "quote"), "[[hours]]")
        only(self.file, table, HOURS_KEYS, "[[hours]]")
        try:
            opens, closes = time.fromisoformat(table["opens"]), time.fromisoformat(table["closes"])
            days = frozenset(WEEKDAYS.index(day) for day in table["days"])
        except ValueError:
            said = 'Hours need weekdays in full and times such as "09:00".'
            raise self.file.refuse(said, near="days", after="[[hours]]") from None
        if opens >= closes or not days:
            raise self.file.refuse("Hours close later than they open, on one day or more.", near="days")
        quote = self.words_of(table) if "stands_in" in table else self.quote(table["quote"])
        return Period(days, opens, closes, table.get("effective_from"), table.get("effective_to"), quote)

    def response(self) -> Response | None:
        """The service's own promise of an answer, if its document makes one."""
        table = self.table.get("response")
        if table is None:
            return None
        reading = self.settings[table["counted"]].choice or "working_days"
        return Response(table["hours"], reading, table["told"], self.quote(table["quote"]))

    def onward(self) -> tuple[Onward, ...]:
        """Where the service leads."""
        return tuple(
            Onward(one["to"], one["when"], self.quote(one["quote"]), one.get("note", ""))
            for one in self.table.get("onward", ())
        )

    def entry(self) -> Entry:
        """The service as pages show it."""
        table, plainly = self.table, self.table["plainly"]
        only(self.file, plainly, PLAINLY_KEYS, "[plainly]")
        need(self.file, plainly, ("summary", "for_whom", "you_get", "next"), "[plainly]")
        return Entry(
            code=table["code"],
            kind="service",
            area=table["area"],
            name=table["name"],
            full_name=table.get("full_name", table["name"]),
            document=self.document,
            checked_on=table["checked_on"],
            plainly=Plainly(**plainly),
            reach=self.reach(),
            runs_it=table.get("runs_it", ""),
            needs=tuple(table["needs"]),
            route=self.route(),
            response=self.response(),
            hours=self.hours(),
            offered=tuple(programmes_in(self.file, table.get("programme", []), self.quote)),
            onward=self.onward(),
            inward=tuple(one["from"] for one in table.get("inward", ())),
            criteria=self.criteria(),
            source=self.document.file,
            effective_from=table.get("effective_from"),
            effective_to=table.get("effective_to"),
        )
