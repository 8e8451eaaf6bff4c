"""The one bridge between the office's Chinese words and the developer's English names.

Enums whose value is the word that stands in files, schemes and papers.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "错误"  # must be put right before anything made from it is handed out
    WARNING = "提醒"  # used, but a person should look
    NOTE = "说明"  # nothing to do; kept for the import log


class FieldType(StrEnum):
    """What a column holds (字段.类型)."""

    TEXT = "文本"
    INTEGER = "整数"
    NUMBER = "数"
    MONEY = "金额"
    AREA = "面积"
    PERCENT = "百分比"
    RATIO = "比"
    CHOICE = "选项"
    CHOICES = "多选"  # held as the words with ； between them
    YES_NO = "是否"
    DATE = "日期"
    PERIOD = "时段"

    @property
    def is_number(self) -> bool:
        """Whether values of this type are held as float64."""
        return self in NUMBER_TYPES


NUMBER_TYPES = frozenset(
    {
        FieldType.INTEGER,
        FieldType.NUMBER,
        FieldType.MONEY,
        FieldType.AREA,
        FieldType.PERCENT,
        FieldType.RATIO,
    }
)


class Layout(StrEnum):
    """How a source's sheets are laid out (数据.形式)."""

    ROWS = "横表"  # a row per unit, a column per field
    FORM = "竖表"  # a file per unit, a row per field
    SCORES = "打分表"  # a row per (unit,) indicator (and rater): points and reason
    REGISTER = "清单"  # several rows per unit: awards, findings, cases
    ANSWERS = "问卷"  # a row per questionnaire, without a name


LISTS = (Layout.REGISTER, Layout.ANSWERS)
"""Layouts of which a unit may have any number of rows, none among them."""


class Role(StrEnum):
    """What a source is for (数据.作用)."""

    DATA = "数据"
    SELF_SCORE = "自评"  # shown beside the decided points
    APPEAL = "改分"  # replaces points, with who, when and why
    LIFTING = "解除"  # lifts a veto, with the paper's number
    LAST_YEAR = "上年"  # what 上年(…) looks into


class Target(StrEnum):
    """What a scheme assesses (对象)."""

    TOWNSHIP = "镇街"
    SCHOOL = "学校"
    INSPECTOR = "督学"
    PLAN = "规划"
    PROJECT = "项目"
    DISTRICT = "区"


class RuleKind(StrEnum):
    """How a number becomes points."""

    GIVEN = "给分"
    BANDS = "分档"
    LINE = "插值"
    COUNT = "计次"
    GRADES = "评级"
    RANKS = "名次"
    RATED = "评分"
    AT_LEAST = "至少"
    JUDGED = "判定"


UNITS = "单位"  # what a district's scheme (区级) gathers over: 表: 单位
OTHERWISE = "其余"  # in place of a condition: whatever the earlier ones leave (判定)


class Combine(StrEnum):
    """How an inner item combines its children (方式)."""

    SUM = "求和"
    WEIGHTED = "加权"
    HIGHEST = "取高"
    LOWEST = "取低"
    GEOMETRIC = "几何"

    @property
    def weighs(self) -> bool:
        """Whether the children's 权重 count."""
        return self in (Combine.WEIGHTED, Combine.GEOMETRIC)


class Missing(StrEnum):
    """What an item without a number does to the total (缺失)."""

    NOT_GRADED = "不予评定"
    ZERO = "计零"
    REWEIGHT = "按满分折算"
    LOWEST = "取下限"


class Secrecy(StrEnum):
    """Who may see a column (字段.保密)."""

    PUBLIC = "公开"
    INTERNAL = "内部"
    PERSONAL = "个人信息"


PERSONAL_WORDS = ("身份证", "电话", "手机", "联系方式", "邮箱", "住址", "家庭地址", "银行账号")
"""Words in the heading of a register's column that make it personal data (SE-02)."""


class Rounding(StrEnum):
    """How a quota that is no whole number is taken."""

    DOWN = "舍去"
    HALF_UP = "四舍五入"
    UP = "进一"


class Ties(StrEnum):
    """How equal published scores share ranks."""

    SKIP = "同名次"  # 1, 2, 2, 4
    DENSE = "连续"  # 1, 2, 2, 3


class PartCase(StrEnum):
    """What 计次 does with less than one whole 单位量 (不足一次)."""

    UP = "按一次"
    DROP = "不计"
    SHARE = "按比例"


class SameProject(StrEnum):
    """What 计次 does with several entries of one project (同项)."""

    ADD = "累计"
    HIGHEST = "取最高"


class RaterMean(StrEnum):
    """How raters' scores are put together (评分.方式)."""

    MEAN = "均值"
    MEDIAN = "中位数"
    TRIMMED = "去极端均值"


class Verdict(StrEnum):
    """The three outcomes of a test; nothing missing ever counts as a pass."""

    MET = "达标"
    UNMET = "不达标"
    UNDECIDED = "无法判断"


