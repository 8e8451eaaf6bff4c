"""The Word engine beside docxtpl and others: the same report and values, one process each.

Seconds of processor a paper, so that other work on the machine matters little; engines that
cannot be installed are left out with the reason. Promised: 22 × docxtpl, 8 × rust-docxtpl and
carbone, 12 × docxtemplater, at most 1.4 × Jinja alone and deflating alone together; a table of
10,000 rows at most 60 MB above the bare interpreter; 12,000 names at most 0.05 s a paper.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench.word import material

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NODE = ("docxtemplater", "easy-template-x", "carbone")
PYTHON = ("dubao", "docxtpl-new", "docxtpl-kept")
SYNTAXES = {
    "docxtemplater": material.MUSTACHE,
    "easy-template-x": material.MUSTACHE,
    "carbone": material.CARBONE,
}
ROWS = (500, 2_000, 10_000)
NAMES = 12_000


class Bench:
    """Runs engines on templates in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rust = folder / "rust"
        self.engines = list(PYTHON)
        self.versions: dict[str, str] = {"docxtpl": importlib.metadata.version("docxtpl")}
        self.skipped: dict[str, str] = {}
        self.shown: dict[str, dict[str, int]] = {}  # characters of the last paper, by engine

    def install(self) -> None:
        """Install the other engines into the folder; note those that cannot be had."""
        own = str(self._rust / "bin" / "python")  # it refuses to stand beside docxtpl
        asked = "import importlib.metadata as m; print(m.version('rust-docxtpl'))"
        if self._ran([sys.executable, "-m", "venv", str(self._rust)]) and self._ran(
            [own, "-m", "pip", "install", "--quiet", "rust-docxtpl"]
        ):
            self.engines.append("rust-docxtpl")
            told = subprocess.run([own, "-c", asked], capture_output=True, text=True, check=True)
            self.versions["rust-docxtpl"] = told.stdout.strip()
        else:
            self.skipped["rust-docxtpl"] = "pip 装不上"
        if shutil.which("npm") is None:
            self.skipped |= dict.fromkeys(NODE, "没有 node 和 npm")
        elif not self._ran(["npm", "install", "--silent", "--prefix", ".", *NODE, "pizzip"]):
            self.skipped |= dict.fromkeys(NODE, "npm 装不上")
        else:
            self.engines += NODE
            for name in NODE:
                facts = self._folder / "node_modules" / name / "package.json"
                self.versions[name] = json.loads(facts.read_text())["version"]

    def _ran(self, words: list[str]) -> bool:
        done = subprocess.run(words, cwd=self._folder, capture_output=True, check=False)
        return done.returncode == 0

    def template(self, engine: str, kind: str) -> Path:
        """Return a template in the engine's syntax: report, table or names."""
        syntax = SYNTAXES.get(engine, material.JINJA)
        number = [material.JINJA, material.MUSTACHE, material.CARBONE].index(syntax)
        path = self._folder / f"{kind}{number}.docx"
        if not path.exists():
            if kind == "report":
                material.report(path, syntax)
            elif kind == "table":
                material.table_only(path, syntax)
            else:
                material.many_names(path, NAMES)
        return path

    def measure(self, engine: str, kind: str, contexts: list[dict[str, Any]], warm: int) -> Any:
        """Return seconds a paper and the largest memory of a run."""
        path = self._folder / f"{kind}-{len(contexts)}-{len(contexts[0].get('rows', ()))}.json"
        if not path.exists():
            path.write_text(json.dumps(contexts))
        template = str(self.template(engine, kind))
        given = [engine, template, str(path), str(warm)]
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        if engine in NODE:
            shutil.copy(HERE / "word" / "worker.js", self._folder / "worker.js")
            words = ["node", str(self._folder / "worker.js"), *given]
        else:
            rust = engine == "rust-docxtpl"
            python = str(self._rust / "bin" / "python") if rust else sys.executable
            words = [python, str(HERE / "word" / "worker.py"), *given]
        done = subprocess.run(words, capture_output=True, text=True, env=env, check=False)
        if done.returncode:
            raise SystemExit(f"{engine}: {done.stderr[-2000:]}")
        if engine in self.engines:
            paper = Path(f"{path}.{engine}.docx").read_bytes()
            self.shown.setdefault(path.name, {})[engine] = material.texts(paper)
        return json.loads(done.stdout)

    def best(self, engine: str, kind: str, contexts: list[dict[str, Any]], warm: int) -> Any:
        """Return the better of two runs."""
        runs = [self.measure(engine, kind, contexts, warm) for _ in range(2)]
        return min(runs, key=lambda run: run["seconds"])


