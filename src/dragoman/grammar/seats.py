"""Whether the name of a place stands for its government: "Tehran refused" does, "in Tehran" does not."""

from spacy.tokens import Token


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


IS_SOMEWHERE = _words(
    """
    be become boast border contain cover grow have host house lie remain see sit stand stretch swelter witness
    """
)
BE_HIT = _words(
    """
    approach attack besiege bomb build burn capture cross depart destroy encircle enter evacuate flee flood hit hold inhabit
    leave liberate locate loot near occupy overlook overrun pass pound quit raid reach rebuild retake rock seize shake shell
    situate strike surround take tour visit
    """
)
MOVE = _words(
    """
    airlift arrival arrive belong border bring close come deliver deport dispatch drive east escape evacuate fall flee
    flight fly go head invite journey land lead march move near next north recall relocate return road route rush sail send
    ship south stop summon take tour transfer transport travel trip visit walk way west withdraw
    """
)
GIVE = _words(
    """
    aid approval ask assurance call come concession condemnation criticism demand expect extract get guarantee hear help
    letter message obtain offer permission pressure reaction receive reply request response seek signal statement support
    threat want win
    """
)
ABOUT = _words(
    """
    attack ban blame blockade call control criticism curb demand depend embargo hit impose influence lean measure penalty
    press pressure prevail rely restriction sanction tariff urge war
    """
)
OF = _words(
    """
    accusation accuse afraid ally approval ask behalf blame condemnation critical criticism demand denunciation enemy fear
    friend government hand lot part recognition request support suspicious tolerant wary
    """
)
THINGS_OF_A_PLACE = _words(
    """
    airfield airport bridge building cathedral center centre church climate district east hospital hotel international
    island jail market mayor metro mosque museum neighborhood neighbourhood north outskirt people police population port
    prison province resident river road skyline south square stadium station street suburb subway traffic university weather
    west zone
    """
)
ALWAYS = _words(
    """
    against between by despite toward towards unlike versus via with without
    """
)
NEVER = _words(
    """
    above across along around at beyond in inside into near off outside over through throughout under within
    """
)


def acts_as_government(token: Token) -> bool:
    """Whether a name that may be a place is used for a government: subject of an act, possessor of an offer, party of talks.

    "Tehran refused", "Islamabad's offer", "sanctions against Pyongyang"; never "in Tehran", "flew to Doha", "Moscow is cold".
    """
    seen = 0
    while token.dep_ in {"conj", "appos"} and token.head.pos_ in {"PROPN", "NOUN"} and seen < 8:
        token, seen = token.head, seen + 1
    head = token.head
    match token.dep_:
        case "nsubj":
            return head.lemma_ not in IS_SOMEWHERE or _is_doing(head)
        case "nsubjpass" | "dobj" | "dative":
            return head.lemma_.lower() not in BE_HIT
        case "poss":
            return head.lemma_.lower() not in THINGS_OF_A_PLACE
        case "pobj":
            return _party_of(head)
        case "agent":
            return True
        case _:
            return False


def _is_doing(verb: Token) -> bool:
    """ "Moscow is seeking", "Ankara was adamant", "Delhi is prepared to", "Cairo remained silent", "Paris had a plan"."""
    if verb.lemma_ == "have":
        return any(child.dep_ == "dobj" and child.pos_ == "NOUN" for child in verb.children)
    if verb.lemma_ not in {"be", "become", "remain", "stand", "see"}:
        return False
    if verb.lemma_ == "see" and any(child.dep_ in {"dobj", "ccomp"} for child in verb.children):
        return True
    return any(_is_attitude(child) for child in verb.children)


def _is_attitude(complement: Token) -> bool:
    """ "prepared to talk", "wary of", "at pains", "at odds"."""
    inner = {grand.dep_ for grand in complement.children}
    if complement.dep_ in {"acomp", "xcomp"}:
        return bool(inner & {"xcomp", "ccomp", "prep"})
    return complement.dep_ == "prep" and any(grand.lower_ in {"pains", "odds"} for grand in complement.children)


def _party_of(preposition: Token) -> bool:
    word, governor = preposition.lower_, preposition.head.lemma_.lower()
    if word in NEVER:
        return False
    if word in ALWAYS:
        return True
    match word:
        case "to":
            return governor not in MOVE
        case "from":
            return governor in GIVE
        case "on" | "upon":
            return governor in ABOUT
        case "of":
            return governor in OF
        case "for":
            return preposition.head.pos_ in {"NOUN", "ADJ"} and governor not in MOVE
        case _:
            return False
