"""The list of reminders."""

from datetime import timedelta
from pathlib import Path

from dubao.model.reminder import Reminder
from dubao.model.terms_ledger import ReminderKind
from dubao.papers.occasion import Occasion
from dubao.papers.reminders import REMINDERS, reminder_list
from dubao.render.word import Template
from tests.papers.test_names import declared, told
from tests.read.ledger import SETTINGS
from tests.schedule.days import TODAY

TEMPLATE = Path(__file__).parents[2] / "templates/提醒/提醒.docx"


def test_everybody_has_a_table_of_his_own() -> None:
    due = TODAY - timedelta(days=2)
    one = Reminder(ReminderKind.RECTIFY, "张三", "甲镇", "17 消防通道堆物", due, -2, "17")
    paper = reminder_list({"张三": [one]}, Occasion(SETTINGS, TODAY))
    assert (paper.path, paper.context["条数"], paper.context["逾期数"]) == (
        "提醒（2021-06-30）.docx",
        "1",
        "1",
    )
    assert paper.context["人"][0]["事项"][0] == {
        "序号": "1",
        "类别": "整改",
        "单位": "甲镇",
        "事项": "17 消防通道堆物",
        "日期": "2021年6月28日",
        "还剩": "逾期2天",
    }
    assert declared(REMINDERS) == told([paper.context])
    assert Template(TEMPLATE, "提醒").render(paper.context, paper.title).problems == ()
