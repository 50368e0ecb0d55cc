"""Telephone numbers as numbers: however somebody wrote one, it is the same line that rings."""

import phonenumbers

HERE = "GB"  # where a number without a country is dialled


def read_number(written: str) -> str:
    """A number with its country, in figures alone; of what cannot be read as one, whatever figures it has.

    "07700 900123", "07700900123", "+44 7700 900123" and "+44 (0)7700 900123" are one.
    """
    try:
        read = phonenumbers.parse(written, HERE)
    except phonenumbers.NumberParseException:
        return "".join(sign for sign in written if sign.isdecimal())
    return f"+{read.country_code}{read.national_number}"
