"""Specimens of faults in schemes: the smallest scheme that has each."""

from collections.abc import Callable, Iterable
from pathlib import Path

from dubao.check.scheme import lint
from dubao.commands.schemes import read_scheme
from dubao.model.in_force import in_force, unknown_choices
from dubao.model.problem import Problem
from dubao.model.scheme import Scheme
from dubao.model.settings import Chosen
from dubao.papers.books import BOOKS
from dubao.read.schemes import load_scheme
from dubao.read.written import read_yaml_model

HEAD = "编号: t\n名称: 考核\n示例: 是\n对象: 镇街\n"


def scheme_of(folder: Path, text: str, head: str = HEAD) -> Scheme:
    """Read a scheme from text; what is wrong with its YAML fails at once."""
    path = folder / "方案.yaml"
    path.write_text(head + text, encoding="utf8")
    loaded = read_yaml_model(path, "方案.yaml", Scheme)
    assert loaded.value is not None, loaded.problems
    return loaded.value


def _linted(text: str, head: str = HEAD) -> Callable[[Path], Iterable[Problem]]:
    """Lint a scheme made of `text`."""
    return lambda folder: lint(scheme_of(folder, text, head), ["单位代码", "学段"])


def _of_command(text: str) -> Callable[[Path], Iterable[Problem]]:
    """Read and lint a scheme as the commands do."""

    def read(folder: Path) -> Iterable[Problem]:
        path = folder / "方案.yaml"
        path.write_text(HEAD + text, encoding="utf8")
        return read_scheme(None, str(path)).problems

    return read


def _with_fields(fields: str, item: str) -> Callable[[Path], Iterable[Problem]]:
    """Lint a scheme with these fields (line 6 on) and one item (the last line)."""
    return _linted(f"字段:\n{fields}\n指标:\n  - {{编号: A, 名称: 甲, {item}}}\n")


def _item(item: str) -> Callable[[Path], Iterable[Problem]]:
    """Lint a scheme with a number x and one item, at line 8."""
    return _with_fields("  x: {类型: 数}", item)


def _choosing(
    name: str, use: str, year: int, until: int = 2099
) -> Callable[[Path], Iterable[Problem]]:
    """Choose a definition, in line 9 of dubao.yaml, of a scheme whose one derived value is y."""
    text = f"派生:\n  y: {{式: 1, 至: {until}, 另式: {{从宽: {{式: 2, 至: 2022}}}}}}\n"
    chosen = (
        [Chosen.model_validate({"__line__": 9, "方案": "t", "名称": name, "用": use})]
        if use
        else []
    )

    def found(folder: Path) -> Iterable[Problem]:
        yield from unknown_choices(chosen, ["y"])
        yield from in_force(scheme_of(folder, text), chosen, year).problems

    return found


_RULE = '分档: {">= 60": 5}, 否则: 0'

_GIVEN = "数据: {组: {文件: 组.xlsx, 形式: 打分表}}\n指标: [{编号: A, 名称: 甲, 满分: 9, 给分: {来源: 组}}]\n"
_GRADED = "字段:\n  x: {类型: 数}\n指标:\n  - {编号: A, 名称: 甲, 判定: {好: x >= 5, 差: 其余}}\n"
_ONE = "派生: {y: {式: 1 + 1}}\n"


def _loaded(files: dict[str, str]) -> Callable[[Path], Iterable[Problem]]:
    """Read and lint the scheme 方案.yaml among some files."""

    def build(folder: Path) -> Iterable[Problem]:
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf8")
        loaded = load_scheme(folder / "方案.yaml", "方案.yaml")
        assert loaded.value is not None, loaded.problems
        return (*loaded.problems, *lint(loaded.value, ["单位代码"]))

    return build


def _district(text: str, target: str = "区") -> Callable[[Path], Iterable[Problem]]:
    """Read and lint a scheme whose 区级 is made of `text`."""
    head = HEAD.replace("对象: 镇街", f"对象: {target}")
    whole = HEAD + "派生: {y: {式: 1 + 1}}\n区级: 区级.yaml\n"
    return _loaded({"方案.yaml": whole, "区级.yaml": head + text})


