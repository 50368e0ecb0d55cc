"""NHS numbers: ten digits, of which the last checks the others."""

import re

NOT_A_DIGIT = re.compile(r"[\s\-]")
LENGTH = 10


def read_nhs_number(written: str) -> str | None:
    """The ten digits of an NHS number as somebody wrote it; None where it cannot be one.

    The last digit is eleven less the remainder of the weighted sum of the others, where 11 counts as 0 and 10 is never
    given out (NHS Data Dictionary, NHS NUMBER).
    """
    digits = NOT_A_DIGIT.sub("", written)
    if len(digits) != LENGTH or not (digits.isascii() and digits.isdigit()) or len(set(digits)) == 1:
        return None
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(LENGTH, 1, -1), strict=False))
    check = (11 - total % 11) % 11
    return digits if check == int(digits[-1]) else None


def spaced(number: str) -> str:
    """As it is printed: 943 476 5919."""
    return f"{number[:3]} {number[3:6]} {number[6:]}"
