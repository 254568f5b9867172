"""Every page opened in Chromium: it asks its own origin only, and nothing goes wrong."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.pages import every
from tests.browser.watching import FONTS_CAME, watch

# Pictures that wait for being scrolled to are asked for as well.
SHOW_PICTURES = """async () => {
  const pictures = Array.from(document.images);
  for (const picture of pictures) picture.loading = "eager";
  await Promise.all(pictures.map((picture) => picture.decode().catch(() => null)));
  return pictures.filter((picture) => !picture.naturalWidth).map((picture) => picture.src);
}"""


# Stand-ins are the reader's own fonts, to be had or not.
LOST_FONTS = """() => Array.from(document.fonts)
  .filter((font) => font.status === "error" && !font.family.includes(" Fallback"))
  .map((font) => `${font.family} ${font.weight}`)"""


def crawl(browser: Browser, root: str, pages: list[str]) -> list[str]:
    """What went wrong, page by page."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    seen = watch(page, root)
    found = []
    for path in pages:
        page.goto(root + path)
        missing = page.evaluate(SHOW_PICTURES)
        page.evaluate(FONTS_CAME)
        found += [f"{path}: {trouble}" for trouble in seen.troubles]
        found += [f"{path}: empty picture: {picture}" for picture in missing]
        found += [f"{path}: no font: {font}" for font in page.evaluate(LOST_FONTS)]
        seen.troubles.clear()
    page.wait_for_load_state("networkidle")
    context.close()
    return found + seen.troubles


def test_page_over_http_asks_only_its_own_origin(browser: Browser, site: Path, origin: str) -> None:
    assert crawl(browser, origin, list(every(site))) == []


def test_page_from_a_folder_asks_only_that_folder(browser: Browser, site: Path) -> None:
    # Links of the page for missing addresses begin at the root: it needs a server.
    pages = [path for path in every(site) if path != "404.html"]
    assert crawl(browser, site.as_uri() + "/", pages) == []
