from pathlib import Path

from dubao.model.scheme import Scheme
from dubao.model.settings import Settings
from dubao.read.schemes import load_scheme
from dubao.read.settings import load_settings
from dubao.read.written import read_yaml_model


def said(text: str, folder: Path) -> list[str]:
    path = folder / "s.yaml"
    path.write_text(text, "utf-8")
    problems = read_yaml_model(path, "s.yaml", Scheme).problems
    return [f"{p.place} {p.message}。{p.hint}" for p in problems]


def test_everything_wrong_is_said_in_one_run(tmp_path: Path) -> None:
    text = """编号: t
名称: x
对象: 镇
数据:
  部门: {文件: a.xlsx, 形势: 横表}
字段:
  乙: {类型: 金颜, 最小: 0,
    最小: 1}
指标:
  - {编号: A1, 名称: n, 满分: 六, 取值: 甲, 分档: {">= 0": 6, "0以下": 5}}
  - {满分: {小学: 4, 初中: x}, 计次: {每次: -5}}
"""
    assert said(text, tmp_path) == [
        "s.yaml:8 「最小」写了两次，前一次在第 7 行。请留下要用的一处，删去另一处",
        "s.yaml:3 「对象」写的是「镇」，应为其中之一：镇街、学校、督学、规划、项目、区。例如 对象: 镇街",
        "s.yaml:5 不认识「形势」。是否想写「形式」？",
        "s.yaml:7 「类型」写的是「金颜」，应为其中之一：文本、整数、数、金额、面积、百分比、比、选项、多选、是否、日期、时段。"
        "例如 类型: 金额",
        "s.yaml:10 「满分」写的是「六」，应为数。例如 满分: 6",
        "s.yaml:10 「分档」写的是「{>= 0、0以下}」，应为像「>= 90」这样的条件，「0以下」不是。"
        '例如 分档: {">= 0": 6}',
        "s.yaml:11 缺「编号」：指标编号，方案内不得重复。例如 编号: A1",
        "s.yaml:11 缺「名称」：指标名称。例如 名称: 教育经费只增不减",
        "s.yaml:11 「初中」写的是「x」，应为数。例如 初中: 6",
        "s.yaml:11 缺「次数」：算式，或清单的名称。例如 次数: 事故起数",
    ]


def test_short_forms_mean_the_long_ones(tmp_path: Path) -> None:
    short = tmp_path / "short.yaml"
    short.write_text(
        "编号: t\n名称: x\n对象: 镇街\n数据: {自评: a.xlsx}\n字段:\n  甲: {类型: 数, 别名: 乙}\n"
        "等第: {分档: {'≥ 90': 优秀}, 名额: {优秀: 30%}}\n",
        "utf-8",
    )
    long = tmp_path / "long.yaml"
    long.write_text(
        "编号: t\n名称: x\n对象: 镇街\n数据: {自评: {文件: a.xlsx}}\n"
        "字段: [{名称: 甲, 类型: 数, 别名: [乙]}]\n"
        "等第:\n  分档: [{比较: '>=', 界: 90, 得: 优秀}]\n  名额: [{等第: 优秀, 比例: 30%}]\n",
        "utf-8",
    )
    one, other = load_scheme(short, "s").value, load_scheme(long, "s").value
    assert one is not None
    assert one == other


def test_settings_are_read_with_their_types(tmp_path: Path) -> None:
    path = tmp_path / "dubao.yaml"
    path.write_text("区: 示例区\n督导机构: 督导室\n示例: 是\n年度: 2021\n", "utf-8")
    assert load_settings(path, "dubao.yaml").value == Settings(
        district="示例区", office="督导室", sample=True, year=2021
    )
