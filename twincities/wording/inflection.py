"""Names that have forms of their own within a sentence, and values that change the word before them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence


class Inflected(str):
    """A name with the forms that a response asks for behind a colon: `{country:in}` is "en France"."""

    forms: Mapping[str, str]

    def __new__(cls, name: str, forms: Mapping[str, str] | None = None) -> Inflected:
        """The name itself, and its forms by what responses call them."""
        self = super().__new__(cls, name)
        self.forms = forms or {}
        return self


def inflected(names: Iterable[str], join: Callable[[Sequence[str]], str]) -> str:
    """Several names joined to one, in each of their forms: "la France ou le Japon", "en France ou au Japon"."""
    names = list(names)
    forms = dict.fromkeys(form for name in names for form in forms_of(name))
    joined = {form: join([forms_of(name).get(form, name) for name in names]) for form in forms}
    return Inflected(join(names), joined) if joined else join(names)


def forms_of(value: object) -> Mapping[str, str]:
    """The forms of a value; none of what is not inflected."""
    return value.forms if isinstance(value, Inflected) else {}


def with_forms(values: Mapping[str, object]) -> dict[str, object]:
    """Values with the forms of those that are inflected as values of their own, as "country:in": so they outlive JSON."""
    forms = {
        f"{name}:{form}": text for name, value in values.items() for form, text in forms_of(value).items()
    }
    return {**values, **forms}
