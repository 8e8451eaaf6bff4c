"""Broken and hostile templates: each gives a located sentence, none runs code, none hangs."""

import time
from pathlib import Path

import pytest

from dubao.render.engine.template import Template
from tests.render.engine.build import Rows, document, saved

CONTEXT = {
    "名称": "甲镇",
    "得分": 6.5,
    "名单": ["甲", "乙"],
    "表": [{"编号": "A1", "得分": 6}],
    "单位": {"名称": "甲镇", "得分": 6},
}
FIRST = "[正文第1段]"

BROKEN: list[tuple[tuple[str, ...], str, str]] = [
    (("{{ 名称",), FIRST, "没有写完"),
    (("{{ 名称 }",), FIRST, "没有写完"),
    (("名称 }}",), FIRST, "多出右边的括号"),
    (("{% if 名称 %}",), FIRST, "if 没有用 endif 结束"),
    (("{% for 名 in 名单 %}{{ 名 }}",), FIRST, "for 没有用 endfor 结束"),
    (("{% endif %}",), FIRST, "多出的 endif"),
    (("{% if 名称 %}{% endfor %}{% endif %}",), FIRST, "多出的 endfor"),
    (("{% for 名 in 名单 %}{% if 名 %}{% endfor %}",), FIRST, "if 没有结束，就出现了外面的 endfor"),
    (("{% else %}",), FIRST, "else 不在 if 里面"),
    (("{% elif 名称 %}",), FIRST, "elif 不在 if 里面"),
    (("{{ 名陈 }}",), FIRST, "「名陈」没有对应的内容"),
    (("{{ 单位.名陈 }}",), FIRST, "「名陈」没有对应的内容"),
    (("{% for 名 in 名弹 %}{{ 名 }}{% endfor %}",), FIRST, "「名弹」没有对应的内容"),
    (("{{ 名称 得分 }}",), FIRST, "花括号里的写法看不懂"),
    (("{{ }}",), FIRST, "括号里没有写名称"),
    (("{% 循环 名单 %}",), FIRST, "写错的标记「循环」"),
    (("{{ 名称|大写 }}",), FIRST, "没有这个过滤器：大写"),
    (("{{ 名称|金钱 }}",), FIRST, "没有这个过滤器：金钱（是否想写「金额」？）"),
    (("{{ 名称|大写 }}",), FIRST, "常用的有：金额、百分比"),
    (("{% if 名称 is 好 %}{% endif %}",), FIRST, "没有这个判断词：好（常用的有：defined"),
    (("{% if 名称 is define %}{% endif %}",), FIRST, "没有这个判断词：define（是否想写「defined」"),
    (("{% if 名称 是 空 %}{% endif %}",), FIRST, "花括号里的写法看不懂"),
    (("{{ 2021年得分 }}",), FIRST, "把名称「2021年得分」当成了算式"),
    (("{{ 得分(满分100) }}",), FIRST, "当成了算式"),
    (("{%p if 名称 %}文字", "{%p endif %}"), FIRST, "代表整段"),
    (("{%p if 名称 %}{%p endif %}",), FIRST, "两个代表整段的标记"),
    (("{%tr for 行 in 表 %}", "{%tr endfor %}"), FIRST, "要写在表格的一行里"),
    (("{% vm %}",), FIRST, "要写在表格的一格里"),
    (("{% cellbg 名称 %}",), FIRST, "要写在表格的一格里"),
    (("{% for 名 in 名单 %}", "{%p endfor %}"), "[正文第2段]", "不在同一层"),
    (("{{ 1 / 0 }}",), FIRST, "除数为零"),
    (("{{ 名称 + 1 }}",), FIRST, "文字和数不能这样运算"),
    (("{{ 名单 }}",), FIRST, "这里是一组内容"),
    (("{{ loop.index }}",), FIRST, "要写在循环里"),
    (("{{ 名称|金额 }}",), FIRST, "不是数"),
    (("{% set 抬头 %}甲", "{% endset %}"), FIRST, "只能包住一处文字"),
    (("{% raw %}甲 {{ 名称 }}",), FIRST, "raw 没有在同一段里用 endraw 结束"),
    (("{% raw %}甲", "乙{% endraw %}"), FIRST, "raw 没有在同一段里用 endraw 结束"),
    (("甲{% endraw %}",), FIRST, "多出的 endraw"),
    # hostile
    (("{{ " + "(" * 3000 + "名称" + ")" * 3000 + " }}",), FIRST, "套得太深"),
    (("{% for a in 名单 %}" * 25 + "甲" + "{% endfor %}" * 25,), FIRST, "套得太深"),
    (("{{ ().__class__.__mro__ }}",), FIRST, "不能用「.__class__」"),
    (("{{ 名称.__init__.__globals__ }}",), FIRST, "不能用「.__init__」"),
    (('{{ 名称["__class__"] }}',), FIRST, "不能用「.__class__」"),
    (("{{ 名称|attr('__class__') }}",), FIRST, "不能用「.__class__」"),
    (("{{ '{0.__class__}'.format(名称) }}",), FIRST, "不能用「.__class__」"),
    (("{% import 'os' as os %}",), FIRST, "不能用「import」"),
    (("{% include '/etc/passwd' %}",), FIRST, "不能用「include」"),
    (("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",), FIRST, "不能用「macro」"),
    (("{% for 名 in 名单 recursive %}{{ loop(名单) }}{% endfor %}",), FIRST, "不能用「recursive」"),
    (("{% for x in range(10**12) %}{% endfor %}",), FIRST, "循环太长"),
    (
        ("{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",),
        FIRST,
        "循环太长",
    ),
    (("{% for a in range(9999) %}{{ '甲乙' * 99999 }}{% endfor %}",), FIRST, "不能用"),
    (
        (
            "{% set n = namespace(x='甲') %}{% for a in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
        ),
        FIRST,
        "循环太长",
    ),
    (
        (
            "{% set n = namespace(x=7) %}{% for a in range(99) %}{% set n.x = n.x * n.x %}{% endfor %}",
        ),
        FIRST,
        "循环太长",
    ),
    (("{{ 9 ** 99999 }}",), FIRST, "循环太长"),
    (("{{ '%1000000000d' % 1 }}",), FIRST, "不能用"),
    (("{{ 名称.ljust(1000000000) }}",), FIRST, "不能用「.ljust」"),
    (
        (
            "{% for a in range(9999) %}{{ 名单|join('甲' ~ 名称) }}"
            + "长" * 20_000
            + "{% endfor %}",
        ),
        FIRST,
        "循环太长",
    ),
    (("{{ 名单.append(1) }}",), FIRST, "不能用「.append」"),
    (("{{ cycler.__init__ }}",), FIRST, "不能用「.__init__」"),
]


