"""`dubao template`: Word templates and what they may print; blank official papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from dubao.commands.evaluation import findings
from dubao.commands.opening import JsonOption, WorkspaceOption, maybe_workspace, open_office
from dubao.commands.templates import (
    HOUSE,
    OFFICIAL,
    WordTemplate,
    find_template,
    house_of,
    word_templates,
)
from dubao.model.filenames import safe_path
from dubao.model.house import House
from dubao.model.offered import Name, briefly, paths, sample_of
from dubao.model.place import Place
from dubao.model.problem import Problem, RefusedError, problem
from dubao.model.terms import PaperForm
from dubao.papers.proofs import proofs
from dubao.render.files import replace_with, write_new
from dubao.render.fonts import installed_fonts
from dubao.render.office import office_program, to_pdf, to_pictures
from dubao.render.official.blank import Office, blank_paper
from dubao.render.official.proof import layout_faults
from dubao.render.official.reading import looks_of
from dubao.render.screen import Screen, problem_entry
from dubao.render.word import Template
from dubao.workspace import Workspace, find_workspace, shipped

app = typer.Typer(help="查看、检查和新建 Word 模板", no_args_is_help=True)


def complete_template(incomplete: str) -> list[str]:
    """Return the templates whose name begins so."""
    found = find_workspace(Path.cwd())
    templates, _ = word_templates(found if isinstance(found, Workspace) else None)
    return [one.called for one in templates if one.called.startswith(incomplete)]


_ABOUT = "township/通报 这样的名称，或 .docx 文件的路径"
TemplateArgument = Annotated[
    str, typer.Argument(metavar="模板", help=_ABOUT, autocompletion=complete_template)
]
TemplatesArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="模板…", help=f"{_ABOUT}；不写则为全部", autocompletion=complete_template
    ),
]


@app.command("list", help="列出全部模板", epilog="示例:\n  dubao template list")
def list_templates(workspace: WorkspaceOption = None, json: JsonOption = False) -> int:
    """List every template with its evaluation and file; exit code 1 if one can't be read."""
    templates, problems = word_templates(maybe_workspace(workspace))
    rows = [(one.evaluation, PurePosixPath(one.name).stem, one.file) for one in templates]
    screen = Screen(json=json)
    screen.show_table(("评估", "模板", "文件"), rows)
    screen.show_problems(problems)
    keys = ("evaluation", "template", "file")
    screen.emit_json({"templates": [dict(zip(keys, row, strict=True)) for row in rows]})
    return int(findings(problems))


@app.command(
    "fields",
    help="列出模板里可用的全部名称\n\n"
    "带 [] 的是列表：用 {%tr for 行 in 名称 %} 逐行取，下面的名称写成 行.名称。"
    "几个名称下面相同的，只列第一个的。",
    epilog="示例:\n  dubao template fields township/反馈",
)
def fields(
    template: TemplateArgument, workspace: WorkspaceOption = None, json: JsonOption = False
) -> int:
    """Show every name a paper offers with its meaning and a sample value; exit code 0."""
    found = find_template(maybe_workspace(workspace), template)
    if found.names is None:
        hint = f"{found.file} 不是哪个评估的模板，不知道它印什么"
        raise typer.BadParameter(hint, param_hint="模板")
    screen = Screen(json=json)
    screen.show_table(("名称", "意思", "示例"), _rows(briefly(found.names)), found.called)
    keys = ("name", "meaning", "sample")
    every = _rows(paths(found.names))
    screen.emit_json({"names": [dict(zip(keys, row, strict=True)) for row in every]})
    return 0


def _rows(named: Iterable[tuple[str, Name]]) -> list[tuple[str, str, str]]:
    return [(path, name.meaning, _shown(name)) for path, name in named]


def _shown(name: Name) -> str:
    if name.parts or name.sample is None:
        return ""
    if isinstance(name.sample, bool):
        return "是" if name.sample else "否"
    return str(name.sample).replace("\n", "")


