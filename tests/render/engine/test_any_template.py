"""Whatever stands in a template: the paper is valid or there are problems, never an exception."""

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dubao.render.engine.values import RichParagraphs, RichText
from tests.render.engine.build import document, runs, saved
from tests.render.engine.test_against_docxtpl import CONTEXT
from tests.render.engine.validity import faults

PIECES = [
    "{{ 名 }}", "{{r 富 }}", "{{p 段落 }}", "{{ 段 }}", "{{ 页 }}", "{% if 有 %}", "{% else %}",
    "{% endif %}", "{% for x in 名单 %}", "{% endfor %}", "{%p if 无 %}", "{%p endif %}",
    "{%p for x in 名单 %}", "{%p endfor %}", "{%tr if 无 %}", "{%tr endif %}",
    "{%tr for x in 名单 %}", "{%tr endfor %}", "{%tc for x in 名单 %}", "{%tc endfor %}",
    "{%r if 有 %}", "{%r endif %}", "{% vm %}", "{% hm %}", "{% colspan 2 %}", "{% cellbg 'FF0000' %}",
    "{# 注 #}", "{#p 注 #}", "{%- if 有 -%}", "{%- endif -%}", "{% set a %}", "{% endset %}",
    "{% raw %}", "{% endraw %}", "{_{", "{{", "}}", "{%", "%}", "文", " ", "\t", "“", "'", "｛｛",
]  # fmt: skip
LINES = st.lists(st.lists(st.sampled_from(PIECES), max_size=4), max_size=5)
CELLS = st.lists(st.lists(st.sampled_from(PIECES), max_size=3), min_size=6, max_size=6)


@given(lines=LINES, cells=CELLS, cut=st.booleans())
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_template(tmp_path: Path, lines: list[Any], cells: list[Any], cut: bool) -> None:
    made = document(rows=(tuple(map("".join, cells[:3])), tuple(map("".join, cells[3:]))))
    for line in lines:
        if cut:
            runs(made, *line)
        else:
            made.add_paragraph("".join(line))
    context = CONTEXT | {"富": RichText("甲\a乙"), "段落": RichParagraphs().add("丙", "Quote")}
    loaded = saved(tmp_path, made).render(context)
    if loaded.problems:
        assert loaded.value == b""
        assert all(str(found.place) != "模板.docx" for found in loaded.problems)
    else:
        assert faults(loaded.value) == []
