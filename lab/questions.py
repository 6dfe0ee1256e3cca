"""The readers' questions: guess first, then see what happens and why. One Markdown file each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lab.message import InputError

FOLDER = Path(__file__).parent.parent / "resources" / "texts"
RIGHT = "[x]"


@dataclass(frozen=True)
class Question:
    """A question with its set-up, the guesses to choose from, and the answer.

    `right` is the index of the right one in `guesses`. Texts are Markdown.
    """

    name: str
    title: str
    setup: str
    predict: str
    guesses: tuple[str, ...]
    right: int
    happens: str
    why: str


@cache
def question(name: str, language: str = "en") -> Question:
    """Return a question in a language; InputError where its text is missing or not in shape."""
    path = FOLDER / language / f"{name}.md"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        raise InputError("The text of question {name} is missing", name=name) from None
    return parse(name, text)


def parse(name: str, text: str) -> Question:
    """Return the question that a Markdown text describes; InputError where a part is missing.

    `# Title`, the set-up, then three headings of second level in this order: the guesses (a
    sentence and a list, the right item marked `[x]`), what happens, why. The headings' own words
    are free, so that each language has its own.
    """
    head, *parts = text.replace("\r\n", "\n").split("\n## ")
    title, _, setup = head.partition("\n")
    bodies = [part.partition("\n")[2].strip() for part in parts]
    if not title.startswith("# ") or len(bodies) != 3:
        raise InputError(
            "The text of question {name} has {count} parts instead of a title and three",
            name=name,
            count=len(bodies),
        )
    lines = bodies[0].splitlines()
    items = [line[2:].strip() for line in lines if line.startswith("- ")]
    marked = [item.startswith(RIGHT) for item in items]
    if len(items) < 2 or sum(marked) != 1:
        raise InputError("Question {name} needs guesses, one of them marked [x]", name=name)
    return Question(
        name=name,
        title=title[2:].strip().removeprefix("Title:").strip(),
        setup=setup.strip(),
        predict="\n".join(line for line in lines if not line.startswith("- ")).strip(),
        guesses=tuple(item.removeprefix(RIGHT).strip() for item in items),
        right=marked.index(True),
        happens=bodies[1],
        why=bodies[2],
    )
