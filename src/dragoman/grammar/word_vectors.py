"""Vectors of words in context: a spaCy Tok2Vec network computed a batch at a time, what depends on the word alone only once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import NORM, ORTH, SPACY
from spacy.language import Language
from spacy.pipeline import Tok2Vec
from spacy.tokens import Doc

from dragoman.grammar.kept import Kept

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.vocab import Vocab

    Floats = NDArray[np.float32]
    Keys = NDArray[np.uint64]

WORDS_KEPT = 50_000
WORDS_AT_ONCE = 8_000
ROWS_AT_ONCE = 512
LEXICAL = {"NORM", "PREFIX", "SUFFIX", "SHAPE", "LOWER", "ORTH", "SPACY", "IS_SPACE"}
LAYERS = {"expand_window", "maxout", "layernorm", "dropout"}


@dataclass(frozen=True, slots=True)
class Layer:
    """One convolution: the weights for a word with its two neighbours, pieces of the maxout side by side, then a layer norm."""

    weights: "Floats"
    bias: "Floats"
    gain: "Floats"
    shift: "Floats"
    pieces: int


class Network:
    """A Tok2Vec network with windows of three words; the same arithmetic as thinc's, in blocks that fit the processor's cache."""

    def __init__(self, model: Any, vocab: "Vocab") -> None:
        encode = model.get_ref("encode")
        self._embed = model.get_ref("embed")
        self._vocab = vocab
        self._layers = [*_layers(encode)]
        self._pad = int(encode.attrs["pad"])
        self._width = int(encode.get_dim("nO"))
        self._words = Kept(self._embed_alone, most=WORDS_KEPT)

    @staticmethod
    def fits(model: Any) -> bool:
        """Whether a model is such a network: each word embedded by itself, then residual convolutions over windows of three."""
        if not {"embed", "encode"} <= set(model.ref_names):
            return False
        columns = [node.attrs["columns"] for node in model.get_ref("embed").walk() if node.name == "extract_features"]
        leaves = [node for node in model.get_ref("encode").walk() if not node.layers]
        windows = [node.attrs["window_size"] for node in leaves if node.name == "expand_window"]
        lexical = len(columns) == 1 and set(columns[0]) <= LEXICAL
        return lexical and {node.name for node in leaves} == LAYERS and set(windows) == {1}

    def __call__(self, docs: Sequence[Doc]) -> list["Floats"]:
        """One vector for each word of each text."""
        words = self._words.rows(np.concatenate([doc.to_array([ORTH, NORM, SPACY]) for doc in docs]))
        ends = np.cumsum([len(doc) + self._pad for doc in docs])
        inside = np.ones(ends[-1] + self._pad, dtype=bool)
        for end in (0, *ends.tolist()):
            inside[end : end + self._pad] = False
        padded = np.zeros((len(inside), self._width), dtype=np.float32)
        padded[inside] = words
        for layer in self._layers:
            padded = _convolve(padded, layer)
        return [padded[end - len(doc) : end] for doc, end in zip(docs, ends.tolist(), strict=True)]

    def _embed_alone(self, keys: "Keys") -> "Floats":
        """The vectors of some words without their neighbours."""
        strings = self._vocab.strings
        words = keys.tolist()
        doc = Doc(self._vocab, [strings[orth] for orth, _norm, _space in words], [bool(space) for *_, space in words])
        for token, (_orth, norm, _space) in zip(doc, words, strict=True):
            token.norm_ = strings[norm]
        vectors: Floats = self._embed.predict([doc])[0]
        return vectors


class WordVectors:
    """A pipeline component that gives a text the vectors which tagger and parser read."""

    name = "word_vectors"

    def __init__(self, tok2vec: Any, vocab: "Vocab") -> None:
        self._network = Network(tok2vec.model, vocab)

    @staticmethod
    def fits(pipe: Any) -> bool:
        """Whether a component is a Tok2Vec whose network we can compute."""
        return isinstance(pipe, Tok2Vec) and Network.fits(pipe.model)

    def __call__(self, doc: Doc) -> Doc:
        """The text, with vectors."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], **_options: Any) -> Iterator[Doc]:
        """The texts, with vectors."""
        for batch in batches(docs):
            doc: Any
            for doc, vectors in zip(batch, self._network(batch), strict=True):
                doc.tensor = vectors
            yield from batch


@Language.factory(WordVectors.name)
def _word_vectors(nlp: Language, name: str) -> WordVectors:
    return WordVectors(nlp.get_pipe("tok2vec"), nlp.vocab)


def batches(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    """The texts in lists of some thousand words, so that arrays over all words of a list stay small."""
    batch: list[Doc] = []
    for doc in docs:
        batch.append(doc)
        if sum(map(len, batch)) >= WORDS_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _layers(encode: Any) -> Iterator[Layer]:
    nodes = [*encode.walk(order="dfs_pre")]
    maxouts = [node for node in nodes if node.name == "maxout"]
    norms = [node for node in nodes if node.name == "layernorm"]
    for maxout, norm in zip(maxouts, norms, strict=True):
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        wide, pieces, deep = weights.shape
        yield Layer(
            np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(deep, pieces * wide)),
            np.ascontiguousarray(bias.T.reshape(pieces * wide)),
            norm.get_param("G"),
            norm.get_param("b"),
            pieces,
        )


def _convolve(rows: "Floats", layer: Layer) -> "Floats":
    """The rows, each with what the layer makes of it and its neighbours added."""
    width = rows.shape[1]
    out = np.empty_like(rows)
    edged = np.zeros((len(rows) + 2, width), dtype=np.float32)
    edged[1:-1] = rows
    windows = np.empty((min(ROWS_AT_ONCE, len(rows)), 3 * width), dtype=np.float32)
    for start in range(0, len(rows), ROWS_AT_ONCE):
        size = min(ROWS_AT_ONCE, len(rows) - start)
        for place in range(3):
            windows[:size, place * width : (place + 1) * width] = edged[start + place : start + place + size]
        mixed = windows[:size] @ layer.weights
        mixed += layer.bias
        best = mixed[:, :width]
        for piece in range(1, layer.pieces):
            np.maximum(best, mixed[:, piece * width : (piece + 1) * width], out=best)
        np.add(_normed(best, layer), rows[start : start + size], out=out[start : start + size])
    return out


def _normed(values: "Floats", layer: Layer) -> "Floats":
    centred: Floats = values - values.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", centred, centred) / values.shape[1] + np.float32(1e-8)
    centred *= (variance ** np.float32(-0.5))[:, None]
    centred *= layer.gain
    centred += layer.shift
    return centred
