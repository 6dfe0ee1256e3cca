"""Several runs from one setting: each a line of what it changes, "train_size = 300; epochs = 200".

The names are those of `RunParams`; a list of layers is separated by commas.
"""

from __future__ import annotations

from typing import Any

from lab.experiments.training.run_params import RunParams
from lab.message import InputError
from lab.specs import FlagSpec, ItemsSpec, NumberSpec, Spec


def parse_variant(line: str) -> dict[str, Any]:
    """Return the changes that a line asks for; InputError says what is wrong with it."""
    changes: dict[str, Any] = {}
    for part in line.split(";"):
        name, equals, value = (word.strip() for word in part.partition("="))
        if not equals:
            raise InputError(
                "“{line}” is not of the form: name = value; name = value", line=line[:60]
            )
        if name not in RunParams.specs():
            raise InputError(
                "“{name}” is no setting; there are {known}",
                name=name[:40],
                known=", ".join(RunParams.specs()),
            )
        spec = RunParams.specs()[name]
        changes[name] = spec.checked(name, _value(name, spec, value))
    return changes


def format_variant(changes: dict[str, Any]) -> str:
    """Return the line that `parse_variant` reads."""
    return "; ".join(f"{name} = {_word(value)}" for name, value in changes.items())


def _value(name: str, spec: Spec, word: str) -> Any:
    if isinstance(spec, NumberSpec):
        try:
            value = float(word)
        except ValueError:
            raise InputError(
                "{name}: {value} is not a number", name=name, value=word[:40]
            ) from None
        return int(value) if spec.whole and value.is_integer() else value
    if isinstance(spec, FlagSpec):
        return {"on": True, "off": False}.get(word, word)
    if isinstance(spec, ItemsSpec):
        return tuple(item.strip() for item in word.split(",") if item.strip())
    return word


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return repr(value).removesuffix(".0") if isinstance(value, float) else str(value)
