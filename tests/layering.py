"""The dependency rule and the sizes, read from the syntax trees of a package.

Everything here takes the package's folder, so that a test can hand in a faulty one.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

BELOW = {"read", "check", "assess", "schedule", "papers", "render"}
ALLOWED: dict[str, set[str]] = {
    "model": set(),
    **{room: {"model"} for room in BELOW},
    "workspace": {"model"},
    "commands": {"model", "workspace", *BELOW},
    "cli": {"commands"},
    "__main__": {"cli"},
}
ROOMS = {*ALLOWED, "cli"} - {"__main__"}

# Each heavy library and the beginnings of the paths where it may be imported.
HOMES: dict[str, tuple[str, ...]] = {
    "python_calamine": ("read/",),
    "openpyxl": ("render/annotate",),
    "xlsxwriter": ("render/",),
    "yaml": ("read/yaml.py", "render/"),
    "jinja2": ("render/",),
    "docxtpl": ("render/",),
    "docx": ("render/",),
    "typer": ("cli.py", "commands/"),
    "rich": ("render/screen", "cli.py"),
    "importlib": ("cli.py",),
    "scipy": ("assess/",),
    "highspy": ("schedule/",),
    "icalendar": ("render/ics",),
    "chinese_calendar": ("read/",),
}
LATE_IN_MODEL = {"pandas"}  # in model/ only for annotations or inside a function

LONGEST_FILE, LONGEST_FUNCTION, MOST_PARAMETERS = 400, 60, 5


def faults(package: Path) -> list[str]:
    """Return every broken rule in the package at `package` as `path:line what`."""
    found = []
    for file in sorted(package.rglob("*.py")):
        path = file.relative_to(package).as_posix()
        if not path.startswith("_shipped/"):
            tree = ast.parse(file.read_text("utf-8"))
            found += [f"{path}:{line} {what}" for line, what in _in_file(path, tree, package.name)]
            found += [f"{path}:{line} {what}" for line, what in _sizes(path, tree, file)]
    return found


def _in_file(path: str, tree: ast.Module, package: str) -> Iterator[tuple[int, str]]:
    room = path.split("/", maxsplit=1)[0].removesuffix(".py")
    for node, module in _imports(path, tree, package):
        top, _, rest = module.partition(".")
        target = rest.split(".")[0]
        if top == package and target in ROOMS and target not in {room, *ALLOWED.get(room, set())}:
            yield node.lineno, f"imports {module}"
        elif top != package and not path.startswith(HOMES.get(top, ("",))):
            yield node.lineno, f"imports {top}"
        elif room == "model" and top in LATE_IN_MODEL and node in tree.body:
            yield node.lineno, f"imports {top} at once"


def _imports(path: str, tree: ast.Module, package: str) -> Iterator[tuple[ast.stmt, str]]:
    """Yield every import, anywhere in the file, with the full name of what it asks for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.name
        elif isinstance(node, ast.ImportFrom):
            home = [package, *path.split("/")[:-1]]
            base = home[: len(home) - node.level + 1] if node.level else []
            names = [*base, *([node.module] if node.module else [])]
            for alias in node.names:
                yield node, ".".join([*names, alias.name])


def _sizes(path: str, tree: ast.Module, file: Path) -> Iterator[tuple[int, str]]:
    lines = len(file.read_text("utf-8").splitlines())
    if lines > LONGEST_FILE:
        yield 1, f"has {lines} lines"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield node.lineno, f"{node.name} has {length} lines"
            args = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            count = sum(arg.arg not in {"self", "cls"} for arg in args)
            if count > MOST_PARAMETERS and not path.startswith(("commands/", "cli.py")):
                yield node.lineno, f"{node.name} has {count} parameters"
