"""In what form an answer is wanted, and what kind of question it is."""

from __future__ import annotations

from twincities.nlu.text.mentions import CONDITIONS, CONTINENT, COUNTRY
from twincities.reading.claims.amounts import tells_how_many
from twincities.reading.claims.exclusive import names_only_partner
from twincities.reading.claims.places_claimed import places_city, places_it
from twincities.reading.forms.ways import asks_for_contact
from twincities.reading.model.terms import Form
from twincities.reading.names.ties import named
from twincities.reading.numbers.orders import most_or_fewest
from twincities.reading.numbers.quantities import SHARES, group_by, number_bounds
from twincities.reading.spotting.clues import Clues
from twincities.reading.spotting.cues import SpottedCue

_OF_SEVERAL = ("ask_country", "ask_partner", "ask_partnerships", "list_events")
_NOUNS = ("of_partner", "city_noun", "partnership_noun", "plural")
_FEW = 3  # words of a question that may stand for another one ("and Kyoto?")


def form(clues: Clues, learned: str = "") -> Form:
    """In what form an answer is wanted; `learned` is the one that was learned of the question as a whole."""
    if group_by(clues) and not most_or_fewest(clues) and number_bounds(clues) is None:
        return Form.CONFIRM if claims_of_each(clues) else Form.GROUP
    if clues.has("how_many") or (
        clues.intent == "ask_partnerships" and learned == Form.COUNT and not _confirms(clues)
    ):
        return Form.COUNT
    if names_only_partner(clues):
        return Form.CONFIRM
    if clues.intent == "confirm_partnership" and describes(clues):
        return Form.LIST
    if _confirms(clues) and not (leaves_open(clues) or describes(clues)):
        return Form.CONFIRM
    if clues.intent in _OF_SEVERAL and states_of_all(clues):
        return Form.CONFIRM
    if clues.intent == "compare_age" or (clues.has("older", "younger") and clues.has("or")):
        return Form.COMPARE
    if clues.intent in ("ask_partnerships", "list_events"):
        return Form.LIST
    return Form.TELL


def claims_of_each(clues: Clues) -> bool:
    """Whether each of a kind is claimed to have something: "does every Spanish city have a partner in Asia?"; not where a number is asked for."""
    each = clues.first("all", "each")
    return (
        each is not None
        and clues.says(each.first - 1, "yes_no")
        and any(cue.first > each.last for cue in clues.all("having"))
        and not clues.has("wh", "how_many", "how_long", "list")
    )


def _confirms(clues: Clues) -> bool:
    """Whether yes or no is wanted: the question opens with a verb, is tagged, or tells what somebody claims."""
    asks = clues.first("wh", "how_many", "how_long", "list") or _asks_how_far_apart(clues)
    tagged = _ends_in_tag(clues)
    is_mark_enough = clues.is_asked and not clues.has("polite") and clues.intent != "name_subject"
    if asks is None and not tagged and is_mark_enough:
        doing = any(not clues.says(cue.last + 1, "possessive") for cue in clues.all("in_charge"))
        says = clues.has("finite", "yes_no") or doing or _ends_in_all(clues) or places_it(clues)
        return (len(clues.words) > _FEW and says) or tells_how_many(clues)
    opening = _opening(clues)
    if opening and (asks is None or opening.first < asks.first):
        # "There is one with Japan, I guess: which?"
        asked_behind = opening.concept == "opening_claim" and asks is not None and clues.ends_with(asks)
        return opening.concept in ("yes_no", "whether", "opening_claim") and not asked_behind
    if asks is not None:
        return False
    return (
        tagged
        or clues.has("whether", "opening_claim")
        or (clues.intent == "confirm_partnership" and (clues.is_asked or clues.has("yes_no", "finite")))
        or places_city(clues)
        or tells_how_many(clues)
    )


def _asks_how_far_apart(clues: Clues) -> SpottedCue | None:
    """The words that ask how many years lie between, where they begin a question: "¿cuántos años hay entre las dos?"."""
    apart = clues.first("difference")
    opens = apart is not None and set(range(apart.first)) <= clues.places("and", "filler", "about_all")
    return apart if opens else None


def _ends_in_all(clues: Clues) -> bool:
    """Whether the last that is said is what all are, with no verb: "Lyon's partners all European?"."""
    conditions, last = named(clues, *CONDITIONS), len(clues.words) - 1
    return bool(conditions) and conditions[-1].at == last and clues.says(last - 1, "all", "each")


def states_of_all(clues: Clues) -> bool:
    """Whether something is said of all, none or a share of a kind: "all of them are in Asia", "half are American"."""
    subject = clues.first("all", "each", "none", *SHARES)
    if subject is None or clues.has("wh", "how_many", "how_long") or leaves_open(clues):
        return False
    if any(cue.first > subject.last or cue.first < subject.first for cue in clues.all("list")):
        return False
    opens = set(range(subject.first)) <= clues.places("and", "filler", "opening_claim")
    says = any(cue.first > subject.last for cue in clues.all("finite"))
    return opens and says and not describes(clues)


