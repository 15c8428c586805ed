"""English words as dictionary look-up wants them: content words, stemmed; numbers; names."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from reader.bitext.align import numerals

WORD: Final = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’][A-Za-z]+)*|\d[\d,]*(?:\.\d+)?")
"""A word, with its apostrophes, or a number in digits."""

NUMBER_SIGN: Final = "#"
"""Opens the term of a number, so that it never meets a word."""

_FUNCTION_WORDS_TEXT: Final = """
a about again all also am an and any are as at be been being both but by can could did do does doing
done down each every few for from further had has have having he her here hers herself him himself
his how i if in into is it its itself just may me might mine more most must my myself no nor not now
of off on once only or other our ours out over own same shall she should so some such than that the
their theirs them themselves then there these they this those to too under until up upon us very was
we were what when where which while who whom whose why will with would you your yours yourself one's
oneself sb sth etc eg ie don't didn't doesn't isn't wasn't aren't weren't can't couldn't won't
wouldn't i'm i'd i'll i've he's he'd he'll she's she'd she'll it's it'd it'll you're you'd you'll
you've we're we'd we'll we've they're they'd they'll they've that's there's what's let's hadn't
hasn't haven't shouldn't mustn't who's
"""
_FUNCTION_WORDS: Final = frozenset(_FUNCTION_WORDS_TEXT.split())

# Forms that no suffix rule leads back to their base. The base stands first.
_IRREGULAR_FAMILIES: Final = """
arise arose arisen|awake awoke|bear bore borne|beat beaten|become became|begin began begun|bend bent
bet|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred
bring brought|build built|burn burnt|burst|buy bought|cast|catch caught|choose chose chosen
cling clung|come came
cost|creep crept|cut|deal dealt|dig dug|draw drew drawn|dream dreamt|drink drank drunk
drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found
flee fled|fling flung|fly flew flown|forbid forbade forbidden|forget forgot forgotten
forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go goes went gone
grind ground|grow grew grown|hang hung|hear heard|hide hid hidden|hit|hold held|hurt|keep kept
kneel knelt|know knew known|lay laid|lead led|lean leant|leap leapt|learn learnt|leave left
lend lent|let|lie lay lain lying|light lit|lose lost|make made making|mean meant|meet met
mistake mistook
overcome overcame|pay paid|prove proven|put|read|ride rode ridden|ring rang rung|rise rose risen
run ran|say said|see saw seen|seek sought|sell sold|send sent|set|shake shook shaken|shine shone
shoot shot|show shown|shrink shrank shrunk|shut|sing sang sung|sink sank sunk|sit sat|sleep slept
slide slid|smell smelt|speak spoke spoken|spend spent|spin spun|spit spat|split|spread
spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung|strike struck
string strung|strive strove|swear swore sworn|sweep swept|swell swollen|swim swam swum|swing swung
take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown
understand understood|wake woke woken|wear wore worn|weave wove woven|weep wept|win won
wind wound|withdraw withdrew withdrawn|write wrote written
child children|foot feet|goose geese|half halves|knife knives|leaf leaves|life lives|man men
mouse mice|ox oxen|person people|shelf shelves|thief thieves|tooth teeth|wife wives|wolf wolves
woman women|good better best|bad worse worst|far farther farthest|little less least|die dying
"""
_SUFFIXES: Final = (
    ("'s", ""), ("’s", ""), ("iness", "y"), ("ies", "y"), ("ied", "y"), ("ier", "y"), ("iest", "y"),
    ("ily", "y"), ("sses", "ss"), ("ingly", ""), ("edly", ""), ("ings", ""), ("ing", ""),
    ("ers", ""), ("ed", ""), ("ly", ""), ("es", ""), ("s", ""), ("er", ""), ("est", ""),
    ("ness", ""), ("ment", ""),
)  # fmt: skip
_SUFFIXES_BY_END: Final = {
    last: tuple(pair for pair in _SUFFIXES if pair[0][-1] == last)
    for last in {suffix[-1] for suffix, _ in _SUFFIXES}
}


def terms(text: str) -> list[str]:
    """The content words of an English text as stems, and its numbers as `#28`, in order."""
    found = list(map(_terms.__getitem__, WORD.findall(text)))
    if None in found:  # words of a number belong together
        return [term for _, _, term in placed_terms(text)]
    return [term for term in found if term]


def placed_terms(text: str) -> list[tuple[int, int, str]]:
    """The same, each with where it begins and ends in the text."""
    found: list[tuple[int, int, str]] = []
    number: list[re.Match[str]] = []
    for match in WORD.finditer(text):
        word = match.group().lower().replace("’", "'")
        if numerals.is_number_word(word):
            number.append(match)
            continue
        if word == "and" and number:
            continue
        if number:
            found.extend(_number_terms(number))
            number = []
        term = _terms[match.group()]
        if term:
            found.append((match.start(), match.end(), term))
    found.extend(_number_terms(number))
    return found


class _Terms(dict[str, str | None]):
    """The term of each word as it is written; "" for none, None for a part of a number."""

    def __missing__(self, written: str) -> str | None:
        word = written.lower().replace("’", "'")
        term: str | None = ""
        if numerals.is_number_word(word):
            term = None
        elif word[0].isdigit():
            term = NUMBER_SIGN + numerals.written_in_digits(word)
        elif len(word) > 1 and word not in _FUNCTION_WORDS:
            term = stem(word)
        self[written] = term
        return term


_terms: Final = _Terms()


def small_words(text: str) -> list[tuple[int, str]]:
    """The words that are no content words, in lower case, each with where it begins."""
    lowered = ((at.start(), at.group().lower().replace("’", "'")) for at in WORD.finditer(text))
    return [(at, word) for at, word in lowered if word in _FUNCTION_WORDS]


def names(text: str) -> frozenset[str]:
    """Capitalised words of three letters and more, in lower case: what pinyin may answer."""
    return frozenset(
        word.lower() for word in re.findall(r"[A-Z][a-z]{2,}|(?<![A-Za-z])[A-Z]{3,}", text)
    )


@cache
def stem(word: str) -> str:
    """What the forms of a lower-case word have in common. Not a word: `studies` gives `study`."""
    base = _irregular().get(word)
    if base is not None:
        return base
    for suffix, instead in _SUFFIXES_BY_END.get(word[-1:], ()):
        if word.endswith(suffix) and len(word) - len(suffix) >= 3 and not word.endswith("ss"):
            word = word[: -len(suffix)] + instead
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] in "bdgmnprt":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] in "ey" else word


@cache
def _irregular() -> dict[str, str]:
    families = [family.split() for family in re.split(r"[|\n]", _IRREGULAR_FAMILIES) if family]
    regular = {family[0]: family[0] for family in families}
    return regular | {form: family[0] for family in families for form in family}


def _number_terms(words: list[re.Match[str]]) -> list[tuple[int, int, str]]:
    value = numerals.english_value([word.group().lower() for word in words])
    if value is None or value < numerals.LEAST:
        return []
    return [(words[0].start(), words[-1].end(), f"{NUMBER_SIGN}{value}")]
