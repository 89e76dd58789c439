"""Whom pronouns and short descriptions stand for; nothing is said where it is not clear."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from dragoman.grammar.antecedents import Antecedents
from dragoman.grammar.cast import Cast, Mention
from dragoman.grammar.parties import Parties
from dragoman.grammar.persons import GENDERS, PersonalPronouns
from dragoman.grammar.quotations import Quotation, quotations
from dragoman.grammar.tree import SUBJECTS

THEY = frozenset({"they", "them", "their", "themselves"})
IT = frozenset({"it", "its", "itself"})
FIRST, WE = frozenset({"i", "me", "my", "myself"}), frozenset({"we", "us", "our", "ours", "ourselves"})


class Coreference:
    """Joins pronouns, "both sides" and "his government" of one report to its actors; its words are the classes `reference.*`."""

    def __init__(self, doc: Doc, cast: Cast, classes: Mapping[str, Sequence[str]]) -> None:
        self._words = {
            name.removeprefix("reference."): frozenset(found) for name, found in classes.items() if name.startswith("reference.")
        }
        self._doc = doc
        self._cast = cast
        self._quotes = quotations(doc)
        seen = Antecedents(doc, cast)
        self._persons = PersonalPronouns(seen, self._quotes, self._words)
        self._parties = Parties(seen, self._words)

    def find(self) -> None:
        """Outside quotations first, for these tell who speaks inside them."""
        quoted = {i: quote for quote in reversed(self._quotes) for i in range(quote.start, quote.end)}
        for token in sorted(self._doc, key=lambda token: token.i in quoted):
            for actor, rule in self._meant_by(token, quoted.get(token.i)):
                self._add(token, actor, rule)
        for token in self._doc:
            self._owned(token)

    def _meant_by(self, token: Token, quote: Quotation | None) -> list[tuple[str, str]]:
        if token.pos_ in {"PRON", "DET"} or token.tag_ in {"PRP", "PRP$"}:
            return self._pronoun(token, quote)
        if token.pos_ == "NUM" and token.dep_ in SUBJECTS | {"dobj", "pobj"} and _has_the(token):
            return self._parties.number(token)
        if token.pos_ == "NOUN" and self._is_free(token):
            return self._parties.both(token)
        return []

    def _pronoun(self, token: Token, quote: Quotation | None) -> list[tuple[str, str]]:
        word = token.lower_
        if word in GENDERS:
            actor = self._persons.meant_by(token, quote, self._speaker_of(quote))
            return [(actor, "pronoun.person")] if actor else []
        if word in IT:
            return self._parties.it(token)
        if word in THEY:
            return self._parties.they(token)
        if quote is not None and word in FIRST | WE and token.text != "US":
            return self._speaker(word, quote)
        return []

    def _add(self, token: Token, actor: str, rule: str) -> None:
        start = token.left_edge.i if rule.startswith("both") else token.i
        self._cast.add(self._cast.profiles[actor], Mention(start, token.i + 1, actor, "pronoun", rule))

    def _is_free(self, token: Token) -> bool:
        mention = self._cast.at(token.i)
        return mention is None or (token.lemma_ == "delegation" and mention.use == "description")

    def _speaker_of(self, quote: Quotation | None) -> str | None:
        mention = self._cast.at(quote.speaker) if quote is not None and quote.speaker is not None else None
        return mention.actor if mention is not None else None

    def _speaker(self, word: str, quote: Quotation) -> list[tuple[str, str]]:
        """ "I" is the speaker; an official's "we" is the country."""
        speaker = self._speaker_of(quote)
        if speaker is None:
            return []
        profile = self._cast.profiles[speaker]
        official = profile.sector in self._words["official"] and profile.country in self._cast.profiles
        if word in WE and official and profile.country:
            return [(profile.country, "pronoun.we")]
        return [(speaker, "pronoun.speaker")]

    def _owned(self, token: Token) -> None:
        """ "His government", "its government", "his group": the body behind a pronoun."""
        is_government = token.lemma_ in self._words["government"]
        if not is_government and token.lemma_ not in self._words["group"]:
            return
        owner = next((self._cast.at(child.i) for child in token.children if child.dep_ == "poss"), None)
        if owner is None or not self._cast.is_free(token.i, token.i + 1):
            return
        profile = self._cast.profiles[owner.actor]
        body = profile.country if is_government else profile.of
        if body in self._cast.profiles and body:
            self._add(token, body, "owned.government" if is_government else "owned.group")


def _has_the(token: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ == "the" for child in token.children)
