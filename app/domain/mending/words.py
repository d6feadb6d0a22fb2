"""Mends of sentences that would be hard to read."""

import re
from collections.abc import Iterator

from app.domain.checks import Surroundings
from app.domain.checks.words import BINDING, imperatives
from app.domain.labels import LABEL, count_words, split_sentences, without_labels
from app.domain.mending.manuscript import Manuscript
from app.domain.mending.mend import Edit, Mend, mend
from app.domain.mending.parts import committing
from app.domain.mending.truth import replaced
from app.domain.mending.writing import add_keys, scalar, set_text
from app.domain.problems import Problem
from app.domain.registries import says

# Where a sentence can be cut, best first; « et » needs somebody who acts after it, else it only joins words.
_SOMEBODY = r"(?:(?:vous|on|il|elle|ils|elles|je|nous|ne)\b|[cn]['’])"
_AND = r",?\s+(?:et ensuite|et puis|puis|et)\s+"
_CUTS = (
    re.compile(r"\s*;\s+"),
    re.compile(rf"{_AND}(?={_SOMEBODY})", re.IGNORECASE),
    re.compile(rf"{_AND}(?=(?:n['’]|ne )?\w+ez\b)"),
    re.compile(r",\s+(?=(?:mais|donc|alors|sinon|ensuite)\b)"),
    re.compile(r",\s+puis\s+"),
    re.compile(r"(?<=[\w»]),\s+et\s+(?=(?:le|la|les|l['’]|ce|cette|ces)\b)"),
    re.compile(r"\s:\s+"),
    re.compile(rf",\s+(?={_SOMEBODY})"),
)
_GESTURE_CUT = re.compile(r"(?:,?\s+(?:et|puis|et puis|ensuite|et ensuite)|[.;,])\s+(?=\w)", re.IGNORECASE)
_INFINITIVE = re.compile(r"(?P<self>se |s['’])?(?P<verb>[a-zà-ÿ]+(?:er|ir|re|oir))\b(?P<rest>.*)")
_ORDER = re.compile(r"ez(?:-vous)?$", re.IGNORECASE)
_GAP = "\0"
_OBJECT = re.compile(
    rf"{_GAP}(?P<object>(?:\s(?!(?:et|puis|dans|sur|avec|pour|ici|sans)\b)[^\s.,;:!?]+)*)", re.IGNORECASE
)
_IRREGULAR = {
    **{"lire": "lisez", "écrire": "écrivez", "choisir": "choisissez", "remplir": "remplissez"},
    **{"envoyer": "envoyez", "mettre": "mettez", "prendre": "prenez", "dire": "dites", "faire": "faites"},
    **{"finir": "finissez", "ouvrir": "ouvrez", "voir": "regardez", "recevoir": "recevez"},
}


