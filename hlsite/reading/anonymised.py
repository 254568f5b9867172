"""Remembers that a published folder was anonymised, so that no later command forgets it.

`hlsite build --anonymise` is given once, in a hurry; whoever builds, prints or withdraws after it
has not to know of it. So the decision stays beside the folder, until `--no-anonymise` ends it.
"""

from __future__ import annotations

from pathlib import Path

_TEXT = """\
The folder beside this file is published with every book anonymous, and stays so.
To end that: hlsite build --no-anonymise. For good, and on every machine: anonymise: true in the
options of hlsite in mkdocs.yml.
"""


def marker_of(site: Path) -> Path:
    """The file beside `site`, the published folder; like all of a run's it begins `.site.`."""
    return site.with_name(f".{site.name}.anonymised")


def is_anonymised(site: Path) -> bool:
    """Whether what is published in `site` was anonymised by command."""
    return marker_of(site).exists()


def remember(site: Path) -> None:
    """From now on `site` is anonymised.

    Raises:
        OSError: The file cannot be written: then nothing may be published either.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    marker_of(site).write_text(_TEXT, "utf-8")


def forget(site: Path) -> None:
    """From now on `site` is as the configuration says."""
    marker_of(site).unlink(missing_ok=True)
