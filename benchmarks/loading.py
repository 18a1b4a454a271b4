"""Time and memory that loading all knowledge takes in a fresh process: `python benchmarks/loading.py` (Linux)."""

from __future__ import annotations

import resource
import time


def main() -> None:
    wall, work = time.perf_counter(), time.process_time()

    def tell(step: str) -> None:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{step:28} {time.perf_counter() - wall:.3f} s, {time.process_time() - work:.3f} CPU-s, {peak:.0f} MB at most")

    from dateline.knowledge.actors import Register
    from dateline.knowledge.places import Places

    tell("Python and its packages")
    places, register = Places.load(), Register.load()
    places.gazetteer.find(["karachi"])
    register.category_of("African National Congress", on="2010-01-01")
    tell("gazetteer and register")
    from importlib.resources import files

    from dateline.knowledge.lexicon import table

    for file in sorted(files("dateline.knowledge.lexicon").joinpath("en").iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            table(file.name.removesuffix(".toml"))
    tell("every word table")


if __name__ == "__main__":
    main()
