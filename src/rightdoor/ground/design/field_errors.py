"""What went wrong in a form, listed at the top of its page."""

from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.utils.translation import gettext, ngettext
from markupsafe import Markup

from rightdoor.ground.design import govuk
from rightdoor.ground.design.days import BOXES
from rightdoor.ground.design.widgets import DayBoxes


def wrong_boxes(bound: BoundField) -> tuple[str, ...]:
    """Which of a day's three boxes to mark; all of them unless the error knows better."""
    for error in bound.errors.as_data():
        boxes: tuple[str, ...] = (error.params or {}).get("boxes", ())
        return boxes or BOXES
    return ()


def error_summary(*shown: BaseForm) -> Markup:
    """Every error of the forms shown, each a link to where it can be put right."""
    errors = [
        {"text": message, "href": "" if name == "__all__" else _first_input(form[name])}
        for form in shown
        for name, messages in form.errors.items()
        for message in messages
    ]
    if not errors:
        return Markup("")
    title = ngettext("One thing to put right", "%(count)d things to put right", len(errors))
    return govuk.render(
        "govukErrorSummary",
        {
            "titleText": title % {"count": len(errors)},
            "descriptionText": gettext("Everything else you typed is kept."),
            "errorList": errors,
        },
    )


def _first_input(bound: BoundField) -> str:
    """Where a link from the summary leads."""
    own = bound.auto_id or bound.html_name
    if isinstance(bound.field.widget, DayBoxes):
        return f"#{own}-{wrong_boxes(bound)[0]}"
    return f"#{own}"
