"""Make the pictures of the explain page that the docs show: python scripts/screenshots.py [FOLDER] (default docs/images).

Needs the dev extra (playwright) and Chromium on the path. Articles and records are those of tests/explain, so that the pictures
change only when the page does.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from dateline.explain import html  # noqa: E402
from tests.explain.browser import chromium, missing  # noqa: E402
from tests.explain.gold import fixture  # noqa: E402

WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
SHOTS = (
    ("explain-light.png", "#a1-e1-sizes-0", "light", WIDE),
    ("explain-dark.png", "#a1-e1-sizes-0", "dark", WIDE),
    ("explain-article.png", "#a2", "light", WIDE),
    ("explain-phone.png", "#a2", "light", PHONE),
    ("explain-phone-dark.png", "#a2-e1-sizes-1", "dark", PHONE),
)


def main(folder: Path) -> None:
    """Write each picture into the folder."""
    if reason := missing():
        sys.exit(reason)
    shrink = shutil.which("pngquant")  # a quarter of the size where it is installed
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made, chromium() as browser:
        page_file = Path(made) / "index.html"
        page_file.write_text(html(fixture(), title="Dateline, four articles"), encoding="utf-8")
        for name, state, scheme, size in SHOTS:
            page = browser.new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
            page.goto(page_file.as_uri() + state)
            page.evaluate("document.activeElement?.blur()")
            page.screenshot(path=folder / name)
            page.close()
            if shrink:
                subprocess.run([shrink, "--force", "--ext", ".png", "--skip-if-larger", "--strip", str(folder / name)], check=False)
            print(folder / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images")
