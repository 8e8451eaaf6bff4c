from dubao.model.book import Book
from dubao.model.paper import Figure
from dubao.model.place import Place
from dubao.papers.figures import build_checklist


def rows(book: Book) -> list[list[object]]:
    [sheet] = book.sheets
    height = max(row for row, _ in sheet.cells) + 1
    return [[sheet.cells[row, at].value for at in range(9)] for row in range(2, height)]


def figure(
    paper: str, *places: Place, label: str = "甲镇 A1 得分", printed: str = "4.00"
) -> Figure:
    return Figure(paper, label, printed, 3.9999996, "算式", places, "计财科")


def test_pa11_a_figure_stands_once_with_every_paper_that_prints_it() -> None:
    place = Place("填报/甲.xlsx", "自评", "C3")
    figures = (
        figure("反馈/甲镇.docx", place),
        figure("考核得分册.xlsx[总表]!C6", place),
        figure("考核得分册.xlsx[明细]!I5", place),
        figure("反馈/乙镇.docx", label="乙镇 A1 得分"),
    )
    assert rows(build_checklist("核对清单", figures)) == [
        ["文件", "名称", "印出的数", "计算值", "算式", "来源单元格", "数据提供", "核对人", "日期"],
        ["反馈/甲镇.docx\n考核得分册.xlsx[总表]!C6、[明细]!I5", "甲镇 A1 得分", "4.00", 4.0, "算式",
         "填报/甲.xlsx[自评]!C3", "计财科", None, None],
        ["反馈/乙镇.docx", "乙镇 A1 得分", "4.00", 4.0, "算式", "", "计财科", None, None],
    ]  # fmt: skip


def test_cells_of_one_sheet_stand_together() -> None:
    places = (
        Place("甲.xlsx", "自评", "C3"),
        Place("乙.xlsx", "自评", "C3"),
        Place("甲.xlsx", "自评", "C4"),
        Place("方案/scheme.yaml", line=34),
    )
    [_, row] = rows(build_checklist("核对清单", (figure("a.docx", *places),)))
    assert row[5] == "甲.xlsx[自评]!C3、C4\n乙.xlsx[自评]!C3\n方案/scheme.yaml:34"


def test_many_papers_are_counted() -> None:
    figures = tuple(figure(f"反馈/{number}.docx") for number in range(12))
    [_, row] = rows(build_checklist("核对清单", figures))
    assert str(row[0]).splitlines()[-1] == "……共12处"
