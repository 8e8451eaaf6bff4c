"""Writing papers and workbooks."""

from __future__ import annotations

from dubao.model.problems.kind import Kind, error, warning

KINDS: dict[str, Kind] = {
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
    "template-unknown-name": error(
        "模板中的名称「{name}」没有对应的内容，在「{text}」",
        "{advice}",
        why="HA-04：模板里写错的名称不得悄悄印成空白",
    ),
    "template-failed": error(
        "模板此处无法算出结果：{reason}，在「{text}」",
        "请检查该处的算式和过滤器；模板里只宜写名称、for 和 if",
        why="HA-04：模板可以由经办人修改，改坏了要说清楚在哪里",
    ),
    "template-broken": error(
        "模板的循环或条件跨出了所在的段落或表格，印不成文件",
        "请让「{{%p …%}}」单独成段、「{{%tr …%}}」单独成行，开始和结束写在同一层",
        why="标记跨层会使 Word 文件损坏，不得交给办公室",
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
