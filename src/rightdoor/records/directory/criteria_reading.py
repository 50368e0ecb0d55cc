"""Reading criteria as a service manager writes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rightdoor.pure.rules.catalogue import Setting
from rightdoor.pure.rules.compiling import TooDeep, terms_of
from rightdoor.pure.rules.criteria import AllOf, Among, AnyOf, Between, Node
from rightdoor.pure.rules.keys import KEYS, Value
from rightdoor.pure.rules.truth import Truth
from rightdoor.pure.rules.vocabulary import AGENCIES, ONE_OF, SEVERAL_OF, YES_OR_NO
from rightdoor.records.directory.toml_files import TomlFile, only

OLDEST = 130
NUMBER_KEYS = ("age", "days_since_use", "indicator_count", "needs_named", "level_two_needs")
LEAF_KEYS: dict[str, type | tuple[type, ...]] = {
    "fact": str,
    "yes": list,
    "no": list,
    "unclear": list,
    "open": dict,
    "otherwise": str,
    "otherwise_open": str,
    "absent": str,
    "agencies": bool,
    "least": int,
    "most": (int, str),
    "open_from": dict,
    "open_below": str,
    "open_setting": str,
    "always_open": str,
    "any": list,
    "all": list,
}


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the tests of one file, with the county's settings at hand."""

    file: TomlFile
    settings: Mapping[str, Setting]

    def node(self, table: Mapping[str, Any], where: str) -> Node:
        """One test, or a group of tests."""
        only(self.file, table, LEAF_KEYS, f"a test of '{where}'")
        if "any" in table:
            return AnyOf(tuple(self.node(part, where) for part in table["any"]))
        if "all" in table:
            return AllOf(tuple(self.node(part, where) for part in table["all"]))
        if "always_open" in table:
            setting = self.known(table["always_open"], where)
            return Among("subject", otherwise=Truth.OPEN, absent=Truth.OPEN, otherwise_setting=setting)
        key = table.get("fact", "")
        if key not in KEYS:
            raise self.file.refuse(
                f"'{where}' tests a fact called '{key}', which does not exist.", near=key or where, after=f'"{where}"'
            )
        return self.between(table, key, where) if key in NUMBER_KEYS else self.among(table, key, where)

    def known(self, name: str, where: str) -> str:
        """A setting that exists."""
        if name not in self.settings:
            raise self.file.refuse(
                f"'{where}' names a setting '{name}', which does not exist.", near=name, after=f'"{where}"'
            )
        return name

    def among(self, table: Mapping[str, Any], key: str, where: str) -> Among:
        """A test on codes; a setting that is settled firmly becomes plain, and is confirmed."""
        codes = [*table.get("yes", ()), *table.get("no", ()), *table.get("unclear", ())]
        opened = {self.code(key, code, where): self.known(name, where) for code, name in table.get("open", {}).items()}
        for code in codes:
            self.code(key, code, where)
        yes: set[Value] = {*table.get("yes", ()), *(AGENCIES if table.get("agencies") else ())}
        no: set[Value] = set(table.get("no", ()))
        left: dict[Value, str] = {}
        confirm: dict[Value, str] = {}
        for code, name in opened.items():
            self.settle(code, name, yes=yes, no=no, left=left, confirm=confirm)
        otherwise, setting, confirmed = self.otherwise(table, where)
        return Among(
            key,
            frozenset(yes),
            frozenset(no),
            frozenset(table.get("unclear", ())),
            left,
            confirm,
            otherwise,
            Truth(table.get("absent", "unknown")),
            setting,
            confirmed,
        )

    def otherwise(self, table: Mapping[str, Any], where: str) -> tuple[Truth, str | None, str | None]:
        """What every other code says, the setting if it is left open, and the setting if it is to be confirmed."""
        if "otherwise_open" not in table:
            return Truth(table.get("otherwise", "no")), None, None
        name = self.known(table["otherwise_open"], where)
        setting = self.settings[name]
        if setting.firm and setting.default is not None:
            return (Truth.YES if setting.default == "eligible" else Truth.NO), None, name
        return Truth.OPEN, name, None

    def settle(
        self,
        code: Value,
        name: str,
        *,
        yes: set[Value],
        no: set[Value],
        left: dict[Value, str],
        confirm: dict[Value, str],
    ) -> None:
        """Put a code that the words leave open where the county's setting puts it."""
        setting = self.settings[name]
        if not setting.firm or setting.default is None:
            left[code] = name
            return
        (yes if setting.default == "eligible" else no).add(code)
        confirm[code] = name

    def code(self, key: str, code: Any, where: str) -> Value:
        """A code that the fact can have."""
        if key in YES_OR_NO or key == "uses_nicotine":
            return str(code).lower() == "true"
        allowed = ONE_OF.get(key) or SEVERAL_OF.get(key)
        if allowed and code not in allowed and key != "child_engaged_with":
            raise self.file.refuse(
                f"'{where}' names '{code}', which '{key}' cannot be.", near=f'"{code}"', after=f'"{where}"'
            )
        return str(code)

    def between(self, table: Mapping[str, Any], key: str, where: str) -> Between:
        """A test on a number."""
        least, most = table.get("least", 0), self.number(table.get("most"), where)
        opened = {int(number): self.known(name, where) for number, name in table.get("open", {}).items()}
        for start, name in table.get("open_from", {}).items():
            opened |= dict.fromkeys(range(int(start), OLDEST + 1), self.known(name, where))
        if "open_below" in table:
            enough = self.number(table["open_below"], where) or 0
            opened |= dict.fromkeys(range(least, enough), self.known(table.get("open_setting", ""), where))
        yes: set[Value] = set()
        no: set[Value] = set()
        left: dict[Value, str] = {}
        confirm: dict[Value, str] = {}
        for number, name in opened.items():
            self.settle(number, name, yes=yes, no=no, left=left, confirm=confirm)
        return Between(key, least, most, frozenset(no), left, confirm, Truth(table.get("absent", "unknown")))

    def number(self, written: int | str | None, where: str) -> int | None:
        """A number as it stands, or the number of a setting."""
        if not isinstance(written, str):
            return written
        number = self.settings[self.known(written, where)].number
        if number is None:
            raise self.file.refuse(
                f"'{where}' wants a number from '{written}', which has none.", near=written, after=f'"{where}"'
            )
        return number

    def test_of(self, table: Mapping[str, Any], name: str) -> Node:
        """The test of one criterion."""
        given = [key for key in ("test", "any", "all") if key in table]
        if len(given) != 1:
            raise self.file.refuse(f"'{name}' needs exactly one of test, any, all.", near=f'"{name}"')
        node = self.node(table["test"] if given == ["test"] else {given[0]: table[given[0]]}, name)
        try:
            terms_of(node)
        except TooDeep as error:
            raise self.file.refuse(f"'{name}' is nested too deep: {error}.", near=f'"{name}"') from None
        return node
