"""What makes a phone able to open one page of ours without a network, under a name that says nothing."""

import json
from collections.abc import Sequence

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpResponse, JsonResponse

FILES = (
    "vendor/govuk-frontend.css", "design/rightdoor.css", "design/start.js", "vendor/govuk-frontend.js",
    "design/leave.js", "design/once.js", "design/autosave.js", "design/blank.svg",
    "vendor/fonts/atkinson-hyperlegible-next-latin-400-normal.woff2",
)  # fmt: skip
"""What every page needs."""


def worker_of(name: str, page: str, files: Sequence[str]) -> HttpResponse:
    """What the browser runs: the page's address, its own files besides those of every page, and the script."""
    shell = [page, *(staticfiles_storage.url(one) for one in (*FILES, *files))]
    script = staticfiles_storage.url("design/offline.js")
    words = (
        f"self.NAME = {json.dumps(name)};\nself.SHELL = {json.dumps(shell)};\nimportScripts({json.dumps(script)});\n"
    )
    return HttpResponse(words, content_type="text/javascript; charset=utf-8")


def app_of(name: str, page: str, scope: str) -> JsonResponse:
    """What a phone shows of it among its other apps: this name, and no picture."""
    icon = {"src": staticfiles_storage.url("design/blank.svg"), "sizes": "any", "type": "image/svg+xml"}
    words = {"name": name, "short_name": name, "start_url": page, "scope": scope, "id": page, "icons": [icon],
             "display": "standalone", "background_color": "#ffffff", "theme_color": "#ffffff"}  # fmt: skip
    return JsonResponse(words, content_type="application/manifest+json")