@app.command(
    "check",
    help="不用数据就检查模板\n\n"
    "写错的名称、没有结束或放错地方的标记、行距、发文字号、日期、附件名称，以及本机缺少的字体。",
    epilog="示例:\n  dubao template check\n  dubao template check township/反馈",
)
def check(
    templates: TemplatesArgument = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> int:
    """Check templates without any data; exit code 1 if anything is found."""
    space = maybe_workspace(workspace)
    chosen = [find_template(space, one) for one in templates or ()] or word_templates(space)[0]
    house, installed = house_of(space), installed_fonts()
    problems: dict[Problem, None] = {}
    fonts: set[str] = set()
    for one in chosen:
        for found in _faults(one, house, installed):
            if found.code != "layout-font" or found.message not in fonts:
                fonts.add(found.message)
                problems[found] = None
    screen = Screen(json=json)
    screen.show_problems(problems, notes=True)
    if not findings(problems):
        notes = f"；另有 {len(problems)} 条提示供参考" if problems else ""
        screen.say(f"检查了 {len(chosen)} 个模板，没有需要处理的问题{notes}。")
    screen.emit_json({"problems": [problem_entry(found) for found in problems]})
    return int(findings(problems))


def _faults(one: WordTemplate, house: House, installed: frozenset[str]) -> Iterator[Problem]:
    known = None if one.names is None else sample_of(one.names)
    yield from Template(one.path, one.file).check(known)
    looks = looks_of(one.path.read_bytes()) if one.path.is_file() else None
    if looks is not None:
        yield from layout_faults(looks, one.file, house, installed)
        yield from proofs(looks.paragraphs, one.file)


@app.command(
    "new",
    help="新建一份空白公文\n\n"
    "按版式写到工作区的 方案/，再用 Word 或 WPS 填写，或加上标记做成模板。\n\n"
    "要改自带的模板，用 --from 复制一份到 方案/ 再改：方案/ 中的先用。",
    epilog="示例:\n  dubao template new township/约谈函 --form 信函\n"
    "  dubao template new township/反馈 --from township/反馈",
)
def new(
    name: Annotated[str, typer.Argument(metavar="名称", help="文件名，前面可以写方案的文件夹")],
    form: Annotated[
        PaperForm, typer.Option("--form", metavar="格式", help="、".join(PaperForm))
    ] = PaperForm.OFFICIAL,
    source: Annotated[
        str | None,
        typer.Option("--from", metavar="模板", help="以现有的模板为底稿，如 township/反馈"),
    ] = None,
    rules: Annotated[
        bool, typer.Option("--rules", help="同时写一份 方案/公文/版式.yaml，供修改字体、行距等")
    ] = False,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> int:
    """Write a blank paper, or a copy of a template; RefusedError if there is such a file."""
    asked = name.removesuffix(".docx")
    if safe_path(asked) != asked:
        raise typer.BadParameter(f"「{name}」不能用作文件名", param_hint="名称")
    space = maybe_workspace(workspace)
    home = space.schemes if space else Path()
    if source is None:
        data = blank_paper(form, _office(space), house_of(space))
    else:
        data = find_template(space, source).path.read_bytes()
    files = {home / f"{asked}.docx": data}
    if rules:
        shipped_rules = shipped("templates") / OFFICIAL / HOUSE
        files[home / OFFICIAL / HOUSE] = shipped_rules.read_bytes()
    taken = [path for path in files if path.exists()]
    if taken:
        raise RefusedError(problem("file-exists", Place(_told(space, path))) for path in taken)
    for path, content in files.items():
        write_new(path, content)
    return _say_written(Screen(json=json), [_told(space, path) for path in files])


def _told(space: Workspace | None, path: Path) -> str:
    return space.file(path) if space else path.as_posix()


def _office(space: Workspace | None) -> Office:
    """Return who issues papers, by the settings; blanks outside a workspace."""
    if space is None:
        return Office()
    settings = open_office(space.root).settings
    return Office(settings.office, settings.number_word or Office().number_word)


@app.command(
    "preview",
    help="用示例内容印出模板的样子\n\n"
    "写成 Word 文件；装有 LibreOffice 时还写成 PDF 和图片。不写模板则为全部。",
    epilog="示例:\n  dubao template preview township/反馈 -o 预览",
)
def preview(
    templates: TemplatesArgument = None,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="文件夹", help="写到哪里")] = Path(
        "模板预览"
    ),
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> int:
    """Print templates with sample values; exit code 1 if one is faulty. Old previews go."""
    space = maybe_workspace(workspace)
    chosen = [find_template(space, one) for one in templates or ()] or word_templates(space)[0]
    screen = Screen(json=json)
    problems: list[Problem] = []
    written: list[Path] = []
    for one in screen.progress("印制", chosen):
        printed = Template(one.path, one.file).render(sample_of(one.names or ()), one.called)
        problems += printed.problems
        if not printed.problems:
            written += _printed(out / safe_path(one.called), printed.value)
    screen.show_problems(problems)
    if written and office_program() is None:
        screen.say("没有安装 LibreOffice，只写了 Word 文件。")
    _say_written(screen, [path.as_posix() for path in written], problems)
    return int(findings(problems))


def _printed(stem: Path, data: bytes) -> Iterator[Path]:
    """Write a preview as .docx, .pdf and .png, as far as can be done here."""
    word = stem.with_name(f"{stem.name}.docx")
    word.parent.mkdir(parents=True, exist_ok=True)
    replace_with(word, data)
    yield word
    pdf = to_pdf(word)
    if pdf is not None:
        yield pdf
        yield from to_pictures(pdf)


def _say_written(screen: Screen, names: list[str], problems: Iterable[Problem] = ()) -> int:
    if names:
        screen.say("写好：")
        screen.show_written(names)
    entries = [problem_entry(found) for found in problems]
    screen.emit_json({"problems": entries, "written": names, "kept": []})
    return 0
