"""A process that times one contender on demand: a JSON line in, a JSON line out.

{"work": 0, "variant": "2 fused", "seconds": 0.3}  →  {"seconds_a_step": 0.0004, "loss": 2.1}
"""

from __future__ import annotations

import functools
import importlib
import json
import sys
import time

from tests.benchmarks.work import WORKS


def main() -> None:
    contender = importlib.import_module(f"tests.benchmarks.contenders.{sys.argv[1]}")
    make = functools.cache(lambda work, variant: contender.step(WORKS[work], variant))
    _answer({"version": contender.VERSION, "variants": contender.VARIANTS})
    for line in sys.stdin:
        asked = json.loads(line)
        contender.use(asked["variant"])
        _answer(_time(make(asked["work"], asked["variant"]), asked["seconds"]))


def _time(step, seconds: float) -> dict[str, float]:
    """Time steps for so long, after a tenth of that to warm up."""
    for limit in (seconds / 10, seconds):
        steps, loss, begin = 0, 0.0, time.perf_counter()
        while steps < 3 or time.perf_counter() - begin < limit:
            loss = step()
            steps += 1
        passed = time.perf_counter() - begin
    return {"seconds_a_step": passed / steps, "loss": loss}


def _answer(values: dict) -> None:
    print(json.dumps(values), flush=True)


if __name__ == "__main__":
    main()
