"""The annual item table worked out: changes, judgements, checks."""

from dubao.assess.bulletin.engine import work_out

__all__ = ["work_out"]
