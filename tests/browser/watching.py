"""All that a page asks for and complains of."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Page, Request, Response

_HTTP_ERROR = 400

# Chromium names a violation on the console as well; this also catches what it folds together.
REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP ${event.violatedDirective}: ${event.blockedURI || event.sample}`));
"""

# The fonts come when the page is shown.
FONTS_CAME = """async () => {
  const came = (font) => font.status === "loaded" && !font.family.includes(" Fallback");
  while (!Array.from(document.fonts).some(came)) await new Promise((done) => setTimeout(done, 20));
  await document.fonts.ready;
}"""


@dataclass
class Watch:
    """What one page did since it was opened.

    Attributes:
        origin: Where everything has to come from, `http://127.0.0.1:8000/` or `file:///…/`.
        asked: Every address asked for, in order.
        troubles: One line for everything that should not have happened.
    """

    origin: str
    asked: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def request(self, request: Request) -> None:
        self.asked.append(request.url)
        if not request.url.startswith((self.origin, "data:")):
            self.troubles.append(f"foreign request: {request.url}")

    def response(self, response: Response) -> None:
        if response.status >= _HTTP_ERROR:
            self.troubles.append(f"{response.status}: {response.url}")

    def failed(self, request: Request) -> None:
        if request.failure == "net::ERR_ABORTED":  # the next page was opened in the meantime
            return
        self.troubles.append(f"failed ({request.failure}): {request.url}")

    def console(self, message: ConsoleMessage) -> None:
        self.troubles.append(f"console {message.type}: {message.text}")

    def error(self, error: Exception) -> None:
        self.troubles.append(f"script error: {error}")


def watch(page: Page, origin: str) -> Watch:
    """Write down from now on what `page` does."""
    seen = Watch(origin)
    page.add_init_script(REPORT_VIOLATIONS)
    page.on("request", seen.request)
    page.on("response", seen.response)
    page.on("requestfailed", seen.failed)
    page.on("console", seen.console)
    page.on("pageerror", seen.error)
    return seen
