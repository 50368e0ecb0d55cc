"""Inputs that Django does not have, and what keeps typed words private."""

from collections.abc import Mapping
from typing import Any

from django import forms

from rightdoor.ground.design.days import BOXES, split_day

# Browsers remember words and send them to spelling services unless told otherwise.
KEPT_PRIVATE: Mapping[str, str] = {
    "autocomplete": "off",
    "spellcheck": "false",
    "autocorrect": "off",
    "writingsuggestions": "false",
}


def box_name(name: str, box: str) -> str:
    """The name under which one of the three boxes is sent: ``born_on_day``."""
    return f"{name}_{box}"


class DayBoxes(forms.Widget):
    """A day in three boxes; also takes one value such as 9/4/2012 under the plain name."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> tuple[str, str, str]:  # noqa: ARG002  Django's signature
        """What was typed, box by box."""
        if name in data and not any(box_name(name, box) in data for box in BOXES):
            return split_day(str(data[name]))
        day, month, year = (str(data.get(box_name(name, box), "")) for box in BOXES)
        return day, month, year

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:  # noqa: ARG002
        """Whether the form was sent without any of the boxes."""
        return not any(key in data for key in (name, *(box_name(name, box) for box in BOXES)))

    def id_for_label(self, id_: str, index: str = "0") -> str:  # noqa: ARG002
        """Links in an error summary lead to the first box."""
        return f"{id_}-day" if id_ else id_