SPECIMENS = {
    "path-leaves-folder": (
        _linted(_ONE + "成果: ../别处\n"),
        "方案.yaml:1 「成果」写的是「../别处」，不在规定的文件夹内",
        "请写相对的文件名，不要用 ..、盘符或以 / 开头",
    ),
    "output-not-per-unit": (
        _linted(_ONE + "文件:\n  - {模板: 反馈.docx, 输出: 反馈.docx, 每单位: 是}\n"),
        "方案.yaml:7 每单位一份的文件都叫「反馈.docx」",
        "请在「输出」中写上 {单位名称}，如 反馈/{单位名称}.docx",
    ),
    "output-name-taken": (
        _linted(_ONE + "文件:\n  - {模板: 通报.docx, 输出: 核算表.xlsx}\n"),
        "方案.yaml:7 「核算表.xlsx」这个文件名已经另有用处",
        "请给这份文件换一个名字",
    ),
    "definition-unknown": (
        _choosing("y", "从紧", 2021),
        "dubao.yaml:9 「y」没有叫「从紧」的算法",
        "是否想写「从宽」？",
    ),
    "definition-of-nothing": (
        _choosing("z", "从宽", 2021),
        "dubao.yaml:9 「口径」里的「z」不是方案的派生值",
        "名称见方案的「派生」",
    ),
    "definition-out-of-years": (
        _choosing("y", "从宽", 2023),
        "dubao.yaml:9 「y」的算法「从宽」只用于至2022年度，2023年度没有用它",
        "删去这一条；文件已经延期的，在本区的方案里改它的「至」",
    ),
    "definition-of-no-year": (
        _choosing("y", "", 2023, 2020),
        "方案.yaml:6 「y」没有2023年度可用的算法",
        "在「另式」里补上这一年度的算法",
    ),
    "paper-template-or-book": (
        _linted(_ONE + "文件:\n  - {输出: 通报.docx}\n"),
        "方案.yaml:7 「通报.docx」要写「模板」或「簿」中的一个",
        "Word 文件写 模板: 某.docx；程序自带的工作簿写 簿: 名称",
    ),
    "book-per-unit": (
        _of_command(_ONE + "文件:\n  - {簿: 差异系数表, 输出: '{单位名称}.xlsx', 每单位: 是}\n"),
        "…/方案.yaml:7 工作簿「差异系数表」是全体单位合成的一份，不能每单位一份",
        "去掉「每单位」",
    ),
    "book-not-per-unit": (
        _of_command(_ONE + "文件:\n  - {簿: 学校自评表, 输出: 自评表.xlsx}\n"),
        "…/方案.yaml:7 工作簿「学校自评表」是每单位一份的",
        "写上 每单位: 是",
    ),
    "book-unknown": (
        _of_command(_ONE + "文件:\n  - {簿: 分布, 输出: 分布.xlsx}\n"),
        "…/方案.yaml:7 没有叫「分布」的工作簿",
        f"可用的有：{'、'.join(BOOKS)}",
    ),
    "scheme-empty": (
        _linted(""),
        "方案.yaml:1 方案里没有指标，也没有派生和结论",
        "至少写上「指标」，或「派生」和「结论」",
    ),
    "code-repeated": (
        _linted(
            "数据: {现场: {文件: a.xlsx, 形式: 打分表}}\n指标:\n"
            "  - {编号: A1, 名称: 甲, 满分: 5, 给分: {来源: 现场}}\n"
            "  - {编号: Ａ１, 名称: 乙, 满分: 5, 给分: {来源: 现场}}\n"
        ),
        "方案.yaml:8 编号「A1」用了两次，另一处在 方案.yaml:7",
        "每个指标、加分、扣分、封顶、否决、结论各用一个编号",
    ),
    "columns-collide": (
        _linted(
            "字段:\n  面积（㎡）: {类型: 数}\n  面积(m2): {类型: 数}\n结论: [{编号: J, 名称: 一, 条件: '`面积(m2)` > 1'}]\n"
        ),
        "方案.yaml:7 「面积(m2)」和「面积（㎡）」是同一个列名",
        "全角半角、首尾空格不算区别；改掉其中一个的名称或别名",
    ),
    "choices-missing": (
        _linted("字段:\n  类别: {类型: 选项}\n结论: [{编号: J, 名称: 一, 条件: 类别 = “甲”}]\n"),
        "方案.yaml:6 字段「类别」是选项，却没有写取值",
        "写上 取值: [A, B, C]",
    ),
    "bounds-crossed": (
        _linted(
            "字段:\n  x: {类型: 数, 最小: 5, 最大: 1}\n结论: [{编号: J, 名称: 一, 条件: x > 1}]\n"
        ),
        "方案.yaml:6 字段「x」：最小（5）大于最大（1）",
        "改正其中一个",
    ),
    "unknown-placeholder": (
        _linted(
            "数据: {甲: {文件: '{年}/a.xlsx', 形式: 打分表}}\n指标: [{编号: A, 名称: 甲, 满分: 5, 给分: {来源: 甲}}]\n"
        ),
        "方案.yaml:5 来源「甲」的文件中有不认识的「{年}」",
        "这里可用 {年度}、{上年}",
    ),
    "basis-missing": (
        _linted(
            "数据: {现场: {文件: a.xlsx, 形式: 打分表}}\n"
            "指标: [{编号: A, 名称: 甲, 满分: 5, 给分: {来源: 现场}}]\n",
            head="编号: t\n名称: 考核\n对象: 镇街\n",
        ),
        "方案.yaml:1 方案和下列各项都没有写依据：A 甲",
        "在方案开头写「依据」，或逐项写明文件名、文号和条款",
    ),
    "scope-not-register": (
        _linted("范围: x > 0\n字段: {x: {类型: 数, 来源: 甲}}\n数据: {甲: 甲.xlsx}\n" + _ONE),
        "方案.yaml:1 范围用了「x」，台账中没有这一列",
        "范围只能用台账的列；由报来的数决定评谁，用「名单」或「适用」",
    ),
    "split-empty": (
        _linted("分行:\n  属性: 级\n  各行: {}\n" + _ONE),
        "方案.yaml:6 分行没有写各行",
        "例如 各行: {小学: 小学在校生数 > 0}",
    ),
    "split-by-itself": (
        _linted(
            "分行:\n  属性: 学段\n  各行: {小学: y > 0}\n派生: {y: {式: '如果(学段 = “小学”, 1, 0)'}}\n"
        ),
        "方案.yaml:6 分行「小学」的条件用到了「学段」，它要分了行才有",
        "改用报来的数或台账的其他列",
    ),
    "condition-idle": (
        _linted("派生: {y: {式: 1 + 1, 条件: 1 > 0}}\n"),
        "方案.yaml:5 派生「y」不汇总各行，「条件」不起作用",
        "删去条件，或写成 如果(条件, 数, 数)",
    ),
    "district-missing": (
        _loaded({"方案.yaml": HEAD + _ONE + "区级: 区级.yaml\n"}),
        "方案.yaml:1 区级写的方案「区级.yaml」不在同一文件夹中",
        "把它放在这份方案旁边，或改正文件名",
    ),
    "district-target": (
        _district("派生: {z: {式: 1 + 1}}\n", "镇街"),
        "区级.yaml:1 区级的方案对象是镇街，应是区",
        "写 对象: 区",
    ),
    "district-nested": (
        _district("派生: {z: {式: 1 + 1}}\n区级: 区级.yaml\n"),
        "区级.yaml:1 对象是区的方案不能再有区级",
        "删去区级",
    ),
    "units-not-here": (
        _linted("派生: {y: {式: 个数(), 表: 单位}}\n"),
        "方案.yaml:5 派生「y」的表写了单位，这份方案不是区级，没有单位可汇总",
        "在各单位的方案中写 区级: 文件名，把它写进那份区级方案",
    ),
    "units-by-group": (
        _district("派生:\n  z: {式: 个数(), 表: 单位, 按: 单位代码}\n  w: {式: z + 1}\n"),
        "区级.yaml:7 派生「w」用了「z」，它按组汇总，没有一个数",
        "去掉它的「按」，用「条件」选出要的那一组",
    ),
    "source-named-units": (
        _district("数据:\n  单位: {文件: 甲.xlsx}\n派生: {z: {式: 个数(), 表: 单位}}\n"),
        "区级.yaml:6 区级的来源不能叫「单位」，派生的表写单位时指的是被评的各单位",
        "给来源换一个名称",
    ),
    "rule-missing": (
        _linted("指标: [{编号: A, 名称: 甲, 满分: 5}]\n"),
        "方案.yaml:5 A 甲 没有评分规则",
        "写上分档、插值、计次等规则中的一种",
    ),
    "rules-several": (
        _item(f"满分: 5, 取值: x, {_RULE}, 插值: [[0, 0], [60, 5]]"),
        "方案.yaml:8 A 甲 写了几种评分规则：分档、插值",
        "只留一种",
    ),
    "rule-on-parent": (
        _item(f"取值: x, 下级: [{{编号: A1, 名称: 乙, 满分: 5, 取值: x, {_RULE}}}]"),
        "方案.yaml:8 A 甲 有下级指标，自己的「取值」不起作用",
        "移到下级，或删去",
    ),
    "value-missing": (
        _linted(f"指标: [{{编号: A, 名称: 甲, 满分: 5, {_RULE}}}]\n"),
        "方案.yaml:5 A 甲 的规则「分档」要有取值",
        "写上 取值: 列名或算式",
    ),
    "value-unused": (
        _item("满分: 5, 取值: x, 计次: {次数: x, 起点: 5, 每次: -1}"),
        "方案.yaml:8 A 甲 的取值不起作用：规则「计次」不看它",
        "删去取值，或换一种规则",
    ),
    "full-missing": (
        _item(f"取值: x, {_RULE}"),
        "方案.yaml:8 A 甲 没有写满分",
        "写上 满分: 数",
    ),
    "full-does-not-add": (
        _item(f"满分: 6, 下级: [{{编号: A1, 名称: 乙, 满分: 5, 取值: x, {_RULE}}}]"),
        "方案.yaml:8 A 甲 的满分是 6 分，下级合起来是 5 分",
        "改正其中一个；上级的满分也可以不写",
    ),
    "total-does-not-add": (
        _linted(
            "总分: 100\n字段:\n  x: {类型: 数}\n指标:\n"
            f"  - {{编号: A, 名称: 甲, 满分: 5, 取值: x, {_RULE}}}\n"
        ),
        "方案.yaml:1 总分是 100 分，各项满分合起来是 5 分",
        "对照文件改正总分或某一项的满分",
    ),
    "weights-do-not-add": (
        _item(f"方式: 加权, 下级: [{{编号: A1, 名称: 乙, 权重: 0.5, 满分: 5, 取值: x, {_RULE}}}]"),
        "方案.yaml:8 A 甲 的下级权重合起来是 0.5，不是 1 也不是 100",
        "对照文件核对；写的是比例（如 3、2、1）的可以不改，按它们的和折算",
    ),
    "weights-missing": (
        _item(
            f"方式: 几何, 下级: [{{编号: A1, 名称: 乙, 权重: 1, 满分: 5, 取值: x, {_RULE}}},"
            f" {{编号: A2, 名称: 丙, 满分: 5, 取值: x, {_RULE}}}]"
        ),
        "方案.yaml:8 A 甲 的下级有的写了权重，有的没有写",
        "每个下级都写，或都不写（同样看待）",
    ),
    "top-not-full": (
        _item(f"满分: 6, 取值: x, {_RULE}"),
        "方案.yaml:8 A 甲 按规则最高 5 分，满分却是 6 分",
        "改正最高一档的得分，或改满分",
    ),
    "bands-direction": (
        _item('满分: 5, 取值: x, 分档: {">= 60": 5, "< 30": 1}, 否则: 0'),
        "方案.yaml:8 A 甲 的分档有的用 ≥、有的用 ≤",
        "按一个方向写：全用 ≥（从高到低）或全用 ≤（从低到高）",
    ),
    "band-unreachable": (
        _item('满分: 5, 取值: x, 分档: {">= 60": 3, ">= 80": 5}, 否则: 0'),
        "方案.yaml:8 A 甲 的分档「≥ 80」永远轮不到",
        "依次比较，先成立的先用：把更严的一档写在前面",
    ),
    "bands-hole": (
        _item('满分: 5, 取值: x, 分档: {">= 60": 5}'),
        "方案.yaml:8 A 甲 的分档没有管到低于 60 的情形，遇到时为「未定」",
        "补一档，或写上「否则」",
    ),
    "points-zigzag": (
        _item('满分: 5, 取值: x, 分档: {">= 80": 3, ">= 60": 5}, 否则: 0'),
        "方案.yaml:8 A 甲 各档的得分忽高忽低：3、5、0",
        "看看是否写颠倒了；确实如此可以不改",
    ),
    "band-not-points": (
        _item('满分: 5, 取值: x, 分档: {">= 60": 优秀}, 否则: 5'),
        "方案.yaml:8 A 甲 的分档「≥ 60」得的是「优秀」，不是分数",
        "写成数",
    ),
    "line-points": (
        _item("满分: 5, 取值: x, 插值: [[60, 0], [60, 5]]"),
        "方案.yaml:8 A 甲 的插值要有两个以上的点，x 从小到大：现在是 60、60",
        "例如 [[60, 0], [100, 8]]",
    ),
    "count-without-cap": (
        _item("满分: 5, 计次: {次数: x, 每次: 1}"),
        "方案.yaml:8 A 甲 按次数加分，却没有上限",
        "写上 不高于；确实不封顶可以不改",
    ),
    "start-outside": (
        _item("满分: 5, 计次: {次数: x, 起点: 8, 每次: -1, 不低于: 0, 不高于: 5}"),
        "方案.yaml:8 A 甲 的起点 8 分不在 0 到 5 分之间",
        "改正起点或上下限",
    ),
    "levels-without-register": (
        _with_fields(
            "  级别: {类型: 选项, 取值: [市级]}\n  x: {类型: 数}",
            "满分: 5, 计次: {次数: x, 每次: {市级: 1}, 不高于: 5}",
        ),
        "方案.yaml:9 A 甲 的每次按级别给分，次数却不是清单",
        "次数写清单的名称，或把每次写成一个数",
    ),
    "ranks-rising": (
        _item("满分: 5, 名次: {取值: x, 依次: [4, 5]}"),
        "方案.yaml:8 A 甲 的名次得分应当从高到低：4、5",
        "第一名写在最前面",
    ),
    "deduction-adds": (
        _linted(
            "字段:\n  x: {类型: 数}\n扣分:\n"
            "  - {编号: K, 名称: 迟报, 计次: {次数: x, 每次: 1, 不高于: 3}}\n"
            "结论: [{编号: J, 名称: 一, 条件: x > 1}]\n"
        ),
        "方案.yaml:8 扣分项 K 迟报 最高会得 3 分",
        "扣分写成负数，例如 每次: -0.5",
    ),
    "at-least-too-many": (
        _item("满分: 5, 至少: {项: {甲: {取值: x, 标准: 1}}, 达到: 2}"),
        "方案.yaml:8 A 甲 只有 1 项标准，却要达到 2 项",
        "改正「达到」",
    ),
    "addition-prices": (
        _item(
            "满分: 5, 至少: {项: {甲: {取值: x, 标准: 1, 增补: {列: x, 单价: 2}},"
            " 乙: {取值: x, 标准: 2, 增补: {列: x}}}, 达到: 1}"
        ),
        "方案.yaml:8 A 甲 的增补有的写了单价，有的没有写",
        "各项都写，或都不写（都不写的按标准折算）",
    ),
    "addition-not-a-column": (
        _item("满分: 5, 至少: {项: {甲: {取值: x, 标准: 1, 增补: {列: 单位代码}}}, 达到: 1}"),
        "方案.yaml:8 A 的「甲」的增补写的「单位代码」不是填报的数",
        "写「字段」里要增加的那一列，不写派生值",
    ),
    "addition-step": (
        _with_fields(
            "  n: {类型: 整数}",
            "满分: 5, 至少: {项: {甲: {取值: n, 标准: 1, 增补: {列: n, 步长: 0.5}}}, 达到: 1}",
        ),
        "方案.yaml:8 A 的「甲」的增补的「n」是整数列，步长却是 0.5",
        "步长写成整数",
    ),
    "addition-not-spread": (
        _linted(
            '字段:\n  x: {类型: 数}\n派生:\n  c: {式: "差异系数(x + 1, 权=1)"}\n指标:\n'
            "  - {编号: A, 名称: 甲, 满分: 5, 至少: {项: {乙: {取值: x, 标准: 1,"
            " 增补: {列: x, 差异系数: c}}}, 达到: 1}}\n"
        ),
        "方案.yaml:10 A 的「乙」的增补写的「c」不是由「x」算出的差异系数",
        "写派生中 差异系数(x, …) 的名称；没有差异系数的不写",
    ),
    "judged-empty": (
        _item("判定: {}"),
        "方案.yaml:8 A 甲 的判定没有写条件",
        "例如 判定: {合格: x >= 5, 不合格: 其余}",
    ),
    "otherwise-not-last": (
        _item("判定: {差: 其余, 好: x > 5}"),
        "方案.yaml:8 A 甲 的判定在「差」写了其余，后面的永远轮不到",
        "把写「其余」的放在最后",
    ),
    "judged-unreachable": (
        _item("判定: {中: x >= 3, 好: x >= 5, 差: 其余}"),
        "方案.yaml:8 A 甲 的判定「好」永远轮不到",
        "依次看条件，先成立的先用：把更严的写在前面",
    ),
    "points-of-grade": (
        _item("满分: 5, 判定: {好: x >= 5, 差: 其余}"),
        "方案.yaml:8 A 甲 只评等级、不计分，「满分」不起作用",
        "要计分的写上「评级」，每个等级得几分",
    ),
    "extra-of-grade": (
        _linted(
            _ONE
            + "字段:\n  x: {类型: 数}\n加分:\n  - {编号: A, 名称: 甲, 判定: {好: x >= 5, 差: 其余}}\n"
        ),
        "方案.yaml:9 A 甲 是加分或扣分项，却只评等级",
        "写上「评级」，每个等级加减几分",
    ),
    "grade-without-points": (
        _item("满分: 5, 判定: {好: x >= 5, 差: 其余}, 评级: {好: 5}"),
        "方案.yaml:8 A 甲 判为「差」时没有得分",
        "在「评级」中写上这个等级的得分",
    ),
    "item-without-points": (
        _linted(_GRADED + "结论: [{编号: J, 名称: 乙, 条件: A.得分 > 3}]\n"),
        "方案.yaml:9 结论 J 的条件用了 A 的得分，它只评等级、没有分",
        "改用 A.评级，或个数(“等级”)",
    ),
    "tie-without-points": (
        _linted(
            _GRADED
            + "  - {编号: B, 名称: 乙, 满分: 5, 取值: x, 插值: [[0, 0], [5, 5]]}\n排名: {再比: [A]}\n"
        ),
        "方案.yaml:10 排名的再比写了 A，它只评等级、没有分",
        "换成有分的指标，或删去",
    ),
    "unknown-item-grade": (
        _linted(_GRADED + "结论: [{编号: J, 名称: 乙, 条件: 个数(“优”) > 3}]\n"),
        "方案.yaml:9 结论 J 的条件数的是「优」，没有指标会评为它",
        "等级有：好、差",
    ),
    "map-key-unknown": (
        _with_fields(
            "  x: {类型: 数}\n  类别: {类型: 选项, 取值: [镇, 街道]}",
            "按: 类别, 满分: {镇: 5, 街道: 5, 街镇: 5}, 取值: x, 插值: [[0, 0], [1, 5]]",
        ),
        "方案.yaml:9 A 的满分中的「街镇」不是「类别」的取值",
        "是否想写「镇」？",
    ),
    "map-key-missing": (
        _with_fields(
            "  x: {类型: 数}\n  类别: {类型: 选项, 取值: [镇, 街道]}",
            "按: 类别, 满分: {镇: 5}, 取值: x, 插值: [[0, 0], [1, 5]]",
        ),
        "方案.yaml:9 A 的满分没有写「街道」（「类别」的取值）的数",
        "补上；不适用的单位用「适用」排除",
    ),
    "finer-than-published": (
        _linted(
            "小数: 0\n字段:\n  x: {类型: 数}\n指标:\n"
            "  - {编号: A, 名称: 甲, 满分: 0.5, 取值: x, 插值: [[0, 0], [1, 0.5]]}\n"
        ),
        "方案.yaml:9 公布分数保留 0 位小数，A 甲 的满分 0.5 更细",
        "看看「小数」是否写少了",
    ),
    "formula-fault": (
        _item(f"满分: 5, 取值: x ** 2, {_RULE}"),
        "方案.yaml:8 A 的取值「x ** 2」第 3 个字：看不懂「**」",
        "算式中没有乘方；自乘写成 x × x",
    ),
    "formula-not-condition": (
        _item(f"满分: 5, 取值: x, 适用: x + 1, {_RULE}"),
        "方案.yaml:8 A 的适用「x + 1」不是条件",
        "写成比较，例如 应交付数 > 0，重大事故 = “是”",
    ),
    "unknown-name": (
        _with_fields("  教育支出: {类型: 数}", f"满分: 5, 取值: 教育支岀 + 教育支出, {_RULE}"),
        "方案.yaml:8 A 的取值用了没有的名称「教育支岀」",
        "是否想写「教育支出」？",
    ),
    "unknown-item": (
        _linted("字段:\n  x: {类型: 数}\n结论: [{编号: J, 名称: 一, 条件: A.得分率 > 0.5}]\n"),
        "方案.yaml:7 结论 J 的条件用了没有的指标编号「A」",
        "编号见「指标」",
    ),
    "derived-circle": (
        _linted("派生:\n  甲: {式: 乙 + 1}\n  乙: {式: 甲 - 1}\n"),
        "方案.yaml:6 派生值互相引用，绕了一圈：甲 → 乙 → 甲",
        "改掉其中一个的算式",
    ),
    "many-rows-per-unit": (
        _linted(
            "数据: {获奖: {文件: a.xlsx, 形式: 清单}}\n字段:\n  x: {类型: 数, 来源: 获奖}\n"
            "结论: [{编号: J, 名称: 一, 条件: x > 0}]\n"
        ),
        "方案.yaml:8 结论 J 的条件用了「x」，它在清单里每个单位有多行",
        "先写一个派生值，用「表」汇总到单位",
    ),
    "not-a-date": (
        _linted("字段: {x: {类型: 数}}\n派生: {y: {式: 月(x)}}\n"),
        "方案.yaml:6 派生「y」把「x」（数）当作日期来用",
        "改用日期列",
    ),
    "only-over-rows": (
        _linted("字段: {x: {类型: 数}}\n派生: {y: {式: 种数(x)}}\n"),
        "方案.yaml:6 派生「y」用了「种数」，它只数清单的行",
        "在派生中用「表」写明哪一个清单",
    ),
    "score-too-early": (
        _item(f"满分: 5, 取值: x, 适用: A.得分 > 1, {_RULE}"),
        "方案.yaml:8 A 的适用用了指标的得分或等级，那时还没有评出来",
        "得分、得分率、评级和个数只用在封顶、否决、等第的条件和结论中",
    ),
    "text-in-number": (
        _with_fields("  甲: {类型: 是否}", f"满分: 5, 取值: 甲 × 5, {_RULE}"),
        "方案.yaml:8 A 的取值把「甲」（是否）当作数来用",
        "写成 如果(甲 = “是”, 1, 0)",
    ),
    "number-as-text": (
        _item(f"满分: 5, 取值: x, 适用: x = “是”, {_RULE}"),
        "方案.yaml:8 A 的适用把「x」同文字“是”比较，它是数",
        "写成数，或改字段的类型",
    ),
    "unknown-choice": (
        _linted(
            "字段:\n  类别: {类型: 选项, 取值: [镇, 街道]}\n"
            "结论: [{编号: J, 名称: 一, 条件: 类别 = “乡镇”}]\n"
        ),
        "方案.yaml:7 结论 J 的条件：“乡镇”不是「类别」的取值",
        "是否想写「镇」？",
    ),
    "percent-threshold": (
        _with_fields(
            "  达标率: {类型: 百分比}",
            '满分: 5, 取值: 达标率, 分档: {">= 0.95": 5}, 否则: 0',
        ),
        "方案.yaml:8 A 的规则：「达标率」按 0–100 计，界限 0.95 是否应为 95？",
        "百分比一律写 0–100 的数",
    ),
    "name-unused": (
        _linted(
            "字段:\n  x: {类型: 数}\n  y: {类型: 数}\n结论: [{编号: J, 名称: 一, 条件: x > 0}]\n"
        ),
        "方案.yaml:7 「y」没有用在任何算式里",
        "",
    ),
    "unknown-source": (
        _linted(
            "数据: {现场: {文件: a.xlsx, 形式: 打分表}}\n"
            "指标: [{编号: A, 名称: 甲, 满分: 5, 给分: {来源: 现场组}}]\n"
        ),
        "方案.yaml:6 A 的给分写的来源「现场组」没有在「数据」中",
        "是否想写「现场」？",
    ),
    "wrong-source": (
        _linted(
            "数据: {专家: {文件: a.xlsx, 形式: 横表}}\n"
            "指标: [{编号: A, 名称: 甲, 满分: 5, 评分: {表: 专家}}]\n"
        ),
        "方案.yaml:6 A 的评分写的来源「专家」是横表，这里要打分表",
        "改来源的形式、作用，或换一个来源",
    ),
    "no-last-year": (
        _item(f"满分: 5, 取值: x - 上年(x), {_RULE}"),
        "方案.yaml:8 A 的取值用了 上年(…)，「数据」中却没有作用为上年的来源",
        "加一个 作用: 上年 的来源",
    ),
    "grades-empty": (
        _linted(_GRADED + "等第: {否则: 差}\n"),
        "方案.yaml:9 等第没有写分档，也没有写判定",
        "写上分档（按总分）或判定（按条件）",
    ),
    "grades-twice": (
        _linted(_GRADED + "等第: {判定: {好: A.评级 = “好”, 差: 其余}, 否则: 差}\n"),
        "方案.yaml:9 等第写了判定，「否则」不起作用",
        "判定和分档只写一种；判定的末一条可写「其余」",
    ),
    "total-missing": (
        _linted(_GRADED + "排名: {并列: 连续}\n"),
        "方案.yaml:9 方案不计分、没有总分，「排名」用不上",
        "删去它，或给指标写上满分和得分的规则",
    ),
    "unknown-grade": (
        _linted(_GIVEN + '等第: {分档: {">= 60": 合格}, 否则: 不合格, 名额: {优秀: 3}}\n'),
        "方案.yaml:7 名额写的等第「优秀」不在「等第」中",
        "等第有：合格、不合格",
    ),
    "outcome-empty": (
        _linted("派生:\n  x: {式: 1 + 1}\n否决: [{编号: V, 条件: x > 1, 后果: {}}]\n"),
        "方案.yaml:7 否决 V没有写后果",
        "写上 等第不高于 或 总分不高于",
    ),
    "quota-share": (
        _linted(_GIVEN + '等第: {分档: {">= 60": 合格}, 否则: 不合格, 名额: {合格: 三成}}\n'),
        "方案.yaml:7 合格的名额「三成」看不懂",
        "写成比例（30%，不超过 100%）或个数（3）",
    ),
}