def faults(folder: Path, paragraphs: tuple[str, ...], rows: Rows = ()) -> list[tuple[str, str]]:
    made = saved(folder, document(*paragraphs, rows=rows))
    begun = time.process_time()
    loaded = made.render(CONTEXT)
    assert time.process_time() - begun < 5
    return [(str(found.place), found.message) for found in loaded.problems]


@pytest.mark.parametrize(("paragraphs", "place", "sentence"), BROKEN)
def test_a_broken_template_gives_its_located_sentence(
    tmp_path: Path, paragraphs: tuple[str, ...], place: str, sentence: str
) -> None:
    found = faults(tmp_path, paragraphs)
    assert found
    assert found[0][0] == f"模板.docx{place}"
    assert sentence in found[0][1]


@pytest.mark.parametrize(
    ("tag", "sentence"),
    [
        ("{{ ''.__class__ }}", "不能用「.__class__」"),
        ("{{ 名称|attr('__class__') }}", "不能用「.__class__」"),
        ("{{ 名单|map(attribute='a.__class__')|join }}", "不能用「.__class__」"),
        ("{{ '{0.__class__}'.format(名称) }}", "不能用「.__class__」"),
        ("{{ 'a'*10**9 }}", "不能用「文字或清单乘以数」"),
        ("{{ [1] * 10 }}", "不能用「文字或清单乘以数」"),
        ("{{ '%9d' % 得分 }}", "不能用「用 % 拼文字」"),
        ("{{ 名单.append(1) }}", "不能用「.append」"),
        ("{{ 9 ** 99999 }}", "循环太长"),
        ("{% for i in range(10**9) %}{% endfor %}", "循环太长"),
        ("{% for i in range(0, 99999) %}{% endfor %}", "循环太长"),
    ],
)
def test_check_finds_what_is_refused_without_any_data(
    tmp_path: Path, tag: str, sentence: str
) -> None:
    [found] = saved(tmp_path, document(tag)).check()
    assert str(found.place) == f"模板.docx{FIRST}"
    assert sentence in found.message


