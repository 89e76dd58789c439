"""Whom pronouns and short descriptions stand for; where that is not clear, nobody, and the cast keeps the reason."""

from collections.abc import Callable, Iterator, Mapping

from spacy.tokens import Doc, Token

from dragoman.grammar.antecedents import Answer, Antecedents
from dragoman.grammar.cast import Cast, Mention, Puzzle
from dragoman.grammar.definites import Definites
from dragoman.grammar.parties import Parties
from dragoman.grammar.persons import GENDERS, PersonalPronouns
from dragoman.grammar.quotations import Quotation, quotations
from dragoman.grammar.tree import SUBJECTS, children, has_the
from dragoman.knowledge import Rules
from dragoman.knowledge.whoswho import Profile

THEY = frozenset({"they", "them", "their", "themselves"})
IT = frozenset({"it", "its", "itself"})
FIRST, WE = frozenset({"i", "me", "my", "myself"}), frozenset({"we", "us", "our", "ours", "ourselves"})
Owned = Mapping[int, Callable[[Profile | None], None]]


class Coreference:
    """Joins pronouns, "both sides", "the kingdom" and "his government" of one report to its actors; its words are `reference.toml`.

    `owned` holds, by its pronoun, what to do with "his deputy" once it is known whose deputy that is.
    """

    def __init__(self, doc: Doc, cast: Cast, rules: Rules, owned: Owned) -> None:
        self._words = {
            name.removeprefix("reference."): frozenset(found)
            for name, found in rules.classes.items()
            if name.startswith("reference.")
        }
        self._doc = doc
        self._cast = cast
        self._owned = owned
        self._quotes = quotations(doc)
        seen = Antecedents(doc, cast)
        self._persons = PersonalPronouns(seen, self._quotes, self._words)
        self._parties = Parties(seen, self._words)
        self._definites = Definites(seen, rules)

    def find(self) -> None:
        """Outside quotations first, for these tell who speaks inside them."""
        quoted = {i: quote for quote in reversed(self._quotes) for i in range(quote.start, quote.end)}
        for token in sorted(self._doc, key=lambda token: token.i in quoted):
            answer = self._meant_by(token, quoted.get(token.i))
            if answer is not None:
                self._settle(token, answer)
            if token.i in self._owned:
                self._settle_owned(token)
        for i in sorted({token.head.i for token in self._doc if token.dep_ == "poss"}):
            self._of_owner(self._doc[i])

    def _meant_by(self, token: Token, quote: Quotation | None) -> Answer | None:
        if token.pos_ in {"PRON", "DET"} or token.tag_ in {"PRP", "PRP$"}:
            return self._pronoun(token, quote)
        if token.pos_ == "NUM" and token.dep_ in SUBJECTS | {"dobj", "pobj"} and has_the(token):
            return self._parties.number(token)
        if token.pos_ in {"NOUN", "PROPN", "ADJ"} and self._is_free(token):
            return self._parties.both(token) or self._definites.meant_by(token)
        return None

    def _pronoun(self, token: Token, quote: Quotation | None) -> Answer | None:
        word = token.lower_
        if word in GENDERS:
            return self._persons.meant_by(token, quote, self._speaker_of(quote))
        if word in IT:
            return self._parties.it(token)
        if word in THEY:
            return self._parties.they(token)
        if quote is not None and word in FIRST | WE and token.text != "US":
            return self._speaker(word, quote)
        return None

    def _settle(self, token: Token, answer: Answer) -> None:
        """Write down whom a word stands for, or why that is not known."""
        taken = self._cast.at(token.i)
        start = token.left_edge.i if answer.rule.startswith("both") else token.i
        if not answer.actors:
            self._cast.puzzles.append(Puzzle(token.i, token.i + 1, answer.rule, answer.candidates))
            return
        if taken is not None and answer.rule.startswith(("both.", "definite.")):
            self._cast.drop(taken)
        for actor in answer.actors:
            self._cast.add(self._cast.profiles[actor], Mention(start, token.i + 1, actor, "pronoun", answer.rule))

    def _is_free(self, token: Token) -> bool:
        mention = self._cast.at(token.i)
        if mention is None or mention.use != "description":
            return mention is None
        profile = self._cast.profiles[mention.actor]
        is_nameless = profile.id.startswith("group:") and profile.country is None and profile.of is None
        return token.lemma_ == "delegation" or is_nameless

    def _speaker_of(self, quote: Quotation | None) -> str | None:
        mention = self._cast.at(quote.speaker) if quote is not None and quote.speaker is not None else None
        return mention.actor if mention is not None else None

    def _speaker(self, word: str, quote: Quotation) -> Answer:
        """ "I" is the speaker; an official's "we" is the country."""
        speaker = self._speaker_of(quote)
        if speaker is None:
            return Answer("unclear.no-speaker")
        profile = self._cast.profiles[speaker]
        official = profile.sector in self._words["official"] and profile.country in self._cast.profiles
        if word in WE and official and profile.country:
            return Answer("pronoun.we", (profile.country,))
        return Answer("pronoun.speaker", (speaker,))

    def _settle_owned(self, token: Token) -> None:
        """ "His deputy": an official of the country of whoever "he" is."""
        owner = self._cast.at(token.i)
        self._owned[token.i](self._cast.profiles[owner.actor] if owner is not None else None)
        if owner is None:
            self._cast.puzzles.append(Puzzle(token.head.i, token.head.i + 1, "unclear.no-owner"))

    def _of_owner(self, token: Token) -> None:
        """ "His government", "its government", "his group", "Akinci's office": the body or the person behind a possessive."""
        owner = next((self._cast.at(child.i) for child in children(token) if child.dep_ == "poss"), None)
        if owner is None or not self._cast.is_free(token.i, token.i + 1):
            return
        for actor, rule in self._behind(token.lemma_, self._cast.profiles[owner.actor]):
            self._settle(token, Answer(rule, (actor,)))

    def _behind(self, noun: str, owner: Profile) -> Iterator[tuple[str, str]]:
        if noun in self._words["government"] and owner.country in self._cast.profiles:
            yield owner.country or "", "owned.government"
        elif noun in self._words["group"] and owner.of in self._cast.profiles:
            yield owner.of or "", "owned.group"
        elif noun in self._words["voice"] and owner.kind == "person":
            yield owner.id, "owned.voice"
