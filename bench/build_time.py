"""Times what a library waits for: `python bench/build_time.py --books 1000`.

Figures are CPU seconds of the whole process tree, user and system together, because the wall clock
also tells what else a machine was doing. A process that outlives its parent is not counted.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from catalogue import TODAY, write_project

# `check` is the reader alone. The first build finds no cache, the second all of it.
_STEPS = {"check": ["check"], "first build": ["build"], "second build": ["build"]}
_PRINT = {"print": ["print", "--all"]}
_COMMAND = "from hlsite.cli import main; main()"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command took: seconds of CPU and of wall clock, and the largest process in MiB."""

    cpu: float
    wall: float
    peak: float


def measure(arguments: list[str], folder: Path) -> Cost:
    """Run `hlsite` with `arguments` in `folder`.

    Raises:
        SystemExit: The command failed; its output is printed.
    """
    noon = dt.datetime.combine(TODAY, dt.time(12), dt.UTC)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(int(noon.timestamp()))}
    with tempfile.TemporaryFile() as output:
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-c", _COMMAND, *arguments],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        # wait4 tells of this child and of all that it waited for; RUSAGE_CHILDREN would add up.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            print(output.read().decode(errors="replace")[-4000:], file=sys.stderr)
            raise SystemExit(f"hlsite {' '.join(arguments)} failed ({process.returncode})")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / unit)


def _describe(site: Path) -> str:
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    size = sum(path.stat().st_size for path in files) / 1e6
    return f"{pages} pages, {len(files)} files, {size:.1f} MB"


def main() -> None:
    """Read the command line, write the catalogue, print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--books", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--portraits", type=float, default=0.0, help="part of the books, 0 to 1")
    parser.add_argument("--repeat", type=int, default=1, help="medians of so many catalogues")
    parser.add_argument("--print", action="store_true", dest="cards", help="time the cards, too")
    parser.add_argument("--keep", type=Path, help="leave the last project in this new folder")
    given = parser.parse_args()
    steps = {**_STEPS, **(_PRINT if given.cards else {})}
    costs: dict[str, list[Cost]] = {step: [] for step in steps}
    described = ""
    for turn in range(given.repeat):
        with tempfile.TemporaryDirectory() as temporary:
            last = turn == given.repeat - 1
            folder = given.keep if given.keep and last else Path(temporary, "library")
            write_project(
                folder, books=given.books, seed=given.seed + turn, portraits=given.portraits
            )
            for step, arguments in steps.items():
                costs[step].append(measure(arguments, folder))
            described = _describe(folder / "site")
    print(f"{given.books} books, seed {given.seed}, {given.repeat} times: {described}\n")
    print("| step | CPU s | wall s | peak MiB | CPU ms a book |\n|---|---:|---:|---:|---:|")
    for step, found in costs.items():
        cpu = median(cost.cpu for cost in found)
        wall = median(cost.wall for cost in found)
        peak = median(cost.peak for cost in found)
        print(f"| {step} | {cpu:.2f} | {wall:.2f} | {peak:.0f} | {1000 * cpu / given.books:.2f} |")


if __name__ == "__main__":
    main()
