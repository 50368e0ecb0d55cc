"""A note that was written where there was no network."""

from datetime import datetime
from typing import Any

from django import forms

from rightdoor.work.caseload.forms import Note


class PhoneNote(Note):
    """The note of a session without numbers of goals; sent again to be kept beside another of the same time."""

    keep_both = forms.BooleanField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, at: datetime, **more: Any) -> None:
        super().__init__(*args, at=at, goals=(), **more)

    def as_arguments(self) -> dict[str, Any]:
        return {**super().as_arguments(), "keep_both": bool(self.cleaned_data["keep_both"])}
