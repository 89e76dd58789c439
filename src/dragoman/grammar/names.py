"""Named entities: spaCy's entity recogniser as arrays; only entities that have begun are followed word by word."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import IS_SPACE, SENT_START
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

from dragoman.grammar.word_vectors import Network, batches

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Flags = NDArray[np.bool_]
    Places = NDArray[np.intp]


class Names:
    """A pipeline component in the place of a greedy entity recogniser that has a network of its own.

    The recogniser goes from word to word: a word begins an entity, continues, ends or is one, or stands outside. What it thinks of
    a word outside does not depend on the words before, so all words are asked at once, and entities that begin followed together.
    """

    name = "names"

    def __init__(self, recogniser: Any) -> None:
        model = recogniser.model
        network, _flat, linear = model.get_ref("tok2vec").layers
        lower = model.get_ref("lower")
        self._network = Network(network, recogniser.vocab)
        self._linear = (linear.get_param("W").T, linear.get_param("b"))
        self._lower = _pieces_first(lower.get_param("W")).reshape(-1, lower.get_dim("nI")).T
        self._nothing = _pieces_first(lower.get_param("pad")[0]).reshape(3, -1)
        self._bias = _pieces_first(lower.get_param("b")).reshape(-1)
        self._pieces = int(lower.get_dim("nP"))
        names = [recogniser.moves.get_class_name(number) for number in range(recogniser.moves.n_moves)]
        labels = sorted(name[2:] for name in names if name.startswith("B-"))
        self._labels = [recogniser.vocab.strings[label] for label in labels]
        upper = model.get_ref("upper")
        upper = np.column_stack([upper.get_param("W"), upper.get_param("b")])
        self._outside = upper[[names.index(name) for name in ("O", *(move + label for move in ("B-", "U-") for label in labels))]]
        self._on = upper[[names.index("I-" + label) for label in labels]] - upper[[names.index("L-" + label) for label in labels]]

    @staticmethod
    def fits(pipe: Any) -> bool:
        """Whether a component is such a recogniser."""
        if not isinstance(pipe, EntityRecognizer) or pipe.cfg["beam_width"] != 1 or not pipe.model.attrs["has_upper"]:
            return False
        lower, layers = pipe.model.get_ref("lower"), pipe.model.get_ref("tok2vec").layers
        return lower.get_dim("nF") == 3 and lower.get_dim("nP") > 1 and len(layers) == 3 and Network.fits(layers[0])

    def __call__(self, doc: Doc) -> Doc:
        """The text, with entities."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], **_options: Any) -> Iterator[Doc]:
        """The texts, with entities."""
        for batch in batches(docs):
            found = self._find(batch) if any(map(len, batch)) else []
            last = 0
            for doc in batch:
                first, last = last, last + len(doc)
                inside = [(start - first, end - first, label) for start, end, label in found if first <= start < last]
                doc.set_ents([Span(doc, start, end, label=label) for start, end, label in inside])
            yield from batch

    def _find(self, docs: Sequence[Doc]) -> list[tuple[int, int, int]]:
        """Start, end and label of the entities of several texts, counted through."""
        weights, bias = self._linear
        words = (np.concatenate(self._network(docs)) @ weights + bias) @ self._lower
        features = np.split(words, 3, axis=1)
        flags = np.concatenate([doc.to_array([IS_SPACE, SENT_START]) for doc in docs])
        goes_on = np.append(flags[1:, 1] != 1, False)
        goes_on[np.cumsum([len(doc) for doc in docs]) - 1] = False
        scores = self._hidden(features[0] + self._nothing[1] + self._nothing[2]) @ self._outside.T
        scores[~goes_on, 1 : len(self._labels) + 1] = -np.inf
        best = scores.argmax(axis=1)
        best[flags[:, 0] == 1] = 0
        starts = np.flatnonzero(best)
        begun, labels = best[starts] <= len(self._labels), (best[starts] - 1) % len(self._labels)
        ends = starts + 1
        ends[begun] = self._follow(starts[begun], labels[begun], features, goes_on)
        return list(self._apart(starts.tolist(), ends.tolist(), labels.tolist()))

    def _follow(self, starts: "Places", labels: "Places", features: list["Floats"], goes_on: "Flags") -> "Places":
        """Where the entities that begin at some words end."""
        current, first, last = features
        ends = starts + 1
        open_ = np.arange(len(starts))
        while len(open_):
            at = ends[open_]
            hidden = self._hidden(current[at] + first[starts[open_]] + last[at - 1])
            ends[open_] += 1
            open_ = open_[goes_on[at] & (np.einsum("ij,ij->i", hidden, self._on[labels[open_]]) > 0)]
        return ends

    def _hidden(self, summed: "Floats") -> "Floats":
        """The hidden layer of states whose features are summed, with a one behind for the bias."""
        summed += self._bias
        pieces = summed.reshape(len(summed), self._pieces, -1)
        return np.column_stack([pieces.max(axis=1), np.ones(len(summed), dtype=np.float32)])

    def _apart(self, starts: list[int], ends: list[int], labels: list[int]) -> Iterator[tuple[int, int, int]]:
        """The entities that do not begin within the one before."""
        reached = 0
        for start, end, label in zip(starts, ends, labels, strict=True):
            if start >= reached:
                reached = end
                yield start, end, self._labels[label]


@Language.factory(Names.name)
def _names(nlp: Language, name: str) -> Names:
    return Names(nlp.get_pipe("ner"))


def _pieces_first(weights: "Floats") -> "Floats":
    """Weights (features, width, pieces, ...) with the pieces of the maxout before the width."""
    axis = weights.ndim - 2 if weights.ndim < 4 else 1
    return np.ascontiguousarray(np.swapaxes(weights, axis, axis + 1))
