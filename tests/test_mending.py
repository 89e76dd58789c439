"""What is set right in a parse, and what is left as it is: each row names a word and the word that it hangs on afterwards."""

import pytest

from dragoman import Reader


@pytest.mark.parametrize(
    ("text", "word", "head", "label"),
    [
        ("Chad denied that any herders were held and accused Libya of lying.", "accused", "denied", "conj"),
        ("Chad said the road would be closed and recalled its envoy.", "recalled", "said", "conj"),
        ("Oslo said the talks were useful and thanked Qatar.", "thanked", "said", "conj"),
        ("Mali says two guards were hurt and demands that Niger return the bodies.", "demands", "says", "conj"),
        ("Chad said that the men were arrested and charged with spying.", "charged", "arrested", "conj"),
        ("Chad said the villagers were beaten and fled to Niger.", "fled", "beaten", "conj"),
        ("Mali hoped that Niger would come and sign the treaty.", "sign", "come", "conj"),
        ("Chad denied that its guards had fired and accused Libya of lying.", "accused", "denied", "conj"),
        ("Chad said that Libyan jets had crossed the border and bombed a town.", "bombed", "crossed", "conj"),
        ("Oslo called on both sides to show restraint and offered to send observers.", "offered", "called", "conj"),
        ("Oslo urged Mali to show restraint and send observers.", "send", "show", "conj"),
        ("The drill was called a provocation by Oslo.", "by", "called", "agent"),
        ("The envoy was found guilty of spying by a Libyan court.", "by", "found", "agent"),
        ("The raid was described as an attempt by Libya to stop the vote.", "by", "attempt", "prep"),
        ("The minister read a letter by Gandhi.", "by", "letter", "prep"),
        ("Two Libyan envoys, declared persona non grata, left Oslo.", "left", "left", "ROOT"),
        ("Two Libyan envoys, declared persona non grata, left Oslo.", "declared", "envoys", "acl"),
        ("Mali, called a rogue state by Biden, threatened to close the border.", "threatened", "threatened", "ROOT"),
        ("Drills planned for August drew criticism from Oslo.", "drew", "drew", "ROOT"),
        ("Drills planned for August drew criticism from Oslo.", "planned", "Drills", "acl"),
        ("The envoy resigned, left Oslo and flew home.", "left", "resigned", "conj"),
        ("In early August Libyan border guards accused Chad of spying.", "guards", "accused", "nsubj"),
        ("In early August Libyan border guards accused Chad of spying.", "August", "In", "pobj"),
        ("In October South Korean marines boarded the ship.", "October", "In", "pobj"),
        ("At the end of May North Korea closed the crossing.", "May", "of", "pobj"),
        ("In August President Kiir had closed the crossing.", "President", "Kiir", "compound"),
        ("In August two Polish envoys closed the crossing.", "two", "envoys", "nummod"),
        ("On Monday morning Libyan soldiers closed the crossing.", "morning", "On", "pobj"),
        ("In May the crossing was closed.", "May", "In", "pobj"),
    ],
)
def test_where_a_word_hangs(reader: Reader, text: str, word: str, head: str, label: str) -> None:
    token = next(one for one in reader.nlp(text) if one.text == word)
    assert (token.head.text, token.dep_) == (head, label)


def test_all_words_stay_in_their_sentence(reader: Reader) -> None:
    text = "In early August Libyan guards, called thieves by Chad, left. Mali said it would come and accused Chad of theft."
    doc = reader.nlp(text)
    assert [len(list(sent.root.subtree)) for sent in doc.sents] == [len(sent) for sent in doc.sents]


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Chad staged a march.", "staged", "stage"),
        ("Chad is waging war.", "waging", "wage"),
        ("Chad has unbanned the party.", "unbanned", "unban"),
        ("Chad sparred with Mali.", "sparred", "spar"),
        ("The stages of the race are long.", "stages", "stage"),
    ],
)
def test_lemmas(reader: Reader, text: str, word: str, lemma: str) -> None:
    assert next(token.lemma_ for token in reader.nlp(text) if token.text == word) == lemma
