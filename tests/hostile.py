"""Messages that somebody may write to keep the assistant busy."""

from __future__ import annotations

import random
import string

from twincities.channels.incoming import MOST_CHARACTERS

PROSE = (
    "Hello there, I am planning a trip with my school class to China next spring, and we would like to know which "
    "of the cities there have partner cities in Europe or the United States, because our teacher wants us to prepare "
    "a short talk about friendship between towns that lie far apart. My sister has been to Kyoto with her choir two "
    "years ago, and she told me that they sang in a temple with children of their own age. She says that the people "
    "were so kind that she would go again at once. What I would like to find out first is how such a friendship "
    "begins, who pays for the journeys, and whether a school can take part in it even though it is a small one. "
    "When was Kyoto twinned with Chengdu? Thank you very much in advance and have a nice day, yours, Tom. By the way, "
    "my mother asks whether there is a festival in summer where one could listen to music from both of the cities, "
    "since she plays the violin in an orchestra and would love to come along with some of her friends from the town."
)
"""A message as long as a message may be, and such as people write."""


def hostile_messages(seed: int, length: int = MOST_CHARACTERS) -> dict[str, str]:
    """Messages of that many characters by a name; those with chance in them differ with the seed.

    A message that comes again costs less, because parts of the answer are remembered.
    """
    chance = random.Random(seed)

    def of(signs: str, count: int = length) -> str:
        return "".join(chance.choice(signs) for _ in range(count))

    def words(count: int, letters: int, signs: str = string.ascii_lowercase) -> str:
        return " ".join(of(signs, letters) for _ in range(count))

    ideographs = "".join(map(chr, range(0x4E00, 0x9F00)))
    katakana = "".join(map(chr, range(0x30A1, 0x30F0)))
    marks = "#$%&*+<=>@^`|~"
    names = ("shanghai", "chongqing", "chengdu", "guangzhou", "hangzhou", "bordeaux", "newyork", "detroit")
    slips = ("shangai", "chonqing", "detriot", "kyotto", "chengdoo", "newyrk", "bordaux", "hangzou", "luxer")
    endless = {
        "spaces": "when was" + " " * length,
        "line breaks": "when was" + "\n" * length,
        "no-break spaces": "when\u00a0was" + "\u00a0" * length,
        "ideographs": of(ideographs),
        "one ideograph": "京" * length,
        "names in ideographs": "".join(
            chance.choice(("北京", "巴黎", "上海", "友好城市", "的")) for _ in range(length)
        ),
        "a a a": "a " * length,
        "letters": words(length, 1),
        "pairs of letters": words(length, 2),
        "commas": "," * (length - 1) + "a",
        "spaced commas": ", " * length,
        "digits": of(string.digits),
        "one one one": "1 " * length,
        "years": " ".join(str(chance.randrange(1900, 2030)) for _ in range(length)),
        "nested quotes": "\"'" * length,
        "brackets": "(" * (length // 2) + ")" * (length // 2),
        "question marks": "?" * length,
        "marks": of(marks),
        "emoji": "".join(chr(chance.randrange(0x1F600, 0x1F640)) for _ in range(length)),
        "combining marks": "a" + "\u0301" * length,
        "accented letters": "a\u0301 " * length,
        "ligatures of eighteen letters": "ﷺ " * length,
        "scripts in turn": "".join(of(string.ascii_lowercase, 1) + of(ideographs, 1) for _ in range(length)),
        "katakana": of(katakana),
        "thai": "กรุงเทพมหานคร" * length,
        "one long word": of("bcdfghjklmnpqrstvwxz"),
        "rare words": words(length, 6),
        "where names are expected": " ".join(f"of {of(string.ascii_lowercase, 6)}" for _ in range(length)),
        "names with slips": " ".join(chance.choice(slips) for _ in range(length)),
        "beginnings of names": " ".join(
            chance.choice(names)[:6] + of(string.ascii_lowercase, 4) for _ in range(length)
        ),
        "one name": "paris " * length,
        "names and names": "New York and " * length,
        "countries and countries": "not in Japan or " * length,
        "taken back": "Kyoto no sorry Detroit " * length,
        "between": "between " * length,
        "which pairs": "which pairs " * length,
        "five long sentences": "".join(f"{of(ideographs, length // 5 - 2)}？ " for _ in range(5)),
    }
    return {name: text[:length] for name, text in endless.items()}
