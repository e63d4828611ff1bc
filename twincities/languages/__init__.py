"""Languages: which are spoken, which one a text is written in, and in which a turn is answered."""

from twincities.languages.detection import is_word_of_one_language, language_of, read_lists, spoken_in_latin
from twincities.languages.spoken import DEFAULT_LANGUAGE, folder_of, name_of_language, spoken
from twincities.languages.turn import is_spoken, language_of_conversation, language_of_turn, spoken_as

__all__ = [
    "DEFAULT_LANGUAGE",
    "folder_of",
    "is_spoken",
    "is_word_of_one_language",
    "language_of",
    "language_of_conversation",
    "language_of_turn",
    "name_of_language",
    "read_lists",
    "spoken",
    "spoken_as",
    "spoken_in_latin",
]
