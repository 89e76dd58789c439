"""Training of the second opinion: pairs of parties out of the corpus, a linear model over their signs. Deterministic."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from pathlib import Path

import numpy as np
from evals.reading import parses
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from spacy.tokens import Doc

from corpus.sentences import Cut, Happening, Sentence, sentences
from dragoman.grammar.acts import Acts
from dragoman.grammar.opinion import NOTHING, WEIGHTS, evidence
from dragoman.grammar.pairs import Pair, Signs, signs_of
from dragoman.grammar.relating import FULL, best_act, fit
from dragoman.grammar.status import StatusReader
from dragoman.knowledge import load_rules
from dragoman.knowledge.codes import flat_type

RELIABILITY = Path(__file__).parents[1] / "docs" / "reliability.svg"
PENALTY = 0.7
MEANING = 1.0
LEAST = 2
FOLDS = 5
MENDED_WITH = "c"
"""The files written to find what frames miss: they test the frames, and would teach the model that frames always know."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A pair's signs, the type that people gave it, and the type that frames give it (None: none), with both parties or one."""

    signs: Signs
    type: str
    framed: str | None
    is_full: bool


@dataclass(frozen=True, slots=True)
class Model:
    """The names that count, and the linear model over them and over the meaning."""

    names: dict[str, int]
    linear: LogisticRegression

    def chances(self, found: Sequence[Sample]) -> list[dict[str, float]]:
        """The probability of each type for each sample."""
        rows = self.linear.predict_proba(matrix([one.signs for one in found], self.names))
        return [dict(zip(self.linear.classes_, row.tolist(), strict=True)) for row in rows]


def lessons() -> list[Sentence]:
    """The sentences that are learned from."""
    return [one for one in sentences() if not one.id.startswith(MENDED_WITH)]


def samples(rows: list[Sentence]) -> Iterator[Sample]:
    """Every pair of annotated parties in its sentence, with the type from the first to the second or NONE."""
    rules = load_rules()
    acts, statuses = Acts(rules), StatusReader(rules)
    for row, doc in zip(rows, parses([row.text for row in rows]), strict=True):
        for (source, target), type_ in pairs_of(row).items():
            pair = Pair(_tokens(doc, source), _tokens(doc, target))
            if pair.source and pair.target and not pair.source & pair.target:
                yield _sample(doc, pair, type_, acts, statuses)


def _sample(doc: Doc, pair: Pair, type_: str, acts: Acts, statuses: StatusReader) -> Sample:
    found = acts.find(doc, lambda token: token in pair)
    best = best_act(found, pair)
    framed = flat_type(best.type, statuses.of_act(best).status, best.cameo, best.mode) if best is not None else None
    return Sample(signs_of(doc, pair, found), type_, framed, best is not None and fit(best, pair) >= FULL)


def pairs_of(row: Sentence) -> dict[tuple[Cut, Cut], str]:
    """(source, target) -> flat type; the first event between two parties counts, the outermost as sentences are annotated."""
    found: dict[tuple[Cut, Cut], str] = {}
    for event in row.events:
        for pair in _directions(event):
            found.setdefault(pair, flat_type(event.type, event.status, mode=event.mode))
    linked = {frozenset(pair) for pair in found}
    parties = dict.fromkeys(cut for event in row.events for cut in (*event.actors, *event.recipients))
    nothing = {pair: NOTHING for pair in permutations(parties, 2) if frozenset(pair) not in linked}
    return found | nothing


def _directions(event: Happening) -> list[tuple[Cut, Cut]]:
    if event.recipients:
        return [(one, other) for one in event.actors for other in event.recipients]
    return list(permutations(event.actors, 2))


def _tokens(doc: Doc, cut: Cut) -> frozenset[int]:
    words = doc.char_span(*cut, alignment_mode="expand")
    return frozenset(token.i for token in words) if words is not None else frozenset()


def matrix(found: Sequence[Signs], names: dict[str, int]) -> csr_matrix:
    """The features of pairs as rows: named ones first, then the meaning."""
    at = [(row, names[name]) for row, signs in enumerate(found) for name in signs.names if name in names]
    rows, columns = zip(*at, strict=True)
    named = csr_matrix((np.ones(len(at)), (rows, columns)), shape=(len(found), len(names)))
    return hstack([named, MEANING * np.stack([signs.meaning for signs in found])]).tocsr()


def learn(found: Sequence[Sample]) -> Model:
    """The model of some samples, every other one without what frames found: they know the corpus, and err more elsewhere."""
    found = [_without_votes(one) if i % 2 == 0 else one for i, one in enumerate(found)]
    counts = Counter(name for one in found for name in one.signs.names)
    names = {name: i for i, name in enumerate(sorted(name for name, count in counts.items() if count >= LEAST))}
    linear = LogisticRegression(C=PENALTY, max_iter=400, class_weight="balanced")
    return Model(names, linear.fit(matrix([one.signs for one in found], names), [one.type for one in found]))


