"""A device in a few words that its owner recognises, made from what browsers say of themselves."""

BROWSERS = (  # the first that is found; most browsers claim to be others too
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"),
    ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
)  # fmt: skip
SYSTEMS = (
    ("iPhone", "an iPhone"), ("iPad", "an iPad"), ("Android", "Android"), ("CrOS", "a Chromebook"),
    ("Windows", "Windows"), ("Mac OS", "a Mac"), ("Linux", "Linux"),
)  # fmt: skip


def in_words(agent: str) -> str:
    """'Firefox on Windows'.  Only our own words come out, whatever was sent."""
    shown = agent[:400]
    browser = next((words for sign, words in BROWSERS if sign in shown), "A browser")
    system = next((words for sign, words in SYSTEMS if sign in shown), "a device")
    return f"{browser} on {system}"