class Promises:
    """Prints whether each promise is kept and remembers if one is not."""

    def __init__(self) -> None:
        self.broken = 0

    def at_least(self, what: str, value: float, limit: float) -> None:
        """A value that must reach the limit."""
        self._say(f"{what}: {value:.1f} (at least {limit})", value >= limit)

    def at_most(self, what: str, value: float, limit: float) -> None:
        """A value that must not pass the limit."""
        self._say(f"{what}: {value:.3f} (at most {limit})", value <= limit)

    def _say(self, text: str, kept: bool) -> None:
        self.broken += not kept
        print(f"{'  ' if kept else '! '}{text}")


def reports(bench: Bench, promises: Promises) -> None:
    """Fill the report 200 times with every engine."""
    contexts = [material.context(number) for number in range(material.PAPERS)]
    floors = ("jinja", "deflating")
    runs = {name: bench.best(name, "report", contexts, 10) for name in (*bench.engines, *floors)}
    own = runs["dubao"]["seconds"]
    print("\n| engine | ms a paper | dubao is … × faster | MB |\n|---|---|---|---|")
    for name, run in sorted(runs.items(), key=lambda entry: -entry[1]["seconds"]):
        took = run["seconds"]
        print(f"| {name} | {took * 1000:.2f} | {took / own:.1f} | {run['mb']:.0f} |")
    docxtpl = min(runs["docxtpl-new"]["seconds"], runs["docxtpl-kept"]["seconds"])
    promises.at_least("× docxtpl", docxtpl / own, 22)
    for name, limit in (("rust-docxtpl", 8), ("carbone", 8), ("docxtemplater", 12)):
        if name in runs:
            promises.at_least(f"× {name}", runs[name]["seconds"] / own, limit)
    floor = sum(runs[name]["seconds"] for name in floors)
    promises.at_most("× both floors together", own / floor, 1.4)


def tables(bench: Bench, promises: Promises) -> None:
    """Fill one paper with a long table."""
    bare = bench.measure("nothing", "table", [material.context(0, 1)], 0)["mb"]
    print(f"\nbare interpreter {bare:.0f} MB; seconds (MB above it) a paper")
    print("| engine | " + " | ".join(f"{rows:,} rows" for rows in ROWS) + " |\n|---|---|---|---|")
    taken: dict[str, list[float]] = {}
    for name in bench.engines:
        runs = [bench.best(name, "table", [material.context(1, rows)], 0) for rows in ROWS]
        taken[name] = [run["seconds"] for run in runs]
        cells = (f"{run['seconds']:.3f} ({run['mb'] - bare:.0f})" for run in runs)
        print(f"| {name} | " + " | ".join(cells) + " |")
        if name == "dubao":
            memory = runs[-1]["mb"] - bare
    own = taken.pop("dubao")
    promises.at_most("MB above the interpreter at 10,000 rows", memory, 60)
    promises.at_most("seconds a row, 10,000 to 2,000 rows", own[2] / own[1] / 5, 1.3)
    for position, rows in enumerate(ROWS):
        nearest = min(times[position] for times in taken.values())
        promises.at_least(f"× the nearest engine at {rows:,} rows", nearest / own[position], 1)


def names(bench: Bench, promises: Promises) -> None:
    """Fill a template of 12,000 different names."""
    contexts = [{f"v{n}": f"值{n}-{p}" for n in range(NAMES)} for p in range(5)]
    run = bench.best("dubao", "names", contexts, 1)
    print(
        f"\n{NAMES:,} names: compiled in {run['ready']:.2f} s, then {run['seconds']:.4f} s a paper"
    )
    other = bench.measure("docxtpl-new", "names", contexts[:1], 0)
    print(f"docxtpl: {other['seconds']:.2f} s a paper")
    promises.at_most("seconds a paper of 12,000 names", run["seconds"], 0.05)


def main() -> int:
    """Measure all; 1 if a promise is broken."""
    promises = Promises()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        bench.install()
        for name, reason in bench.skipped.items():
            print(f"{name} 略过：{reason}")
        print(f"Python {platform.python_version()}, {bench.versions}")
        reports(bench, promises)
        tables(bench, promises)
        names(bench, promises)
        for contexts, shown in bench.shown.items():
            promises.at_most(
                f"engines that show another text than dubao, {contexts}",
                sum(count != shown["dubao"] for count in shown.values()),
                0,
            )
    return 1 if promises.broken else 0


if __name__ == "__main__":
    sys.exit(main())
