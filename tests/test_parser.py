"""The fast parse is the stock parse, mended in the same way: the same heads, labels, tags, lemmas and entities for every word."""

from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language

from dragoman import Reader
from dragoman.grammar.kept import Kept
from dragoman.grammar.mending import NAME, with_mending
from dragoman.grammar.names import Names
from dragoman.grammar.parser import DEFAULT_MODEL
from dragoman.grammar.tree import children
from dragoman.grammar.word_forms import WordForms
from dragoman.grammar.word_vectors import WordVectors
from dragoman.knowledge import load_rules
from tests.samples import SAMPLES

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").rglob("*.txt"))
ODD = (
    "",
    "   ",
    "\n\n \n",
    "Word",
    "U.N.",
    "He ain't gonna let's c'mon, y'all.",
    "There's no deal; there are two.",
    "A\u00a0B  C\u2009D",
    "x " * 600,
)
ATTRIBUTES = ["ORTH", "TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE", "SENT_START"]


@pytest.fixture(scope="module")
def stock() -> Language:
    nlp = spacy.load(DEFAULT_MODEL)
    nlp.add_pipe("mark_layout", before="parser")
    return with_mending(nlp, load_rules())


def test_components_are_ours(reader: Reader) -> None:
    assert [WordVectors.name, "tagger", "mark_layout", "parser", WordForms.name, Names.name, NAME] == reader.nlp.pipe_names


def test_same_parse(reader: Reader, stock: Language) -> None:
    texts = [*SAMPLES, *ODD, *(path.read_text(encoding="utf-8") for path in EXAMPLES)]
    for ours, theirs in zip(reader.nlp.pipe(texts), stock.pipe(texts), strict=True):
        assert [str(token.morph) for token in ours] == [str(token.morph) for token in theirs]
        assert np.array_equal(ours.to_array(ATTRIBUTES), theirs.to_array(ATTRIBUTES)), theirs.text[:80]


def test_alone_as_in_company(reader: Reader) -> None:
    texts = [*ODD, *SAMPLES]
    for text, doc in zip(texts, reader.nlp.pipe(texts), strict=True):
        assert np.array_equal(reader.nlp(text).to_array(ATTRIBUTES), doc.to_array(ATTRIBUTES))


@pytest.mark.parametrize(("pipe", "own"), [("parser", WordVectors), ("tagger", Names), ("ner", WordVectors), ("tok2vec", Names)])
def test_other_components_do_not_fit(stock: Language, pipe: str, own: type[WordVectors] | type[Names]) -> None:
    assert not own.fits(stock.get_pipe(pipe))


def test_ruler_that_sets_more_does_not_fit(stock: Language) -> None:
    ruler = spacy.blank("en").add_pipe("attribute_ruler")
    assert WordForms.fits(ruler, stock.get_pipe("lemmatizer"))
    ruler.add([[{"ORTH": "a"}]], {"NORM": "b"})
    assert not WordForms.fits(ruler, stock.get_pipe("lemmatizer"))


def test_kept_computes_each_row_once() -> None:
    asked: list[list[int]] = []

    def double(keys: np.ndarray) -> np.ndarray:
        asked.append(keys[:, 0].tolist())
        return keys * np.uint64(2)

    kept = Kept(double, most=3)
    for wanted in ([1, 2, 1], [2, 3, 4], [1, 5]):
        assert kept.rows(np.array([wanted], dtype=np.uint64).T)[:, 0].tolist() == [2 * one for one in wanted]
    assert [sorted(one) for one in asked] == [[1, 2], [3, 4], [1, 5]]


@pytest.mark.parametrize("text", [*SAMPLES, *ODD])
def test_what_hangs_on_a_word_is_what_spacy_finds(reader: Reader, text: str) -> None:
    doc = reader.nlp(text)
    assert [children(word) for word in doc] == [[*word.children] for word in doc]
