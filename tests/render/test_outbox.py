import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from dubao.model.filenames import safe_file_name
from dubao.model.problem import BusyError
from dubao.render.outbox import Delivered, Outbox

FOLDER = "成果/2021/镇街考核"


def deliver(root: Path, papers: Mapping[str, bytes], **inputs: str) -> Delivered:
    outbox = Outbox(root, FOLDER, inputs, {"程序": "1"})
    for path, data in papers.items():
        outbox.put(path, data)
    return outbox.close()


def files(root: Path) -> dict[str, bytes]:
    folder = root / FOLDER
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def papers_in(root: Path) -> dict[str, bytes]:
    return {name: data for name, data in files(root).items() if name != "生成记录.json"}


def test_papers_are_written_with_a_manifest(tmp_path: Path) -> None:
    delivered = deliver(tmp_path, {"反馈/甲镇.docx": b"1"}, 自评="aa")
    assert delivered == Delivered((f"{FOLDER}/反馈/甲镇.docx",))
    record = json.loads(files(tmp_path)["生成记录.json"])
    assert record == {
        "版本": {"程序": "1"},
        "输入": {"自评": "aa"},
        "文件": {
            "反馈/甲镇.docx": "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"
        },
    }


def test_ha05_a_second_run_on_equal_input_changes_nothing(tmp_path: Path) -> None:
    deliver(tmp_path, {"a.docx": b"1", "反馈/甲.docx": b"2"}, 自评="aa")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / FOLDER).rglob("*.*")}
    again = deliver(tmp_path, {"a.docx": b"1", "反馈/甲.docx": b"2"}, 自评="aa")
    assert again.written == (f"{FOLDER}/a.docx", f"{FOLDER}/反馈/甲.docx")
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / FOLDER).rglob("*.*")} == before


def test_an_untouched_paper_is_replaced(tmp_path: Path) -> None:
    deliver(tmp_path, {"a.docx": b"1"})
    assert deliver(tmp_path, {"a.docx": b"2"}).problems == ()
    assert papers_in(tmp_path) == {"a.docx": b"2"}


def test_pa02_a_paper_that_a_person_edited_is_kept(tmp_path: Path) -> None:
    deliver(tmp_path, {"反馈/甲.docx": b"1"})
    (tmp_path / FOLDER / "反馈/甲.docx").write_bytes("人改过".encode())
    delivered = deliver(tmp_path, {"反馈/甲.docx": b"2"})
    assert papers_in(tmp_path) == {"反馈/甲.docx": "人改过".encode(), "反馈/甲（新1）.docx": b"2"}
    assert delivered.written == (f"{FOLDER}/反馈/甲（新1）.docx",)
    assert delivered.kept == (f"{FOLDER}/反馈/甲.docx",)
    [problem] = delivered.problems
    assert str(problem.place) == f"{FOLDER}/反馈/甲.docx"
    assert problem.message == "文件在上次生成后有人改过，已保留；新内容另存为「甲（新1）.docx」"


def test_pa02_the_new_one_is_replaced_until_it_is_edited_too(tmp_path: Path) -> None:
    deliver(tmp_path, {"a.docx": b"1"})
    (tmp_path / FOLDER / "a.docx").write_bytes(b"mine")
    for content in (b"2", b"2", b"3"):
        deliver(tmp_path, {"a.docx": content})
    assert papers_in(tmp_path) == {"a.docx": b"mine", "a（新1）.docx": b"3"}
    (tmp_path / FOLDER / "a（新1）.docx").write_bytes(b"mine too")
    delivered = deliver(tmp_path, {"a.docx": b"4"})
    assert delivered.written == (f"{FOLDER}/a（新2）.docx",)
    assert len(delivered.kept) == 2


def test_pa02_a_paper_edited_to_just_what_would_be_printed_is_no_conflict(tmp_path: Path) -> None:
    deliver(tmp_path, {"a.docx": b"1"})
    (tmp_path / FOLDER / "a.docx").write_bytes(b"2")
    assert deliver(tmp_path, {"a.docx": b"2"}).kept == ()
    assert deliver(tmp_path, {"a.docx": b"3"}).kept == ()


def test_pa02_a_file_that_is_not_on_record_is_kept(tmp_path: Path) -> None:
    deliver(tmp_path, {"a.docx": b"1"})
    (tmp_path / FOLDER / "生成记录.json").unlink()
    assert deliver(tmp_path, {"a.docx": b"2"}).written == (f"{FOLDER}/a（新1）.docx",)


def test_papers_of_other_units_stay_on_record(tmp_path: Path) -> None:
    deliver(tmp_path, {"甲.docx": b"1", "乙.docx": b"1"})
    deliver(tmp_path, {"甲.docx": b"2"})
    assert deliver(tmp_path, {"甲.docx": b"3", "乙.docx": b"3"}).kept == ()


