"""The report in a real browser: python tests/browser/test_report.py REPORT.html [FOLDER]. Needs playwright, pypdf and a Chromium.

In light and dark, wide, narrow and printed: nothing is fetched, cut off or too faint, headings and tables are in order. Pictures and
printed pages are left in FOLDER, to be looked at.
"""

import html
import os
import pathlib
import re
import shutil
import sys
import tempfile
import unicodedata

from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright
from pypdf import PdfReader

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SCREENS = {
    "broad": {"width": 1680, "height": 1000},
    "wide": {"width": 1100, "height": 1400},
    "narrow": {"width": 375, "height": 800},
}
HEADINGS = [
    "What is looked at",
    "Who is in the cohort, and who is not",
    "Splits and labels",
    "What the names stand for",
    "When, and for how long",
    "About this run",
    "The definition",
]
# Three for the figures, the others for the texts of the task and of all predicates of the sample.
MOST_PRINTED_PAGES = 8

# The contrast of every text with what lies behind it, as WCAG 2 defines it: the texts that have too little.
FAINT_TEXTS = """() => {
    const channels = color => {
        const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const luminance = ([red, green, blue]) => {
        const linear = [red, green, blue].map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    };
    const ground = element => {
        for (let at = element; at; at = at.parentElement) {
            const color = channels(getComputedStyle(at).backgroundColor);
            if (color[3] === 255) return color;
        }
        return [255, 255, 255];
    };
    const faint = [];
    let looked = 0;
    for (const element of document.body.querySelectorAll('*')) {
        const own = [...element.childNodes].filter(node => node.nodeType === 3 && node.data.trim());
        if (!own.length || element.closest('style, title, desc')) continue;
        const style = getComputedStyle(element);
        const text = luminance(channels(element instanceof SVGElement ? style.fill : style.color));
        const behind = luminance(ground(element));
        const contrast = (Math.max(text, behind) + 0.05) / (Math.min(text, behind) + 0.05);
        looked++;
        if (contrast < 4.5) faint.push(`${own[0].data.trim()}: ${contrast.toFixed(2)}`);
    }
    return { looked, faint };
}"""


def main(report: pathlib.Path, folder: pathlib.Path) -> None:
    with sync_playwright() as playwright:
        grounds = set()
        for scheme in ("light", "dark"):
            for width, viewport in SCREENS.items():
                with tempfile.TemporaryDirectory() as profile:
                    context = open_browser(playwright, profile, scheme, viewport)
                    page = open_page(context, report)
                    check_page(page)
                    grounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                    page.screenshot(path=folder / f"{scheme}-{width}.png", full_page=True)
                    if width == "wide":
                        page.pdf(path=folder / f"{scheme}.pdf", prefer_css_page_size=True, print_background=True)
                    context.close()
        assert len(grounds) == 2, grounds
    check_print(report, folder / "light.pdf", folder / "dark.pdf")


def open_browser(playwright: Playwright, profile: str, scheme: str, viewport: dict[str, int]) -> BrowserContext:
    return playwright.chromium.launch_persistent_context(
        profile,
        executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
        args=FLAGS,
        color_scheme=scheme,
        viewport=viewport,
        offline=True,
    )


def open_page(context: BrowserContext, report: pathlib.Path) -> Page:
    page = context.pages[0]
    requests, complaints = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(report.resolve().as_uri())
    assert requests == [report.resolve().as_uri()], requests
    assert not complaints, complaints
    return page


def check_page(page: Page) -> None:
    assert page.locator("script").count() == 0
    assert page.locator("html[lang]").count() == 1
    width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1], f"scrolls sideways: {width}"
    check_headings(page)
    check_tables(page)
    # What scrolls by itself can be reached without a mouse.
    unreachable = page.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => e.scrollWidth > e.clientWidth + 1"
        " && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX) && e.tabIndex < 0).map(e => e.outerHTML)"
    )
    assert not unreachable, unreachable
    drawing = page.locator(".timeline svg")
    assert drawing.get_attribute("role") == "img" and drawing.locator("title").count() == 1
    contrast = page.evaluate(FAINT_TEXTS)
    assert contrast["looked"] > 100 and not contrast["faint"], contrast


def check_headings(page: Page) -> None:
    assert page.locator("h2").all_inner_texts() == HEADINGS
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4')].map(e => +e.tagName[1])")
    assert levels[0] == 1 and levels.count(1) == 1, levels
    assert all(level <= before + 1 for before, level in zip(levels, levels[1:])), levels
    for section in page.locator("main > section").all():
        assert page.locator(f"#{section.get_attribute('aria-labelledby')}").count() == 1


def check_tables(page: Page) -> None:
    assert page.locator("table").count() >= 3
    assert page.locator("table:not(:has(caption))").count() == 0
    assert page.locator("th:not([scope])").count() == 0
    uneven = page.evaluate(
        "[...document.querySelectorAll('table')].filter(t => new Set([...t.rows].map(r => r.cells.length)).size > 1)"
        ".map(t => t.caption.innerText)"
    )
    assert not uneven, uneven
    # Bars repeat figures that stand beside them.
    assert page.locator("td.chart svg:not([aria-hidden=true])").count() == 0


def check_print(report: pathlib.Path, light: pathlib.Path, dark: pathlib.Path) -> None:
    pages = PdfReader(light).pages
    assert len(pages) <= MOST_PRINTED_PAGES, len(pages)
    texts = [page.extract_text() for page in pages]
    assert all(text.strip() for text in texts), "an empty page"
    printed = squeezed("".join(texts))
    markup = report.read_text(encoding="utf-8")
    captions = re.findall(r"<caption>(.*?)</caption>", markup)
    leads = re.findall(r'<p class="lead">(.*?)</p>', markup)
    for text in [*HEADINGS, *captions, "The same task, data and version give the same page."]:
        assert squeezed(text) in printed, text
    # Nothing that belongs to what follows is left behind at the foot of a page.
    for text in texts:
        assert not any(squeezed(text).endswith(squeezed(end)) for end in [*HEADINGS, *captions, *leads]), text
    # Dark screens print like light ones.
    for page, other in zip(pages, PdfReader(dark).pages, strict=True):
        assert page.get_contents().get_data() == other.get_contents().get_data()


def squeezed(text: str) -> str:
    """Without blanks, which a printed page has at other places, and without ligatures."""
    return "".join(unicodedata.normalize("NFKC", html.unescape(text)).split())


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp())
    target.mkdir(parents=True, exist_ok=True)
    main(pathlib.Path(sys.argv[1]), target)
    print(f"{sys.argv[1]}: pictures and printed pages are in {target}")