class Reason(IntEnum):
    """Why a value is not there. FILLED (0) means that it is there, 0 included."""

    FILLED = 0
    BLANK = 1
    NOT_APPLICABLE = 2
    ERROR_CELL = 3
    UNCALCULATED = 4
    UNREADABLE = 5
    PENDING = 6
    NOT_HANDED_IN = 7
    ZERO_BASE = 8
    NO_BASE = 9
    TOO_FEW_RATERS = 10
    UNDECIDED = 11
    OUT_OF_RANGE = 12
    NO_ANSWERS = 13
    TOO_FEW_ANSWERS = 14

    @property
    def text(self) -> str:
        """The words that papers and screens use."""
        return REASON_TEXT[self]


REASON_TEXT = {
    Reason.FILLED: "",
    Reason.BLANK: "未填",
    Reason.NOT_APPLICABLE: "不适用",
    Reason.ERROR_CELL: "单元格为错误值",
    Reason.UNCALCULATED: "公式没有计算结果",
    Reason.UNREADABLE: "填写内容无法识别",
    Reason.PENDING: "待统计",
    Reason.NOT_HANDED_IN: "未报送",
    Reason.ZERO_BASE: "分母为零",
    Reason.NO_BASE: "基数为零、为负或缺失",
    Reason.TOO_FEW_RATERS: "评分人数不足",
    Reason.UNDECIDED: "规则未覆盖，未定",
    Reason.OUT_OF_RANGE: "超出允许范围",
    Reason.NO_ANSWERS: "没有有效问卷",
    Reason.TOO_FEW_ANSWERS: "问卷不足5份，或为防推算不列",
}


class Status(StrEnum):
    """The state of one item of one unit, and of a unit's total."""

    SCORED = "已评"
    NOT_APPLICABLE = "不适用"
    MISSING = "缺项"
    UNDECIDED = "未定"


class SpanKind(StrEnum):
    """What a line of the school calendar is (校历: 类别)."""

    TERM = "学期"
    BREAK = "假期"
    EXAM = "考试"  # teaching rests for the stages named
    CLOSED = "停课"
    OPEN = "上课"  # a weekend day on which schools teach


class StateDay(StrEnum):
    """What a line of the table of State holidays is (节假日: 类别)."""

    OFF = "放假"
    ON = "上班"


class TimeUnit(StrEnum):
    """What a period is counted in."""

    DAY = "日"
    WORKING_DAY = "工作日"
    MONTH = "个月"
    YEAR = "年"
    TERM = "个学期"
    SCHOOL_YEAR = "个学年"


class Dateless(StrEnum):
    """Demands without a day that could be worked out (TM-14)."""

    AT_ONCE = "立行立改"
    END_OF_TERM = "学期末"
    LASTING = "长期坚持"


class Roll(StrEnum):
    """Whether a last day on which nobody works moves on (顺延)."""

    STAYS = "不顺延"
    WORKING = "工作日"
    SCHOOL = "上课日"


class Certainty(StrEnum):
    """How sure a rule is (核对)."""

    CONFIRMED = "已核对"
    LOCAL = "本地规定"
    UNCONFIRMED = "未核对"
    SAMPLE = "示例"


class DueState(StrEnum):
    """Where a step stands on a day."""

    DONE = "已办"
    LATE = "逾期办理"
    EARLY = "早于规定"
    OVERDUE = "已逾期"
    RUNNING = "未到期"
    UNKNOWN = "无法计算"
    NOT_BEGUN = "尚未起算"
    ENDED = "已期满"
    FREE = "无期限"


class DrawState(StrEnum):
    """Whether an entry of a roster takes part in a draw."""

    TAKES_PART = "参加抽取"
    EXCLUDED = "排除"
    OUTSIDE = "不在范围"


class DrawResult(StrEnum):
    """What a draw gave an entry."""

    DRAWN = "抽中"
    SPARE = "备选"
    NOT_DRAWN = "未抽中"


class PaperForm(StrEnum):
    """The forms of official papers by GB/T 9704-2012, and the 简报 that offices issue."""

    OFFICIAL = "公文"
    LETTER = "信函"
    MINUTES = "纪要"
    BRIEFING = "简报"


class InspectionKind(StrEnum):
    """The three kinds of supervision (国务院令第624号, articles 11 and 13)."""

    COMPREHENSIVE = "综合"
    SPECIAL = "专项"
    ROUTINE = "经常性"


class VisitForm(StrEnum):
    """What follows a supervision: a revisit, or research instead of it (回访: 专项形式)."""

    REVISIT = "回访"
    RESEARCH = "调研"


class VisitState(StrEnum):
    """How far a revisit has come (回访.xlsx: 状态)."""

    WAITING = "待排"
    TENTATIVE = "暂定"
    NOTIFIED = "已通知"
    CONFIRMED = "已确认"
    DONE = "已完成"
    POSTPONED = "延期"
    CANCELLED = "取消"


class Half(StrEnum):
    """The half of a day that a visit takes (时段)."""

    MORNING = "上午"
    AFTERNOON = "下午"


WHOLE_DAY = "全天"
