"""How values become sentences of a language; knows neither Rasa nor what is answered.

A language is a folder of data (docs/languages.md): data/languages/<code>/responses.yml has its texts, by the keys of
domain.yml, places.csv what countries are called within a sentence, seams.yml what words become before a value. Lists,
dates, plurals and ordinals are those of Unicode CLDR (through Babel).
"""

from twincities.wording.inflection import with_forms
from twincities.wording.of_language import wording_for, wording_in
from twincities.wording.texts import responses_of, usable_responses
from twincities.wording.wording import Wording

__all__ = ["Wording", "responses_of", "usable_responses", "with_forms", "wording_for", "wording_in"]
