"""Parts of speech, morphology and lemmas: spaCy's ruler and lemmatizer, asked once for each word with tag and label."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

from dragoman.grammar.kept import Kept

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.vocab import Vocab

    Keys = NDArray[np.uint64]

SET = [TAG, DEP, POS, MORPH, LEMMA]
OF_ONE_WORD = {"TAG", "DEP", "ORTH", "TEXT", "LOWER", "NORM", "SHAPE", "PREFIX", "SUFFIX", "LENGTH", "IS_SPACE", "IS_PUNCT"}
WORDS_KEPT = 200_000


class WordForms:
    """A pipeline component in the place of an attribute ruler and the lemmatizer behind it."""

    name = "word_forms"

    def __init__(self, ruler: Any, lemmatizer: Any) -> None:
        self._vocab: Vocab = ruler.vocab
        self._lemmatizer = lemmatizer
        self._attrs: list[dict[int, int]] = ruler.attrs
        self._places: list[int] = ruler.indices
        self._alone = _matcher(ruler, alone=True)
        self._together = _matcher(ruler, alone=False)
        self._sets: dict[tuple[int, ...], int] = {(): 0}
        self._forms = Kept(self._compute, most=WORDS_KEPT)

    @staticmethod
    def fits(ruler: Any, lemmatizer: Any) -> bool:
        """Whether the two are spaCy's own, and the ruler sets nothing but tags, parts of speech, morphology and lemmas."""
        if not isinstance(ruler, AttributeRuler) or not isinstance(lemmatizer, Lemmatizer) or lemmatizer.mode != "rule":
            return False
        return all(set(attrs) <= set(SET) for attrs in ruler.attrs)

    def __call__(self, doc: Doc) -> Doc:
        """The text, with tags, parts of speech, morphology and lemmas."""
        keys = np.zeros((len(doc), 4), dtype=np.uint64)
        keys[:, :3] = doc.to_array([ORTH, TAG, DEP])
        for place, rules in self._shared(doc).items():
            keys[place, 3] = self._sets.setdefault(tuple(sorted(rules)), len(self._sets))
        if len(doc):
            _set(doc, SET, self._forms.rows(keys))
        return doc

    def _shared(self, doc: Doc) -> dict[int, list[int]]:
        """Which rules on several words speak about which word."""
        found = defaultdict(list)
        for name, start, end in self._together(doc, allow_missing=True):
            number = int(self._vocab.strings[name])
            place = self._places[number]
            found[start + place if place >= 0 else end + place].append(number)
        return found

    def _compute(self, keys: "Keys") -> "Keys":
        """The forms of some words, each by itself, as ruler and lemmatizer would set them; later rules win."""
        strings, sets = self._vocab.strings, [*self._sets]
        rules = [[*sets[shared]] for shared in keys[:, 3].tolist()]
        doc = Doc(self._vocab, [strings[orth] for orth in keys[:, 0].tolist()])
        _set(doc, [TAG, DEP], keys[:, 1:3])
        for name, start, _end in self._alone(doc, allow_missing=True):
            rules[start].append(int(strings[name]))
        forms: Any = doc.to_array(SET)
        for row, numbers in zip(forms, rules, strict=True):
            for number in sorted(numbers):
                for attr, value in self._attrs[number].items():
                    row[SET.index(attr)] = value
        _set(doc, SET, forms)
        found: Keys = self._lemmatizer(doc).to_array(SET)
        return found


def _set(doc: Any, attributes: list[int], values: Any) -> None:
    doc.from_array(attributes, values)


@Language.factory(WordForms.name)
def _word_forms(nlp: Language, name: str) -> WordForms:
    return WordForms(nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer"))


def _matcher(ruler: Any, *, alone: bool) -> Matcher:
    """The ruler's patterns that look at one word alone, or those that look at more."""
    matcher = Matcher(ruler.vocab)
    for number, rule in enumerate(ruler.patterns):
        patterns = [one for one in rule["patterns"] if _looks_at_one_word(one) == alone]
        if patterns:
            matcher.add(str(number), patterns)
    return matcher


def _looks_at_one_word(pattern: list[dict[Any, Any]]) -> bool:
    return len(pattern) == 1 and {str(key).upper() for key in pattern[0]} <= OF_ONE_WORD