def test_ha08_a_stopped_run_is_taken_up_without_double_entries(tmp_path: Path) -> None:
    deliver(tmp_path, {"甲.docx": b"1", "乙.docx": b"1"})
    with Outbox(tmp_path, FOLDER, {}, {}) as stopped:
        stopped.put("甲.docx", b"2")
    (tmp_path / FOLDER / ".乙.docx.tmp").write_bytes(b"half")
    delivered = deliver(tmp_path, {"甲.docx": b"3", "乙.docx": b"3"})
    assert delivered.kept == ()
    assert papers_in(tmp_path) == {"乙.docx": b"3", "甲.docx": b"3"}


def test_ha08_a_person_may_edit_after_a_stopped_run(tmp_path: Path) -> None:
    with Outbox(tmp_path, FOLDER, {}, {}) as stopped:
        stopped.put("甲.docx", b"1")
    (tmp_path / FOLDER / "甲.docx").write_bytes(b"mine")
    assert deliver(tmp_path, {"甲.docx": b"2"}).kept == (f"{FOLDER}/甲.docx",)


def test_ha02_a_file_open_in_another_program_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(tmp_path, {"a.docx": b"1"})
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.name == "a.docx":
            raise PermissionError(13, "另一个程序正在使用此文件")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    delivered = deliver(tmp_path, {"a.docx": b"2"})
    assert papers_in(tmp_path) == {"a.docx": b"1", "a（新1）.docx": b"2"}
    assert delivered.kept == (f"{FOLDER}/a.docx",)
    assert delivered.problems[0].message == (
        "文件被占用，无法替换；新内容已另存为「a（新1）.docx」"
    )


def test_ha02_a_file_in_place_of_a_folder_is_a_plain_message(tmp_path: Path) -> None:
    deliver(tmp_path, {"反馈": b"x"})
    delivered = deliver(tmp_path, {"反馈/甲.docx": b"1", "b.docx": b"2"})
    assert delivered.written == (f"{FOLDER}/b.docx",)
    [problem] = delivered.problems
    assert problem.message.startswith("文件写不进去：")
    assert str(problem.place) == f"{FOLDER}/反馈/甲.docx"


def test_a_folder_of_the_papers_name_stays(tmp_path: Path) -> None:
    (tmp_path / FOLDER / "a.docx").mkdir(parents=True)
    assert deliver(tmp_path, {"a.docx": b"1"}).written == (f"{FOLDER}/a（新1）.docx",)


def test_two_papers_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path, FOLDER, {}, {})
    first, second = outbox.put("甲?.docx", b"1"), outbox.put("甲？.docx", b"2")
    outbox.close()
    assert (first, second) == (f"{FOLDER}/甲？.docx", f"{FOLDER}/甲？（新1）.docx")


def test_changed_inputs_are_named(tmp_path: Path) -> None:
    deliver(tmp_path, {}, 甲="1", 乙="1", 丙="1")
    outbox = Outbox(tmp_path, FOLDER, {"甲": "1", "乙": "2", "丁": "1"}, {})
    assert outbox.changed_inputs == ("丁", "丙", "乙")
    outbox.close()


def test_the_first_run_has_no_changed_inputs(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path, FOLDER, {"甲": "1"}, {})
    assert outbox.changed_inputs == ()
    outbox.close()


def test_the_lock_belongs_to_one_run_and_goes_with_its_process(tmp_path: Path) -> None:
    held = Outbox(tmp_path, FOLDER, {}, {})
    with pytest.raises(BusyError, match="成果/2021/镇街考核"):
        Outbox(tmp_path, FOLDER, {}, {})
    held.close()
    code = (
        "import os, sys; from pathlib import Path; from dubao.render.outbox import Outbox;"
        f"held = Outbox(Path(sys.argv[1]), {FOLDER!r}, {{}}, {{}}); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True)
    Outbox(tmp_path, FOLDER, {}, {}).close()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("安溪镇.docx", "安溪镇.docx"),
        ('a<b>:"c|d?*.docx', "a＜b＞：＂c｜d？＊.docx"),
        ("甲/乙\\丙", "甲／乙＼丙"),
        ("CON.docx", "CON_.docx"),
        ("com1", "com1_"),
        ("尾点. . ", "尾点"),
        ("换\n行\t", "换行"),
        ("", "未命名"),
        ("..", "未命名"),
        ("长" * 200 + ".docx", "长" * 115 + ".docx"),
    ],
)
def test_ha02_names_are_made_safe_for_windows(name: str, safe: str) -> None:
    assert safe_file_name(name) == safe


def test_a_path_cannot_leave_the_folder(tmp_path: Path) -> None:
    assert deliver(tmp_path, {"../../外.docx": b"1"}).written == (f"{FOLDER}/外.docx",)
