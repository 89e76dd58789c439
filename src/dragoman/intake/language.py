"""Whether a text is English: common words first, a model of languages only where they leave a doubt."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

ENGLISH = frozenset(
    {
        "the", "of", "and", "to", "in", "a", "is", "that", "for", "on", "with", "as", "was", "by", "at", "from", "it", "he", "his",
        "said", "has", "have", "be", "are", "not", "an", "will", "which", "who", "but", "their", "were", "they", "had", "its",
        "this", "after", "would", "been", "more", "about", "than", "into", "also",
    }
)  # fmt: skip
NAMES = {
    "ar": "Arabic", "de": "German", "es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese",
    "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
SAMPLE = 20_000
FEWEST_WORDS = 12
FEWEST_LETTERS = 20
ENOUGH_ENGLISH = 0.2
SURE = 0.9


def foreign_language(text: str) -> str | None:
    """The name of the language if the text is surely not English; None if it is English or too short to tell.

    >>> foreign_language("Le ministre des affaires étrangères a déclaré que les négociations reprendront à Genève lundi prochain.")
    'French'
    """
    sample = text[:SAMPLE]
    letters = [character for character in sample if character.isalpha()]
    if len(letters) < FEWEST_LETTERS:
        return None
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", sample)]
    if _share(word in ENGLISH for word in words) >= ENOUGH_ENGLISH:
        return None
    latin = _share(unicodedata.name(character, "").startswith("LATIN") for character in letters)
    if latin > 0.5 and len(words) < FEWEST_WORDS:
        return None
    return _identified(sample) or (None if latin > 0.5 else "another script than English")


def _share(answers: Iterator[bool]) -> float:
    told = list(answers)
    return sum(told) / len(told) if told else 0.0


def _identified(sample: str) -> str | None:
    code, sure = _identifier().classify(sample)
    return None if code == "en" or sure < SURE else NAMES.get(code, f"another language ({code})")


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
