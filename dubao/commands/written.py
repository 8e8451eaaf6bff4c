"""What commands say of the files they wrote."""

from __future__ import annotations

from dubao.render.outbox import Delivered
from dubao.render.screen import Screen


def say_written(screen: Screen, delivered: Delivered) -> None:
    """Show what was written and kept, and which inputs changed since the last run."""
    count = len(delivered.written)
    screen.say(f"写好 {count} 份文件：" if count else "没有要写的文件。")
    screen.show_written(delivered.written, delivered.kept)
    if delivered.changed:
        screen.say(f"与上次相比改动过的输入：{'、'.join(delivered.changed)}")
