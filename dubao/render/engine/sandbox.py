"""Jinja for papers: strict names, safe expressions, every value printed by our own rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Cycler, Namespace, missing

from dubao.render.engine.faults import ForbiddenError, NoFunctionError, UnknownNameError
from dubao.render.engine.filters import FILTERS
from dubao.render.engine.limits import (
    PER_ROUND,
    Budget,
    checked,
    limited_range,
    may_call,
    short,
)
from dubao.render.engine.printing import GAP, at_site, plain_text, special
from dubao.render.engine.sites import Site

SHOW, PLACE = "dubao_show", "dubao_place"  # filters that only the compiler writes
EACH, FRESH = "dubao_each", "dubao_fresh"
OWN = {SHOW: "show", PLACE: "place", EACH: "each", FRESH: "fresh"}
EVERYTHING = "全部"  # the name under which a template finds all names: 全部["得分(满分100)"]
BUILT_IN = ("range", "dict", "cycler", "namespace")
SHORT = 64  # characters; longer values count towards the limit one by one


class _Unknown(StrictUndefined):
    """A name that is not there: printing, looping and comparing all fail with its name."""

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = None
    ) -> None:
        known = [key for key in obj if isinstance(key, str)] if isinstance(obj, Mapping) else []
        super().__init__(hint, obj, name, lambda _: UnknownNameError(str(name), known))  # type: ignore[arg-type]


class Filling(Context):
    """What a compiled part sees while a paper is filled in."""

    budget: Budget
    sites: list[Site]
    parts: Any
    gap: str = GAP

    def show(self, value: Any, number: int) -> str:
        """Return the XML of a printed value; `number` is its site's."""
        if type(value) is str and not special(value):
            if len(value) > SHORT:
                self.budget.spend(len(value))
            return value
        return self.place(value, number)

    def place(self, value: Any, number: int) -> str:
        """Return the XML of a value that may be more than text, or stands between runs."""
        xml = at_site(value, self.sites[number], self.gap, self.parts)
        self.budget.spend(len(xml))
        return xml

    def text(self, value: Any) -> str:
        """Return a value printed inside a text that a template keeps under a name."""
        text = plain_text(value, self.gap)
        self.budget.spend(len(text))
        return text

    def joined(self, values: Iterable[Any]) -> str:
        """Return a ~ b ~ c."""
        return short("".join(plain_text(value, self.gap) for value in values))

    def each(self, group: Iterable[Any], cost: int) -> Iterable[Any]:
        """Return the group that a loop goes over."""
        return self.budget.each(group, cost)

    def fresh(self, _: int) -> str:
        """Return a number for a drawing that no other drawing of the paper has."""
        return str(self.parts.fresh())


class _Generator(CodeGenerator):
    """Writes calls of the filling instead of Jinja's str() and escape()."""

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        if node.name not in OWN or node.node is None:
            super().visit_Filter(node, frame)
            return
        self.write(f"context.{OWN[node.name]}(")
        self.visit(node.node, frame)
        for argument in node.args:
            self.write(", ")
            self.visit(argument, frame)
        self.write(")")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        self.write("context.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if isinstance(node, nodes.Filter) and node.name in {SHOW, PLACE}:
            return
        self.write("context.text(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not (isinstance(node, nodes.Filter) and node.name in {SHOW, PLACE}):
            self.write(")")


class PaperEnvironment(ImmutableSandboxedEnvironment):
    """Looks a name up among a mapping's keys before its methods; refuses what is not harmless."""

    code_generator_class = _Generator
    context_class = Filling
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute or, before it, the entry of a mapping under that key."""
        if type(obj) is dict or isinstance(obj, Mapping):
            if attribute in obj:
                return obj[attribute]
            if attribute not in {"get", "items", "keys", "values"}:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Tell whether templates may look at an attribute: nothing that begins with _."""
        return not attr.startswith("_") and super().is_safe_attribute(obj, attr, value)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Any:
        """Refuse an attribute that is not safe."""
        raise ForbiddenError(f".{attribute}")

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return left + right and the like, unless it would be enormous."""
        checked(operator, left, right)
        return super().call_binop(context, operator, left, right)

    def is_safe_callable(self, obj: Any) -> bool:
        """Tell whether templates may call it."""
        return may_call(obj) and super().is_safe_callable(obj)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Call what may be called."""
        if isinstance(__obj, StrictUndefined):
            str(__obj)
        if not callable(__obj):
            raise NoFunctionError(plain_text(__obj) if isinstance(__obj, str | int | float) else "")
        if isinstance(__obj, LoopContext | Macro) or not __self.is_safe_callable(__obj):
            raise ForbiddenError(getattr(__obj, "__name__", "函数"))
        return super().call(__context, __obj, *args, **kwargs)


def environment() -> PaperEnvironment:
    """Return the environment that compiles parts; its delimiters cannot stand in XML."""
    made = PaperEnvironment(
        block_start_string="\x01",
        block_end_string="\x02",
        variable_start_string="\x03",
        variable_end_string="\x04",
        comment_start_string="\x05",
        comment_end_string="\x06",
        undefined=_Unknown,
        autoescape=False,
        optimized=False,
        keep_trailing_newline=True,
        cache_size=0,
    )
    made.filters = dict(FILTERS)
    made.globals = dict(zip(BUILT_IN, (limited_range, dict, Cycler, Namespace), strict=True))
    return made


def paid_loops(tree: nodes.Template) -> nodes.Template:
    """Let every loop of the tree pay for its rounds."""
    for loop in list(tree.find_all(nodes.For)):
        static = sum(len(data.data) for data in loop.find_all(nodes.TemplateData))
        printed = sum(1 for _ in loop.find_all(nodes.Filter))
        cost = nodes.Const(PER_ROUND + static + SHORT * printed, lineno=loop.lineno)
        loop.iter = nodes.Filter(
            loop.iter,
            EACH,
            [cost],
            [],
            None,
            None,
            lineno=loop.lineno,
            environment=tree.environment,
        )
    return tree
