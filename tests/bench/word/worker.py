"""Fills papers with one engine in a process of its own; prints seconds of processor and memory.

python worker.py ENGINE TEMPLATE CONTEXTS WARM: CONTEXTS is a JSON list, WARM how many of them are
filled before the clock starts.
"""

from __future__ import annotations

import io
import json
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

Fill = Callable[[dict[str, Any]], bytes]


def dubao(template: str) -> Fill:
    from dubao.render.engine.template import Template

    made = Template(Path(template), "模板.docx")

    def fill(context: dict[str, Any]) -> bytes:
        loaded = made.render(context)
        if loaded.problems:
            raise SystemExit(str(loaded.problems))
        return loaded.value

    return fill


def docxtpl_new(template: str) -> Fill:
    from docxtpl import DocxTemplate

    def fill(context: dict[str, Any]) -> bytes:
        made = DocxTemplate(template)
        made.render(context, autoescape=True)
        target = io.BytesIO()
        made.save(target)
        return target.getvalue()

    return fill


def docxtpl_kept(template: str) -> Fill:
    from docxtpl import DocxTemplate

    made = DocxTemplate(template)

    def fill(context: dict[str, Any]) -> bytes:
        made.render(context, autoescape=True)
        target = io.BytesIO()
        made.save(target)
        return target.getvalue()

    return fill


def _jinja_parts(template: str) -> dict[str, Any]:
    """Return the template's parts as plain Jinja templates; the bench's tags are never split."""
    import re

    from jinja2 import Environment

    environment = Environment(autoescape=True)
    row = re.compile(r"<w:tr>(?:(?!</w:tr>).)*\{%tr (.*?)%\}.*?</w:tr>", re.DOTALL)
    with zipfile.ZipFile(template) as archive:
        sources = {
            name: archive.read(name).decode()
            for name in archive.namelist()
            if re.fullmatch(r"word/(document|header\d|footer\d)\.xml", name)
        }
    return {
        name: environment.from_string(row.sub(r"{% \1%}", source))
        for name, source in sources.items()
        if "{{" in source
    }


def jinja(template: str) -> Fill:
    parts = _jinja_parts(template)

    def fill(context: dict[str, Any]) -> bytes:
        for part in parts.values():
            part.render(context)
        return b""

    return fill


def deflating(template: str) -> Fill:
    """Deflate and write parts that were filled in before; the clock sees nothing else."""
    parts = _jinja_parts(template)
    filled = [
        part.render(json.loads(Path(sys.argv[3]).read_text())[0]).encode()
        for part in parts.values()
    ]
    with zipfile.ZipFile(template) as archive:
        others = [name for name in archive.namelist() if name not in parts]
        rest = b"".join(zlib.compress(archive.read(name)) for name in others)

    def fill(_: dict[str, Any]) -> bytes:
        out = [rest]
        for xml in filled:
            deflate = zlib.compressobj(6, zlib.DEFLATED, -15)
            zlib.crc32(xml)
            out += (deflate.compress(xml), deflate.flush())
        return b"".join(out)

    return fill


def nothing(_: str) -> Fill:
    return lambda context: b""


ENGINES = {
    "dubao": dubao,
    "docxtpl-new": docxtpl_new,
    "docxtpl-kept": docxtpl_kept,
    "rust-docxtpl": docxtpl_new,
    "jinja": jinja,
    "deflating": deflating,
    "nothing": nothing,
}


def main() -> None:
    """Fill every context once."""
    engine, template, contexts, warm = sys.argv[1:]
    loaded = json.loads(Path(contexts).read_text())
    begun = time.process_time()
    fill = ENGINES[engine](template)
    for context in loaded[: int(warm)]:
        fill(context)
    ready = time.process_time()
    for context in loaded:
        data = fill(context)
    taken = time.process_time() - ready
    Path(f"{contexts}.{engine}.docx").write_bytes(data)
    status = Path("/proc/self/status").read_text()  # what getrusage says begins with the parent's
    memory = int(status.split("VmHWM:")[1].split()[0]) / 1024
    print(json.dumps({"seconds": taken / len(loaded), "ready": ready - begun, "mb": memory}))


if __name__ == "__main__":
    main()
