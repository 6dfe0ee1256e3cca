"""Words of any length in a column of a given width: a file's name may have no place to break."""

from __future__ import annotations

import re

LONGEST, LONGEST_WORD = 400, 20
NOTHING_WIDE = "\u200b"


def breakable(text: str) -> str:
    """Return a text whose long words can be broken, shortened in the middle if it is endless."""
    if len(text) > LONGEST:
        half = LONGEST // 2
        text = f"{text[:half]} … {text[-half:]}"
    return re.sub(rf"\S{{{LONGEST_WORD}}}(?=\S)", rf"\g<0>{NOTHING_WIDE}", text)