def asks_to_agree(clues: Clues) -> bool:
    """Whether a question ends in a word that wants it confirmed, and nothing else is asked: "Lyon's partner is Turin, right"."""
    return _ends_in_tag(clues) and not clues.has("wh", "polite", "how_many", "how_long", "list")


def _ends_in_tag(clues: Clues) -> bool:
    return any(cue.last == len(clues.words) - 1 and cue.first > 1 for cue in clues.all("tag"))


def narrows(clues: Clues) -> bool:
    """Whether something is said of what was told without a verb, so that nothing is claimed: "of these those of the 80s only", "without those before 1990"."""
    claims = clues.is_asked or clues.has("finite", "yes_no", "tag", "whether", "opening_claim")
    picks = clues.has("those", "restricting") or clues.says(0, "negation")
    return not claims and picks and bool(clues.found)


def leaves_open(clues: Clues) -> bool:
    """Whether what is asked for is left unsaid at the end: "and their partners are?", 「先なのは？」."""
    end = len(clues.words) - 1
    # In 「先なのは」 the verb is that of the noun that is left open.
    tags, verbs = (
        [cue for cue in clues.all(*concepts) if cue.last != end - 1]
        for concepts in (("tag",), ("finite", "yes_no"))
    )
    told = tags or clues.has("wh", "whether", "opening_claim")
    open_ended = any(cue.last == end > 0 for cue in clues.all("left_open"))
    # In 其中有日本的是 too: what stands before 的 describes it.
    described = clues.says(end - 1, "possessive")
    return open_ended and not told and (described or all(cue.first == end for cue in verbs))


def describes(clues: Clues) -> bool:
    """Whether no sentence stands there, but a noun with what tells which ones: "partners of Lyon that lie in Spain", "all cities Lyon has"."""
    if singles_out(clues):
        return True
    if clues.is_asked or _ends_in_tag(clues) or not clues.says(0, "all", "each", *_NOUNS):
        return False
    opening = next((cue.last for cue in clues.all("all", "each") if cue.first == 0), -1)
    verb = next((cue for cue in clues.all("finite") if cue.first > opening), None)
    if verb is None or clues.says(verb.first - 1, "it", "not_it", "not_those", "wh"):
        return True
    return "<name>" in clues.words[verb.first - 1].forms and clues.says(verb.first - 2, *_NOUNS)


def singles_out(clues: Clues) -> bool:
    """Whether a clause tells which of several are wanted, and nothing is said of them: "the German ones, those that are not with Lyon", 1984年以后才开始的呢."""
    ones, verbs = clues.first("singled_out"), {cue.first for cue in clues.all("finite", "yes_no")}
    if ones is None or len(verbs) != 1 or _ends_in_tag(clues):
        return False
    if clues.has("opening_claim", "whether", "which", "how_many"):
        return False
    opens = not clues.is_asked or set(range(ones.first)) <= clues.places("and", "filler")
    return opens if min(verbs) > ones.last else min(verbs) >= ones.first and clues.ends_with(ones)


def _opening(clues: Clues) -> SpottedCue | None:
    """The first cue that tells how a question begins; a name or an "and" may stand before it."""
    for cue in clues.all("yes_no", "polite", "opening_claim", "whether", "wh", "list"):
        if cue.concept == "polite":
            continue
        before = [word for word in clues.words[: cue.first] if "<name>" not in word.forms]
        return cue if cue.concept != "yes_no" or _begins(clues, cue, len(before)) else None
    return None


def _begins(clues: Clues, cue: SpottedCue, words_before: int) -> bool:
    """Whether a verb stands where a question begins: at the front, behind a mark, or behind few words."""
    polite = [one.last for one in clues.all("polite") if one.last < cue.first]
    start = max(polite, default=-1) + 1
    names = [word for word in clues.words[start : cue.first] if "<name>" in word.forms]
    return words_before - start <= 2 and (not names or clues.words[cue.first - 1].ends_sentence)


def intent(clues: Clues) -> str:
    """What is asked: as it was learned, but for questions that hold nothing to learn from."""
    if names_only_partner(clues):
        return "confirm_partnership"
    if tells_how_many(clues):
        return "ask_partnerships"
    if names_only(clues):
        return "name_subject"
    brief = len(clues.words) <= _FEW or any(
        cue.first == 0 and clues.ends_with(cue) for cue in clues.all("list")
    )
    if not clues.found and brief and _asks_for_names(clues):
        return "ask_partnerships"
    if clues.intent == "confirm_partnership" and not clues.has("oldest", "newest", "most", "fewest"):
        if describes(clues):
            return "ask_partnerships"
        of_namesakes = clues.has("bearers") and (clues.has("our") or not clues.has("twinned", "tied_to"))
        if (leaves_open(clues) and clues.has("of_partner")) or of_namesakes:
            return "ask_partner"  # "there are two Newports, aren't there?"
    places = any(one.kind in (COUNTRY, CONTINENT) for one in clues.found)
    of_partners = _has_partner(clues) or _asks_which_partners(clues) or _which_of_one(clues)
    if clues.intent == "ask_country" and places and clues.cities and of_partners:
        return "ask_partner"  # "has Lyon a partner in Spain?", "which partners of Lyon are in Spain?"
    if asks_for_contact(clues):
        return "ask_not_recorded"  # what the table does not tell, and who knows it
    if clues.intent == "compare_age" and clues.has("newest_first") and not clues.has("wh", "yes_no"):
        return "ask_partnerships"  # 按时间从晚到早排
    placed = clues.has("oldest", "newest", "ordinal")
    if clues.has("undated") and clues.intent in ("ask_oldest", "ask_newest") and not placed:
        return "ask_partnerships"  # "where is no date known?"
    of_several = clues.has("any", "all", "each", "none") and not placed
    of_dates = ("ask_oldest", "ask_newest", *(["ask_since"] if clues.has("any") else []))
    if clues.intent in of_dates and of_several and (clues.names_date or (places and not clues.has("wh"))):
        return "ask_partnerships"  # "is any older than 45 years?" asks for no place in an order
    return clues.intent


