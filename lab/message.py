"""Sentences for the reader that can be translated: a template and the values to put into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Message:
    """A sentence with named gaps, kept apart from its values until it is shown.

    `Message("{name} left the plot at step {step}", {"name": "SGD", "step": 9})` reads as English
    with `str()`; the window looks the template up in its dictionary first.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return legible(self.template.format(**self.values))


def joined(messages: Sequence[Message]) -> Message:
    """Return several sentences as one."""
    values = {f"sentence_{i}": message for i, message in enumerate(messages)}
    return Message(" · ".join(f"{{{name}}}" for name in values), values)


class InputError(ValueError):
    """Something that came from outside is wrong: says what it is, what came and what was expected.

    It keeps its `message` apart from the values, so that the window can show it in the reader's
    language; `str()` is the English sentence.
    """

    def __init__(self, template: str, **values: object) -> None:
        self.message = Message(template, values)
        super().__init__(str(self.message))

    def __reduce__(self) -> tuple[object, ...]:
        return (_input_error, (self.message.template, dict(self.message.values)))


def _input_error(template: str, values: dict[str, object]) -> InputError:
    return InputError(template, **values)


def legible(text: str) -> str:
    """Return a text fit to be shown and written to a file.

    Half of a surrogate pair, which JSON can name and no file can hold, becomes a question mark.
    """
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
