"""Reading schemes."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from dubao.model.problem import Loaded, problem
from dubao.model.scheme import Scheme
from dubao.read.scheme_book import read_scheme_tree
from dubao.read.written import read_yaml_model, tree_to_model


def load_scheme(path: Path, file: str) -> Loaded[Scheme | None]:
    """Read one scheme, YAML or workbook, and its district's (区级) beside it.

    `file` is the scheme's name for people.
    """
    loaded = _load(path, file)
    scheme = loaded.value
    if scheme is None or not scheme.district:
        return loaded
    name = scheme.district
    if name != PurePosixPath(name).name or not (path.parent / name).is_file():
        missing = problem("district-missing", scheme.place(), name=name)
        return Loaded(scheme, (*loaded.problems, missing))
    district = _load(path.parent / name, (PurePosixPath(file).parent / name).as_posix())
    whole = scheme.model_copy(update={"district_scheme": district.value})
    return Loaded(whole, (*loaded.problems, *district.problems))


def _load(path: Path, file: str) -> Loaded[Scheme | None]:
    if path.suffix.lower() in {".yaml", ".yml"}:
        return read_yaml_model(path, file, Scheme)
    tree = read_scheme_tree(path, file)
    return tree_to_model(tree, file, Scheme)
