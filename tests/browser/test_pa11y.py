"""pa11y: the second opinion on accessibility, by other rules than axe's.

Colours do not depend on the width, nor places on the scheme: each page is seen small and light,
and wide and dark. axe sees them all.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.browser.pages import ALL, SCHEMES, WIDTHS, located


def test_page_has_no_error(origin: str) -> None:
    job = {
        "executablePath": CHROMIUM,
        "args": ARGUMENTS,
        "pages": [origin + located(kind, language) for kind, language in ALL],
        "views": list(zip(WIDTHS, SCHEMES, strict=True)),
    }
    ran = subprocess.run(
        ["node", Path(__file__).with_name("accessibility.mjs")],
        input=json.dumps(job),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == {}