def cut(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """Two sentences, cut where one most nearly ends."""
    entry, most = page.text_at(problem.place), int(problem.facts["most"])
    if entry is None:
        return
    for sentence in split_sentences(entry.text):
        if count_words(sentence) > most and sentence.split()[:5] == problem.facts["start"].split():
            said = _in_two(entry.text, sentence, most)
            if said:
                yield mend("mend.cut", set_text(page, entry, said), said=said)
            return


def two_gestures(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """Two gestures, what is beside them staying with the second."""
    entry = page.text_at(problem.place)
    gesture = entry.holder if entry else None
    if (
        entry is None
        or gesture is None
        or gesture.key is not None
        or gesture.flows
        or entry.style in ("|", ">")
    ):
        return
    first, second = _two_orders(entry.text, problem.facts["second"])
    dash = gesture.column - 2
    if not first or dash < 0 or page.text[page.line_start(gesture.head) : gesture.head].strip(" -"):
        return
    nature = page.keyed(gesture, "nature")
    keys = [f"faire: {scalar(first)}"]
    if nature is not None and not any(says(first, verb) for verb in BINDING):
        keys.append("nature: sur")
    pad = page.newline + " " * gesture.column
    before = pad.join(keys) + page.newline + " " * dash + "- "
    at = page.within(gesture)[0].head
    yield mend("mend.two-gestures", Edit(at, at, before), set_text(page, entry, second), second=second)


def plainer(problem: Problem, page: Manuscript, _around: Surroundings) -> Iterator[Mend]:
    """The plain verb in the same form, or the word of the site between guillemets."""
    entry, word = page.text_at(problem.place), problem.facts["word"]
    if entry is None:
        return
    for say in problem.facts["say"].split(", "):
        form, ending = _same_form(word, say)
        said = _put(entry.text, word, form, ending) if form else entry.text
        if said != entry.text and not says(without_labels(said), word):
            yield mend("mend.write-word", set_text(page, entry, said), said=form + ending)
    if not _ORDER.search(word):  # a button says « Valider », never « validez »
        quoted = replaced(entry.text, word, f"«\u00a0{word}\u00a0»")
        yield mend("mend.label", set_text(page, entry, quoted), word=word)


def nature(problem: Problem, page: Manuscript, around: Surroundings) -> Iterator[Mend]:
    """Each of the three natures: only the trainer knows which."""
    entry = page.text_at(problem.place)
    if entry is None or entry.holder is None:
        return
    yield from committing(page, entry.holder, around)
    for one in ("donnee", "sur"):
        edit = add_keys(page, entry.holder, [f"nature: {one}"])
        if edit is not None:
            yield mend("mend.nature", edit, nature=one)


def _in_two(text: str, sentence: str, most: int) -> str:
    """The text with that sentence cut in two short enough, or an empty text."""
    at = _where(text, sentence)
    end = _sentence_end(text, at, sentence) if at >= 0 else -1
    for way in _CUTS:
        halves = [
            (text[at : found.start()].rstrip(" ,;"), text[found.end() : end])
            for found in way.finditer(text, max(at, 0), max(end, 0))
            if not _in_label(text, found.start()) and not _lists(text[max(at, 0) : found.start()], found[0])
        ]
        sound = [pair for pair in halves if all(3 <= count_words(half) <= most for half in pair)]
        if sound:
            before, after = min(sound, key=lambda pair: abs(len(pair[0]) - len(pair[1])))
            return f"{text[:at]}{before}. {after[:1].upper()}{after[1:]}{text[end:]}"
    return ""


def _lists(before: str, joint: str) -> bool:
    """True when a bare « , et » ends a list of things rather than a sentence."""
    return joint.strip() in (", et", "et") and "," in before


def _in_label(text: str, at: int) -> bool:
    return any(label.start() <= at < label.end() for label in LABEL.finditer(text))


def _where(text: str, sentence: str) -> int:
    """Where a sentence begins: the punctuation of its labels was taken out, its first words were not."""
    words = [re.escape(word) for word in re.split(r"[«»]", sentence)[0].split()[:5]]
    found = re.search(r"\s+".join(words), text) if words else None
    return found.start() if found else -1


def _sentence_end(text: str, at: int, sentence: str) -> int:
    """Where it ends: after as many words as it has."""
    left = count_words(sentence)
    for found in re.finditer(r"\S*\w\S*", text[at:]):
        left -= 1
        if left == 0:
            return at + found.end()
    return len(text)


def _two_orders(text: str, verb: str) -> tuple[str, str]:
    """The text before and from the second order, each a sentence."""
    for found in _GESTURE_CUT.finditer(text):
        before, after = text[: found.start()].rstrip(" ,;."), text[found.end() :]
        begins = after.lower().startswith(verb) and len(imperatives(before)) == 1
        if begins and not _in_label(text, found.start()):
            return f"{before}.", after[:1].upper() + after[1:]
    return "", ""


def _same_form(word: str, say: str) -> tuple[str, str]:
    """A plain verb in the form of the hard one, and what ends its sentence; nothing where grammar suffers.

    A noun would bring another article, and « cliquer dans la petite case » another turn of phrase.
    """
    said, hard = _INFINITIVE.fullmatch(say), _INFINITIVE.fullmatch(word.lower())
    if said is None or said["verb"] == "nommer" or (said["rest"] and not said["rest"].startswith(" sur ")):
        return "", ""
    if hard is not None and bool(hard["self"]) == bool(said["self"]):
        return say.removesuffix(said["rest"]), said["rest"]
    if _ORDER.search(word):
        verb = said["verb"]
        order = _IRREGULAR.get(verb) or (f"{verb[:-2]}ez" if verb.endswith("er") else "")
        return (f"{order}{'-vous' if said['self'] else ''}", said["rest"]) if order else ("", "")
    return "", ""


def _put(text: str, word: str, form: str, ending: str) -> str:
    """The plain verb in the place of the hard one, its ending after what it is done to."""
    said = replaced(text, word, f"{form}{_GAP if ending else ''}")
    return _OBJECT.sub(lambda found: found["object"] + ending, said) if ending else said
