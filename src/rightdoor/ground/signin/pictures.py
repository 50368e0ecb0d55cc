"""The picture that an app reads with its camera."""

import base64
from io import BytesIO

import qrcode
from qrcode.image.svg import SvgPathFillImage


def picture_of(address: str) -> str:
    """A square of dots as an address that an <img> can show, dark on white on every theme."""
    drawn = BytesIO()
    qrcode.make(address, image_factory=SvgPathFillImage, border=3).save(drawn)
    return "data:image/svg+xml;base64," + base64.b64encode(drawn.getvalue()).decode()
