"""What else the words of a question say, whatever its language."""

from __future__ import annotations

from enum import StrEnum


class Cue(StrEnum):
    """What else the words of a question say, whatever its language.

    - SEVERALLY: several names are asked about one by one: "both", "or", "each"
    - ALTERNATIVE: "or" stands in the question
    - PAIRED: words take two names for a pair: "with", "between", "share"
    - OF_PARTNER: the partner of what is named: "Lyon's sister city"; IN_COMMON: partners that two cities share
    - HELD_THERE: an event is held in what is named: "the week in Lyon"
    - GROUPING: groups are asked for in so many words; RECORDS: what public records hold
    - PROOF: whether something is confirmed; DISPUTED: that records disagree on something; CERTAIN: whether it is sure; DOUBTED: whether it is really so; WHO_SAYS: who gives a date; AGREED: whether all agree on something; ACCORDING: as those say that were told of
    - END: whether something ended, or goes on
    - RENEWED: that something was renewed; NEVER_RENEWED: that it was not; MOST_OFTEN: which of several was so most often; FORMER_TOO: those that are over count too; INACTIVE: that something is active no more; WHY: a reason; CAME_ABOUT: how something came about
    - SUSPENDED, DORMANT: that something is suspended, or rests; STILL: those that go on, and no others; KIND: what a tie is called, friendship or sister city; KINDS: what several are called
    - EXCHANGED: that somebody or something is exchanged
    - FROM_START: whether a tie was always what it is; ENDED: that something is over, beside being suspended or at rest
    - POPULATION: how many people live in a city is spoken of; CONTACT: who to ask, and how; CONTACT_OF_US: those who keep the table; HAVING_CONTACT: that something has a contact, or none; WEB_PAGE: a web page is spoken of; PERSON: somebody is spoken of as he or she; SAME_PERSON: one person is to be meant twice
    - AGE_OF_PEOPLE: how old people are, or may be: "up to what age?"; STAYING: people stay somewhere, or are there; TAKING_LONG: how long something takes; ADMITTED: whether somebody may take part
    - FOR_WHOM: it is asked whom something is for, or who may take part; DOINGS_ASKED: what one does, sees or learns there; SOMETHING_FOR: for somebody something is looked for; SOMETHING: what is asked for is called no more than this: "the sailing thing"; THERE_IS: whether there is something, or whether anybody has it; IDENTIFIED: which of several places of a name is meant, "the one by the sea"; PART_OF: that something is a part of what is named
    - COUNTERPART: what answers to the event told, the other way round
    - NAME_ASKED: what something is called; NAMES_WANTED: what several are called
    - OPENING: when an event was first held; BEGINNING: "since", "from": a date is when something began, or is asked for as that; BEGUN: that something began or was signed
    - EXISTED: a partnership existed at a date; AGE: age or order in time is spoken of
    - THEMES: themes are spoken of; ABOUT_WHAT: it is asked what something is about
    - EVENT: events are spoken of
    - TURNS: an anniversary is reached: "turns 50"; ROUND: it is a round one
    - WITH_CITY: "with" stands before a city
    - BETWEEN: "between" stands before places; BOTH_ENDS: both cities of a partnership are to lie somewhere
    - CONJOINED: conditions are joined by "and"
    - BRIEF: few words; ELLIPTIC: "which" stands without a noun
    - SINGLED_OUT: a clause tells which ones are wanted, and nothing is said of them: "those that are not with Lyon"
    - ONE_THERE: "is there one …?", "are there ones that …?"; WITHOUT_EVENTS: some are to have none
    - PARTNERSHIP: partnerships or partners are spoken of; TWINNED: a word for being twinned
    - DATE: dates are spoken of
    - BEGUN_THEN: a date stands beside the words for the tie itself: "the agreement of 1992", "twinned in 1992"
    - SOME_TIE: no certain partnership is spoken of, "an agreement"; UNDATED: what has no known date is asked for; UNCOUNTED: of which cities it is not known how many people live there
    - DAY: a day or time of the year is spoken of
    - ABOUT_ALL: all or several are asked about; WHOLE_TABLE: all of the table, whatever was listed
    - EXTREMES: both the oldest and the newest
    - HOW_MANY: a number is asked for in so many words; LISTED: all are to be told, and then one of them: "list them and say which is the oldest"
    - WHICH_EVENT: "which event", "any event"
    - WHICH: "which pair", "which city", "who"; WHICH_NUMBER: "which two"
    - SEVERAL: more than one is spoken of
    - THEME_COUNTED: things of a theme are counted, and not what is about it: "how many pandas live there?"
    - DIFFERENCE: how far apart in time two things are
    - VERBLESS: nothing in it is a verb or asks: "and the oldest one"
    - OURS: who asks speaks of a city as "ours"; OWN_CITY: as "my city"; THAN_US: something is held against it, "larger than us"; MINE: of one of several as "mine"
    - DENIED: it is asked whether something is false; NEGATIVE: it is stated that something is not so
    - ABROAD, IN_OUR_COUNTRY: where partners lie, seen from our town: "the foreign ones", "the domestic ones"
    - AMONG: something is claimed to be one of several; ONE_OF_OURS: one of the partners of the town of whoever asks
    - HOME: who asks says where they are from; HERE: something is there; ANYWHERE: wherever it is; THOSE_OF: those of a city are meant: "those of Lyon"
    - ONLY_THOSE: "the only two", "just those three": there are no more than were told; THE_ONLY: one is said to be "the only" one
    - ONLY: it begins with "only": what was told is narrowed down
    - OLDEST_FIRST, NEWEST_FIRST, BY_NAME: the order in which several are to be told: by age, or by the alphabet
    - LEFT: what is left of what was told; SECOND_STEP: the partner of the partner of what is named
    - MEANT: another name was meant than was written before: "sorry, I meant Lyon"
    - OTHERS: another one is spoken of, or others; WITH_WHOM: it is asked with whom
    - UNREAD_HAD: a word that was not understood says what things are to have: "partners with a harbour"
    - EACH_OTHER: "with each other"
    - FARTHEST, CLOSEST: which of several lies farthest away, or closest
    - REGION: states, provinces or prefectures are spoken of; CONTINENT: continents are; THAT_PLACE: a country or region that was told of is pointed at, "in that state"; THAT_PLACE_NAMED: one is by a mere "there", which may be named beside it; THAT_CITY: a city is, in so many words, "that town"
    - NEXT: what comes next in an order; SCOPE: it only says of what is asked next, "of the German ones, …"
    - PLACED: a place stands right behind a city of which something is asked: "has Lyon in France a partner?"
    - OWN_UNSAID: what a city has is left out: "what are Lyon's?"
    - TIMES: how many times something was so, "twice"
    - NOT_JUST: a condition is lifted: "in all, not just in Europe"
    - NOT_SO, JUST_SO: no more than "which is not?", "which one is?"
    """

    SEVERALLY = "severally"
    ALTERNATIVE = "alternative"
    PAIRED = "paired"
    IN_COMMON = "in common"
    OF_PARTNER = "of partner"
    HELD_THERE = "held there"
    GROUPING = "grouping"
    PROOF = "proof"
    DISPUTED = "disputed"
    LOOKED_UP = "looked up"
    CERTAIN = "certain"
    DOUBTED = "doubted"
    WHO_SAYS = "who says"
    AGREED = "agreed"
    ACCORDING = "according"
    WHOLE_TABLE = "whole table"
    RECORDS = "records"
    END = "end"
    STILL = "still"
    RENEWED = "renewed"
    NEVER_RENEWED = "never renewed"
    SOME_TIE = "some tie"
    TIMES = "times"
    MOST_OFTEN = "most often"
    FORMER_TOO = "former too"
    INACTIVE = "inactive"
    WHY = "why"
    CAME_ABOUT = "came about"
    SUSPENDED = "suspended"
    DORMANT = "dormant"
    KIND = "kind"
    KINDS = "kinds"
    FROM_START = "from start"
    ENDED = "ended"
    EXCHANGED = "exchanged"
    POPULATION = "population"
    CONTACT = "contact"
    SAME_PERSON = "same person"
    CONTACT_OF_US = "contact of us"
    HAVING_CONTACT = "having contact"
    WEB_PAGE = "web page"
    PERSON = "person"
    AGE_OF_PEOPLE = "age of people"
    STAYING = "staying"
    TAKING_LONG = "taking long"
    ADMITTED = "admitted"
    COUNTERPART = "counterpart"
    NAME_ASKED = "name asked"
    NAMES_WANTED = "names wanted"
    SOMETHING_FOR = "something for"
    SOMETHING = "something"
    THERE_IS = "there is"
    FOR_WHOM = "for whom"
    DOINGS_ASKED = "doings asked"
    IDENTIFIED = "identified"
    WHICH_BEARER = "which bearer"
    PART_OF = "part of"
    OPENING = "opening"
    BEGINNING = "beginning"
    BEGUN = "begun"
    EXISTED = "existed"
    AGE = "age"
    THEMES = "themes"
    EVENT = "event"
    TURNS = "turns"
    ROUND = "round"
    WITH_CITY = "with city"
    BETWEEN = "between"
    BOTH_ENDS = "both ends"
    CONJOINED = "conjoined"
    BRIEF = "brief"
    ELLIPTIC = "elliptic"
    SINGLED_OUT = "singled out"
    ONE_THERE = "one there"
    WITHOUT_EVENTS = "without events"
    PARTNERSHIP = "partnership"
    TWINNED = "twinned"
    DATE = "date"
    BEGUN_THEN = "begun then"
    UNDATED = "undated"
    UNCOUNTED = "uncounted"
    DAY = "day"
    ABOUT_ALL = "about all"
    EXTREMES = "extremes"
    HOW_MANY = "how many"
    LISTED = "listed"
    WHICH_EVENT = "which event"
    WHICH_NUMBER = "which number"
    WHICH = "which"
    SEVERAL = "several"
    DENIED = "denied"
    NEGATIVE = "negative"
    AMONG = "among"
    ONE_OF_OURS = "one of ours"
    THEME_COUNTED = "theme counted"
    DIFFERENCE = "difference"
    VERBLESS = "verbless"
    OURS = "ours"
    OWN_CITY = "own city"
    MINE = "mine"
    THAN_US = "than us"
    ABOUT_WHAT = "about what"
    OLDEST_FIRST = "oldest first"
    NEWEST_FIRST = "newest first"
    BY_NAME = "by name"
    HOME = "home"
    ABROAD = "abroad"
    IN_OUR_COUNTRY = "in our country"
    HERE = "here"
    THOSE_OF = "those of"
    ANYWHERE = "anywhere"
    THE_ONLY = "the only"
    ONLY_THOSE = "only those"
    ONLY = "only"
    MEANT = "meant"
    NOT_JUST = "not just"
    NOT_SO = "not so"
    JUST_SO = "just so"
    LEFT = "left"
    SECOND_STEP = "second step"
    OTHERS = "others"
    WITH_WHOM = "with whom"
    EACH_OTHER = "each other"
    FARTHEST = "farthest"
    CLOSEST = "closest"
    REGION = "region"
    CONTINENT = "continent"
    THAT_PLACE = "that place"
    THAT_PLACE_NAMED = "that place named"
    THAT_CITY = "that city"
    NEXT = "next"
    UNREAD_HAD = "unread had"
    SCOPE = "scope"
    PLACED = "placed"
    OWN_UNSAID = "own unsaid"
