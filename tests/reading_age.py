"""How old one must be to read a text with ease: the Flesch-Kincaid grade, and five years of age.

Kincaid, Fishburne, Rogers and Chissom, *Derivation of new readability formulas* (Naval Technical Training Command,
1975): grade = 0.39 words a sentence + 11.8 syllables a word - 15.59.  Syllables are counted by groups of vowels: close
enough for a bound.
"""

import re

SCHOOL_BEGINS = 5  # the age at which grade nought begins
WORD = re.compile(r"[A-Za-z]+(?:[’'][A-Za-z]+)?")
SENTENCE = re.compile(r"[.!?:;]+(?:\s|$)|\n")
FILLED_IN = re.compile(r"%\(\w+\)[sd]|%\{\w+\}|\{\w+\}")
VOWELS = re.compile(r"[aeiouy]+")
SILENT_END = re.compile(r"(?:[^laeiouy]es|[^laeiou]e|[^td]ed)$")


def syllables(word: str) -> int:
    """Roughly how many syllables a word has."""
    small = word.lower().replace("’", "'").split("'")[0]
    found = len(VOWELS.findall(small))
    return max(1, found - 1 if found > 1 and SILENT_END.search(small) else found)


def reading_age(texts: list[str]) -> float:
    """The reading age of texts that stand on one page, each at least a sentence of its own."""
    whole = [FILLED_IN.sub("it", text) for text in texts]
    sentences = [one for text in whole for one in SENTENCE.split(text) if WORD.search(one)]
    said = [word for one in sentences for word in WORD.findall(one)]
    if not said:
        return 0.0
    grade = 0.39 * len(said) / len(sentences) + 11.8 * sum(map(syllables, said)) / len(said) - 15.59
    return grade + SCHOOL_BEGINS
