"""Words of their own, as they stand inside a sentence."""


def inside(words: str) -> str:
    """'For someone I work with' as 'for someone I work with'; 'NHS number' and 'I am safe' stay as they are."""
    first = words.split(maxsplit=1)[0] if words.strip() else ""
    if first[:1] == "I" and not first[1:2].islower():  # I, I'm, IAPT
        return words
    return words if first[1:2].isupper() else words[:1].lower() + words[1:]
