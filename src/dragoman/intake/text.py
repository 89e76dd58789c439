"""A text and what is known of it -> Document."""

from hashlib import sha256

from dragoman.model import Document


def document_of(
    text: str,
    *,
    id: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Document:
    """A Document of a text, kept exactly as given; its id is the beginning of its SHA-256 unless given."""
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(id=id or digest[:16], text=text, title=title, published=published, outlet=outlet, url=url, sha256=digest)
