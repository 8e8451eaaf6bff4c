"""Writing papers and workbooks."""

from __future__ import annotations

from dubao.model.problems.kind import Kind, error, note, warning

_LAYOUT: dict[str, Kind] = {
    "layout-spacing": warning(
        "{where}的行距是固定值{points}磅，一页只排得下{fit}行",
        "请改为固定值{right}磅，一页排{lines}行",
        why="PA-05：版心高225毫米即637.8磅，22行每行至多28.99磅；29磅差0.2磅",
    ),
    "layout-font": note(
        "本机没有字体「{font}」，用到它的文字会换成「{other}」",
        "请在打印的电脑上装好这种字体，或在 方案/公文/版式.yaml 中改用别的",
        why="PA-03：字体不全时版面会变",
    ),
    "layout-number": warning(
        "发文字号「{text}」写得不规范",
        "应为「{right}」：年份用六角括号〔〕，序号不编虚位，不加“第”字",
        why="PA-07，GB/T 9704-2012 7.2.5",
    ),
    "layout-date": warning(
        "日期「{text}」编了虚位",
        "应为「{right}」",
        why="PA-08，GB/T 9704-2012 7.3.5：月、日不编虚位",
    ),
    "layout-title": warning(
        "标题有一行只有「{text}」一个字",
        "请按意思重新分行，排成梯形或菱形",
        why="PA-06，GB/T 9704-2012 7.3.1：回行时词意完整，排列对称",
    ),
    "layout-attachment": warning(
        "附件说明中的「{name}」与附件的标题「{names}」不一致",
        "请把附件说明中的名称和附件的标题改成一样",
        why="PA-09，GB/T 9704-2012 7.3.7：附件顺序号和附件标题应与附件说明一致",
    ),
    "layout-attachment-stop": warning(
        "附件说明「{name}」末尾有句号",
        "请删去附件名称后的标点",
        why="PA-09，GB/T 9704-2012 7.3.4：附件名称后不加标点符号",
    ),
}
"""What papers and templates say or look like against GB/T 9704-2012."""

KINDS: dict[str, Kind] = {
    **_LAYOUT,
    "template-missing": error(
        "找不到 Word 模板「{name}」",
        "请把模板放进方案文件夹，或改方案「文件」中的「模板」一栏",
        why="方案要打印的文件都要有模板；方案文件夹先于程序自带的模板",
    ),
    "template-unreadable": error(
        "Word 模板打不开：{reason}",
        "请用 Word 或 WPS 打开后另存为 .docx 再试",
        why="模板必须是 .docx；旧的 .doc、改过后缀的文件和下载不全的文件都打不开",
    ),
    "template-syntax": error(
        "模板的标记写法有误：{reason}，在「{text}」",
        "请检查该处的花括号是否成对、for 和 if 是否都有对应的 endfor 和 endif",
        why="HA-04：模板可以由经办人修改，改坏了要说清楚在哪里",
    ),
    "template-unclosed": error(
        "模板的「{text}」：{reason}",
        "请把标记写完整，放在同一段里：{{{{ 名称 }}}}；要原样印花括号时写 {{_{{ 和 }}_}}",
        why="没有写完的标记会原样印在文件上",
    ),
    "template-name": error(
        "模板把名称「{name}」当成了算式，在「{text}」",
        '名称里有括号、空格、百分号，或以数字开头时，请写成 行["{name}"] 或 全部["{name}"]',
        why="得分(满分100) 这样的栏名会被看成函数",
    ),
    "template-unknown-name": error(
        "模板中的名称「{name}」没有对应的内容，在「{text}」",
        "{advice}",
        why="HA-04：模板里写错的名称不得悄悄印成空白",
    ),
    "template-no-loop": error(
        "模板的「{text}」要写在循环里，这里没有循环",
        "请把它放在「{{%tr for … %}}」和「{{%tr endfor %}}」之间",
        why="合并单元格和序号都要知道是循环的第几次",
    ),
    "template-failed": error(
        "模板此处无法算出结果：{reason}，在「{text}」",
        "请检查该处的算式和过滤器；模板里只宜写名称、for 和 if",
        why="HA-04：模板可以由经办人修改，改坏了要说清楚在哪里",
    ),
    "template-value": error(
        "「{text}」处的内容印不出来：{reason}",
        "请改模板的这一处，或改来源数据中的这个值",
        why="印不出的内容不得悄悄略去",
    ),
    "template-forbidden": error(
        "模板里不能用「{what}」，在「{text}」",
        "模板里只宜写名称、for、if、set 和过滤器",
        why="模板来自各处，不得借它运行程序、读取文件",
    ),
    "template-endless": error(
        "模板此处的循环太长或印出的内容太多，在「{text}」",
        "请检查循环的范围；一份文件最多印约一亿个字符",
        why="改坏的模板不得使电脑停住",
    ),
    "template-broken": error(
        "模板的「{text}」与{where}的「{other}」不在同一层，印不成文件",
        "请让「{{%p …%}}」单独成段、「{{%tr …%}}」单独成行，开始和结束写在同一层",
        why="标记跨层会使 Word 文件损坏，不得交给办公室",
    ),
    "template-text-block": error(
        "模板的「{text}」只能包住一处文字，不能跨过段落、格子或字体",
        "请把它的开始和结束写在同一段、同一种字体里，或改用 if、for",
        why="记下来的文字要能印在任何地方",
    ),
    "template-beside": error(
        "「{text}」代表整{name}，同一{name}里的「{beside}」印出来会丢失",
        "请让这个标记单独占一{name}，其余内容移到别处",
        why="docxtpl 会悄悄删去与「{%p %}」同段的文字",
    ),
    "template-two-tags": error(
        "同一{name}里有两个代表整{name}的标记：「{other}」和「{text}」",
        "请让每个标记单独占一{name}",
        why="docxtpl 会悄悄丢掉其中一个，本应隐去的内容就印出来了",
    ),
    "template-no-table": error(
        "「{text}」要写在表格的一{name}里，这里没有表格",
        "请把它移到表格里；要管整段请用「{{%p …%}}」",
        why="HA-04：模板可以由经办人修改，改坏了要说清楚在哪里",
    ),
    "paper-locked": warning(
        "文件被占用，无法替换；新内容已另存为「{new}」",
        "请在 WPS、Word 或 Excel 中关闭该文件，核对后用新文件代替它",
        why="HA-02：文件在 WPS 中打开时不能改写",
    ),
    "paper-kept": warning(
        "文件在上次生成后有人改过，已保留；新内容另存为「{new}」",
        "请比较两份文件，取用后删去或改名其中一份",
        why="PA-02：重新生成不得覆盖人改过的文件",
    ),
    "paper-unwritable": error(
        "文件写不进去：{reason}",
        "请检查文件夹是否存在同名文件、是否只读、磁盘是否已满，然后重新运行",
        why="HA-02：写不进去时要说清楚是哪个文件",
    ),
}
