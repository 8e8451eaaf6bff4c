"""Finding the workspace, naming its files, and what ships with the program."""

from pathlib import Path

import pytest

from dubao.model.problem import Problem
from dubao.workspace import Workspace, find_workspace, scheme_files, shipped, shown


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    (tmp_path / "dubao.yaml").write_text("区: 示例区\n", "utf-8")
    return Workspace(tmp_path)


def test_workspace_is_found_from_a_folder_inside(office: Workspace) -> None:
    inside = office.root / "填报" / "2021"
    inside.mkdir(parents=True)
    assert find_workspace(inside) == office


def test_given_workspace_counts_more_than_where_one_stands(
    office: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    assert find_workspace(elsewhere, office.root) == office


def test_given_folder_must_itself_be_the_workspace(office: Workspace) -> None:
    inside = office.root / "填报"
    inside.mkdir()
    found = find_workspace(inside, inside)
    assert isinstance(found, Problem)
    assert found.code == "not-a-workspace"


def test_folders_have_the_names_that_the_office_sees(office: Workspace) -> None:
    folders = [office.registers, office.schemes, office.collected(2021), office.results(2021)]
    assert [office.file(folder) for folder in folders] == ["台账", "方案", "填报/2021", "成果/2021"]


def test_shipped_files_are_named_from_their_folder(office: Workspace) -> None:
    path = shipped("templates") / "township" / "scheme.yaml"
    assert path.is_file()
    assert office.file(path) == shown(path) == "templates/township/scheme.yaml"


def test_own_scheme_hides_the_shipped_one(office: Workspace) -> None:
    own = office.schemes / "township"
    own.mkdir(parents=True)
    assert scheme_files(office)["township"] == shipped("templates") / "township" / "scheme.yaml"
    (own / "scheme.xlsx").touch()
    assert scheme_files(office)["township"] == own / "scheme.xlsx"
    (own / "scheme.yaml").touch()
    assert scheme_files(office)["township"] == own / "scheme.yaml"


def test_folder_without_scheme_is_no_evaluation(office: Workspace) -> None:
    (office.schemes / "草稿").mkdir(parents=True)
    assert "草稿" not in scheme_files(office)
