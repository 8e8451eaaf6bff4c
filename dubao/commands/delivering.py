"""Writing the papers of an evaluation into 成果/年度/…."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from dubao import __version__
from dubao.commands.evaluation import Evaluation
from dubao.model.form_mark import mark_of
from dubao.model.paper import Papers
from dubao.render.outbox import Delivered, Outbox
from dubao.render.press import deliver
from dubao.workspace import RESULTS, template_file


def deliver_papers(
    opened: Evaluation, papers: Papers, below: str = "", inputs: Mapping[str, str] | None = None
) -> Delivered:
    """Write papers into the evaluation's folder, or a folder `below` it.

    `inputs` are files read besides those of the evaluation, with their sha256.
    """
    scheme, workspace = opened.scheme, opened.office.workspace
    mark = mark_of(scheme)
    folder = f"{RESULTS}/{opened.dataset.year}/{scheme.folder or scheme.code}{below}"
    versions = {
        "程序": __version__,
        "方案": f"{mark.scheme} {mark.version}".strip(),
        "方案指纹": mark.fingerprint,
    }

    def template(name: str) -> tuple[Path, str]:
        path = template_file(workspace, opened.folder, name)
        return path, workspace.file(path)

    with Outbox(workspace.root, folder, {**opened.inputs, **(inputs or {})}, versions) as outbox:
        faults = deliver(papers, template, outbox)
        delivered = outbox.close()
    return replace(delivered, problems=(*faults, *delivered.problems))
