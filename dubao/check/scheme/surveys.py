"""Questionnaires (问卷): what they name exists and can be counted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from dubao.check.scheme.lint import Lint, lined
from dubao.check.scheme.sources import named_source
from dubao.model.formula.fault import fold
from dubao.model.keys import Node
from dubao.model.nearest import did_you_mean
from dubao.model.problem import Problem
from dubao.model.survey import MOST_GROUPS, Question, Survey, Taken
from dubao.model.survey_result import ALL
from dubao.model.terms import FieldType, Layout

_COUNTED = (FieldType.CHOICE, FieldType.CHOICES, FieldType.YES_NO)


def surveys(lint: Lint) -> Iterator[Problem]:
    """Yield what is wrong with every questionnaire."""
    for survey in lint.scheme.surveys:
        where = f"问卷「{survey.name}」的来源"
        yield from named_source(lint, survey, (where, survey.source), (Layout.ANSWERS,))
        if lint.scheme.split:
            yield lint.problem("survey-in-rows", survey, survey=survey.name)
        for question in survey.questions:
            yield from _question(lint, survey, question)
        yield from _groups(lint, survey)
        yield from _words(lint, survey)
        yield from _values(lint, survey)
        yield from _samples(lint, survey)


def _question(lint: Lint, survey: Survey, question: Question) -> Iterator[Problem]:
    names = question.columns.values() or (question.name,)
    wanted = (FieldType.YES_NO,) if question.columns else _COUNTED
    for name in names:
        spec = lint.fields.get(fold(name))
        if spec is None:
            yield _unknown_field(lint, survey, ("题目", name))
        elif spec.type not in wanted:
            details = {"name": name, "kind": spec.type.value}
            yield lint.problem("survey-question-type", survey, survey=survey.name, **details)


def _groups(lint: Lint, survey: Survey) -> Iterator[Problem]:
    if survey.group and fold(survey.group) not in lint.fields:
        yield _unknown_field(lint, survey, ("群体", survey.group))
    count = len(_group_names(lint, survey))
    if count > MOST_GROUPS:
        details = {"count": count, "most": MOST_GROUPS}
        yield lint.problem("survey-many-groups", survey, survey=survey.name, **details)


def _words(lint: Lint, survey: Survey) -> Iterator[Problem]:
    """Yield words of 满意, 不计, 总体 and 发放 that nobody can have answered or been."""
    answers = _answers(lint, survey)
    for key, words in (("满意", survey.satisfied), ("不计", survey.left_out)):
        for word in words:
            yield from _known(lint, (survey, survey), (key, word, "哪一题的选项"), answers)
    names = [question.name for question in survey.questions]
    if survey.overall:
        yield from _known(lint, (survey, survey), ("总体", survey.overall, "题目"), names)
    groups = [*_group_names(lint, survey), ALL]
    for group in survey.sent:
        yield from _known(lint, (survey, survey), ("发放", group, "群体"), groups)


def _values(lint: Lint, survey: Survey) -> Iterator[Problem]:
    groups = _group_names(lint, survey)
    questions = {question.name: question for question in survey.questions}
    for value in survey.values:
        at, where = lined(value, survey), f"值「{value.name}」写的"
        if value.group:
            yield from _known(lint, (survey, at), (where, value.group, "群体"), groups)
        if value.question:
            yield from _known(lint, (survey, at), (where, value.question, "题目"), questions)
        named = [value.question or survey.overall] if value.question or survey.overall else []
        asked = [questions[name] for name in named or questions if name in questions]
        asks = any(set(_choices(lint, one)) & set(survey.satisfied) for one in asked)
        needs_one = value.taken is Taken.SATISFIED and not named
        if value.taken in (Taken.SATISFACTION, Taken.SATISFIED) and (needs_one or not asks):
            details = {"name": value.name, "taken": value.taken.value}
            yield lint.problem("survey-without-satisfied", at, survey=survey.name, **details)


def _samples(lint: Lint, survey: Survey) -> Iterator[Problem]:
    groups = _group_names(lint, survey)
    for sample in survey.samples:
        at = lined(sample, survey)
        if sample.group:
            yield from _known(lint, (survey, at), ("样本", sample.group, "群体"), groups)
        by_bands = bool(sample.by and sample.bands)
        if not (sample.least or by_bands or sample.share is not None or sample.rate is not None):
            yield lint.problem("survey-sample-empty", at, survey=survey.name)


def _known(
    lint: Lint, nodes: tuple[Survey, Node], said: tuple[str, str, str], names: Collection[str]
) -> Iterator[Problem]:
    """Yield a word that is not among the names, with the nearest; all is well without names."""
    survey, node = nodes
    where, name, what = said
    if names and name not in names:
        hint = did_you_mean(name, names, f"可用的有：{'、'.join(names)}")
        details = {"where": where, "name": name, "what": what, "nearest": hint}
        yield lint.problem("survey-unknown-word", node, survey=survey.name, **details)


def _unknown_field(lint: Lint, survey: Survey, said: tuple[str, str]) -> Problem:
    names = [spec.name for spec in lint.scheme.fields]
    hint = did_you_mean(said[1], names, "请在「字段」里写上")
    details = {"where": said[0], "name": said[1], "nearest": hint}
    return lint.problem("survey-unknown-field", survey, survey=survey.name, **details)


def _group_names(lint: Lint, survey: Survey) -> Sequence[str]:
    spec = lint.fields.get(fold(survey.group)) if survey.group else None
    return spec.choices if spec else ()


def _answers(lint: Lint, survey: Survey) -> list[str]:
    return list(dict.fromkeys(word for one in survey.questions for word in _choices(lint, one)))


def _choices(lint: Lint, question: Question) -> Sequence[str]:
    if question.columns:
        return tuple(question.columns)
    spec = lint.fields.get(fold(question.name))
    if spec is None:
        return ()
    return ("是", "否") if spec.type is FieldType.YES_NO else spec.choices