def _has_partner(clues: Clues) -> bool:
    """Whether somebody is said to have a partner, and no partner to lie somewhere: the verb and the noun stand together."""
    nouns = list(clues.all("of_partner", "partnership_noun"))
    asked = clues.first("wh")
    what = asked is not None and clues.says(asked.last, "what", "who")  # "what does Lyon have in Africa?"
    if (
        what
        and clues.has("having")
        and not clues.has("event_noun", "city_noun", "country_noun", "region_noun", "theme_noun")
    ):
        return True
    return any(
        abs(cue.first - noun.last) <= 1 or cue.first < noun.first
        for cue in clues.all("having")
        for noun in nouns
    )


def _asks_which_partners(clues: Clues) -> bool:
    """Whether it is asked which of the partners: "which sister cities of Lyon lie there?"."""
    return any(clues.behind(cue, "of_partner", "partnership_noun", within=1) for cue in clues.all("wh"))


def _which_of_one(clues: Clues) -> bool:
    """Whether "which" asks for some of what one city has: "which of Lyon's are in Asia?"."""
    asking = clues.first("wh") if clues.is_elliptic and len(clues.cities) == 1 else None
    return asking is not None and clues.says(asking.last + 1, "of") and not clues.speaks_of_events


def _asks_for_names(clues: Clues) -> bool:
    """Whether nothing but the names of what was told is asked for: "name them", "which are they?"."""
    if clues.has("list"):
        return clues.has("those")
    which = (asking := clues.first("wh")) and clues.says(asking.last, "which", "what", "who")
    return (
        bool(which)
        and clues.has("they", "those", "ones")
        and clues.has("yes_no", "ones")
        and not clues.has("twinned", "oldest", "newest", "older", "younger")  # "which the newest?"
        and not (clues.intent == "ask_exchanges" and clues.has("what"))  # « quoi échangent-elles ? »
    )


def restricts(clues: Clues) -> bool:
    """Whether a question narrows down what was told: "only the Japanese ones", "just those of Lyon"; in Japanese, 「日本のだけ」."""
    only = clues.first("narrowing") or clues.first("restricting")
    if only is None or names_only_partner(clues):
        return False
    begin = {cue.first for cue in clues.all("and", "refusal", "filler", "restricting")}
    if all("<name>" not in word.forms and at in begin for at, word in enumerate(clues.words[: only.first])):
        return True
    named = clues.places("listing", "possessive", "ones", "and", "foreign", "in_our_country")
    ends = only.last == len(clues.words) - 1 and bool(clues.found or clues.has("foreign", "in_our_country"))
    return ends and all(
        "<name>" in word.forms or at in named for at, word in enumerate(clues.words[: only.first])
    )


def names_only(clues: Clues) -> bool:
    """Whether nothing but names stands in the question: "Shenzhen?", "does Lyon?", "and outside Europe"."""
    others = {at for at, word in enumerate(clues.words) if "<name>" not in word.forms}
    if clues.has("than") and clues.has("older", "younger"):
        return False  # 東京より後ですか, whose words are fillers too
    return bool(clues.found) and any(
        others <= clues.places(*concepts)
        for concepts in (("and", "or", "yes_no"), ("and", "or", "negation", "listing", "filler"))
    )


def asks_which(clues: Clues) -> bool:
    """Whether it is asked which partnership or city: "which pair has a jubilee next?", "who is next?", 提携先はどちら."""
    nouns = ("partnership_noun", "city_noun", "ones")
    for cue in clues.all("wh"):
        named = clues.says(cue.first - 1, "left_open") and clues.says(cue.first - 2, *nouns)
        asked = clues.says(cue.last, "who") or (named and clues.says(cue.first, "which"))
        if asked or clues.behind(cue, *nouns, within=1 + clues.says(cue.last + 1, "of")):
            return True
    return False


def asks_which_event(clues: Clues) -> bool:
    """Whether it is asked which event does something: "which week is yearly?", "does any event come round?"."""
    return any(clues.behind(cue, "event_noun", within=0) for cue in clues.all("wh", "any", "all"))