@pytest.mark.parametrize(
    "tag",
    [
        "{{ 行._备注 }}",
        "{{ 名称.split('、')[0] }}",
        "{{ '{}'.format(名称) }}",
        "{{ 得分 * 10 ** 2 }}",
        "{% for i in range(3, 0, -1) %}{% endfor %}",
        "{{ 单位.sort }}",
    ],
)
def test_check_leaves_alone_what_a_paper_may_need(tmp_path: Path, tag: str) -> None:
    assert saved(tmp_path, document(tag)).check() == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("{% for 名 in 名单 recursive %}{{ loop(名单) }}{% endfor %}", "recursive"),
        ("{% macro f() %}甲{% endmacro %}", "macro"),
        ("{% call f() %}甲{% endcall %}", "call"),
        ("{% trans %}甲{% pluralize %}乙{% endtrans %}", "trans"),
        ("{% block 甲 %}乙{% endblock %}", "block"),
        ("{% do 名称 %}", "do"),
    ],
)
def test_a_forbidden_block_is_one_problem(tmp_path: Path, text: str, word: str) -> None:
    [found] = saved(tmp_path, document(text)).check()
    assert f"模板里不能用「{word}」" in found.message


@pytest.mark.parametrize(
    ("paragraphs", "place"),
    [
        (
            (
                "{{ 名称|default('很长很长的一段文字') }}",
                "{{ " + "(" * 300 + "1" + ")" * 300 + " }}",
            ),
            2,
        ),
        (("{{ 名称 }}", *["{%p for 名 in 名单 %}"] * 25, "{{ 名称|default('很长的文字') }}"), 22),
    ],
)
def test_what_is_nested_too_deeply_is_told_where_the_limit_is_passed(
    tmp_path: Path, paragraphs: tuple[str, ...], place: int
) -> None:
    loops = ["{%p endfor %}" for text in paragraphs if "for" in text]
    [found] = saved(tmp_path, document(*paragraphs, *loops)).check()
    assert str(found.place) == f"模板.docx[正文第{place}段]"
    assert "套得太深" in found.message


def test_there_are_forty_of_them() -> None:
    assert len(BROKEN) >= 40


@pytest.mark.parametrize(
    ("rows", "place", "sentence"),
    [
        ((("{%tr for 行 in 表 %}", "得分"), ("{%tr endfor %}", "")), "表1第1行第1格", "代表整行"),
        ((("好", "{{ 得份 }}"),), "表1第1行第2格", "没有对应的内容"),
        ((("好", "好"), ("{%tc for 名 in 名单 %}多", "")), "表1第2行第1格", "代表整格"),
        ((("{% cellbg '红' %}甲",),), "表1第1行第1格", "不是颜色"),
        ((("{% colspan 0 %}甲",),), "表1第1行第1格", "1 到 63"),
        ((("{% vm %}甲",),), "表1第1行第1格", "要写在循环里"),
    ],
)
def test_a_fault_in_a_table_is_told_with_row_and_cell(
    tmp_path: Path, rows: Rows, place: str, sentence: str
) -> None:
    found = faults(tmp_path, (), rows)
    assert found[0][0] == f"模板.docx[正文{place}]"
    assert sentence in found[0][1]


def test_a_fault_in_a_header_is_told_with_its_part(tmp_path: Path) -> None:
    made = document("正文")
    made.sections[0].header.paragraphs[0].text = "{{ 名陈 }}"
    [found] = saved(tmp_path, made).render(CONTEXT).problems
    assert str(found.place) == "模板.docx[页眉1第1段]"
    assert found.hint == "是否应为「名称」？"


def test_external_entities_are_not_read(tmp_path: Path) -> None:
    from tests.render.engine.build import with_xml

    made = with_xml(
        tmp_path,
        document("{{ 名称 }}"),
        "<w:document ",
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document ',
    )
    assert [found.code for found in made.render(CONTEXT).problems] == ["template-unreadable"]


def test_no_file_is_no_exception(tmp_path: Path) -> None:
    assert [p.code for p in Template(tmp_path / "无.docx", "无.docx").check()] == [
        "template-missing"
    ]