def _without_votes(one: Sample) -> Sample:
    """A sample as if no frame had found anything."""
    return replace(one, signs=replace(one.signs, names=tuple(name for name in one.signs.names if not name.startswith("act"))))


def held_out(found: Sequence[Sample]) -> Iterator[tuple[Sample, dict[str, float]]]:
    """Each sample with the chances that a model gives it which has not seen it."""
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=1)
    for seen, unseen in folds.split(np.zeros(len(found)), [one.type for one in found]):
        rest = [found[i] for i in unseen]
        yield from zip(rest, learn([found[i] for i in seen]).chances(rest), strict=True)


def decided(one: Sample, chances: dict[str, float]) -> str:
    """The type that frames and model give together: the frames', else the likeliest."""
    return one.framed or max((type_ for type_ in chances if type_ != NOTHING), key=lambda type_: chances[type_])


def calibrate(judged: Sequence[tuple[Sample, dict[str, float]]]) -> NDArray[np.float64]:
    """How `Opinion.confidence` weighs its evidence, from pairs that have a relation and from how often the answer was right."""
    related = [(one, chances, decided(one, chances)) for one, chances in judged if one.type != NOTHING]
    rows = [evidence(chances, type_, is_full=one.is_full if one.framed else None) for one, chances, type_ in related]
    right = [type_ == one.type for one, _, type_ in related]
    return LogisticRegression(C=10.0, fit_intercept=False).fit(rows, right).coef_[0]


def draw_reliability(judged: Sequence[tuple[Sample, dict[str, float]]], file: Path) -> None:
    """A plot of how often answers are right against the confidence that they are given with, in ten bins, on unseen sentences."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "dragoman"
    from matplotlib import pyplot

    weights = calibrate(judged)
    bins: dict[int, list[bool]] = {}
    for one, chances in judged:
        type_ = decided(one, chances)
        known = evidence(chances, type_, is_full=one.is_full if one.framed else None)
        bins.setdefault(min(int(10 / (1 + np.exp(-np.dot(weights, known)))), 9), []).append(type_ == one.type)
    figure, axes = pyplot.subplots(figsize=(4.5, 4.5))
    axes.plot([0, 1], [0, 1], color="#999999", linewidth=0.8)
    points = [((place + 0.5) / 10, float(np.mean(right)), len(right)) for place, right in sorted(bins.items())]
    axes.plot([x for x, _, _ in points], [y for _, y, _ in points], "o-", color="#0b5cad")
    for x, y, count in points:
        axes.annotate(str(count), (x, y), textcoords="offset points", xytext=(6, -10))
    axes.set(xlabel="confidence", ylabel="share of right answers", xlim=(0, 1), ylim=(0, 1))
    figure.savefig(file, metadata={"Date": None})


def train_opinion() -> str:
    """Train on the whole corpus and write the weights; says what was learned from."""
    found = list(samples(lessons()))
    calibration = calibrate(list(held_out(found)))
    model = learn(found)
    weights = model.linear.coef_.T.astype(np.float16)
    named = len(model.names)
    np.savez_compressed(
        WEIGHTS,
        names="\n".join(model.names),
        types=" ".join(model.linear.classes_),
        named=weights[:named],
        meaning=(weights[named:] * MEANING).astype(np.float16),
        bias=model.linear.intercept_.astype(np.float16),
        calibration=calibration,
    )
    return f"{len(found)} pairs, {named} named features, {WEIGHTS.stat().st_size / 1e6:.1f} MB in {WEIGHTS.name}"


def compare() -> Iterator[str]:
    """Frames alone, model alone and both, on corpus sentences that the model has not seen: accuracy over pairs with a relation."""
    judged = [(one, chances) for one, chances in held_out(list(samples(lessons()))) if one.type != NOTHING]
    draw_reliability(judged, RELIABILITY)
    yield f"{len(judged)} pairs, {FOLDS} folds"
    for name, answers in (
        ("frames alone", [one.framed for one, _ in judged]),
        ("model alone", [decided(Sample(one.signs, one.type, None, False), chances) for one, chances in judged]),
        ("both", [decided(one, chances) for one, chances in judged]),
    ):
        right = sum(answer == one.type for answer, (one, _) in zip(answers, judged, strict=True))
        yield f"{name:13} {right / len(judged):.3f}  answered {sum(one is not None for one in answers) / len(judged):.3f}"
