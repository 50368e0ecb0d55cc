"""What is taken out of a picture, and which are refused."""

from io import BytesIO

import pytest
from PIL import Image

from rightdoor.ground.documents.cleaning.pictures import end_of_png, without_camera, without_notes
from rightdoor.ground.documents.tests.files_here import (
    CANARY,
    bomb_png,
    jpeg,
    png,
    refused,
    twin,
)


def test_a_photo_forgets_where_it_was_taken_and_stands_upright() -> None:
    photo = jpeg((40, 30), exif=True)
    assert CANARY.encode() in photo

    bare = twin("a.jpg", photo)

    with Image.open(BytesIO(bare)) as picture:
        assert (picture.size, dict(picture.getexif()), "exif" in picture.info) == ((30, 40), {}, False)
    assert CANARY.encode() not in bare


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_screenshot_of_any_make_is_drawn_anew_without_its_notes(mode: str) -> None:
    bare = twin("a.png", png(mode=mode, note=CANARY))

    with Image.open(BytesIO(bare)) as picture:
        assert (picture.size, picture.format, "Author" in picture.info) == ((40, 30), "PNG", False)
    assert CANARY.encode() not in bare


def test_a_very_large_photo_is_made_smaller_and_stays_legible() -> None:
    with Image.open(BytesIO(twin("a.jpg", jpeg((6000, 3000))))) as picture:
        assert picture.size == (4096, 2048)


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_drawn() -> None:
    assert refused("a.png", bomb_png(9_000)) == "too_big_inside"
    assert refused("a.png", bomb_png(7_000)) == "too_big_inside"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", jpeg()[:-2]), ("a.jpg", jpeg()[:200]), ("a.jpg", b"\xff\xd8\xff\xe0\0\1"),
        ("a.jpg", b"\xff\xd8\xff\xff\xd9"), ("a.png", png()[:-12]), ("a.png", png()[:40]),
        ("a.png", b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIDAT\0\0\0\0"), ("a.png", png().replace(b"IDAT", b"IDOT")),
    ],
)  # fmt: skip
def test_half_a_picture_is_refused(name: str, content: bytes) -> None:
    assert refused(name, content) == "broken"


def test_a_picture_within_a_letter_keeps_its_dots_and_loses_the_camera() -> None:
    photo, note = jpeg(exif=True, comment=CANARY.encode()), png(note=CANARY)

    assert CANARY.encode() not in without_camera(photo) + without_notes(note)
    with Image.open(BytesIO(without_camera(photo))) as one, Image.open(BytesIO(photo)) as other:
        assert one.tobytes() == other.tobytes()
    assert end_of_png(without_notes(note)) == len(without_notes(note))


def test_the_shades_of_a_scan_stay_what_they_are() -> None:
    out, scan = BytesIO(), Image.new("I;16", (2, 1))
    scan.putpixel((0, 0), 128 * 256)
    scan.putpixel((1, 0), 65535)
    scan.save(out, "PNG")

    with Image.open(BytesIO(twin("a.png", out.getvalue()))) as bare:
        assert bare.tobytes() == bytes([128, 255])


def test_a_photo_with_marks_for_starting_again_is_read_to_its_end() -> None:
    out = BytesIO()
    Image.effect_noise((200, 100), 50).save(out, "JPEG", restart_marker_rows=1)
    assert b"\xff\xd0" in out.getvalue()

    assert twin("a.jpg", out.getvalue() + b"\0" * 50).endswith(b"\xff\xd9")
