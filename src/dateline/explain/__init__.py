"""Showing a record beside the words it rests on: in a terminal, or as one self-contained page.

from dateline.explain import html, terminal
Path("out.html").write_text(html([coded]), encoding="utf-8")
"""

from dateline.explain.page import html
from dateline.explain.terminal import terminal

__all__ = ["html", "terminal"]
