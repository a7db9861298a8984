"""The report in a real browser: python tests/browser/test_report.py REPORT.html [FOLDER]. Needs playwright and a Chromium."""

import pathlib
import shutil
import sys
import tempfile

from playwright.sync_api import sync_playwright


def check(report: pathlib.Path, folder: pathlib.Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        backgrounds = set()
        for scheme in ("light", "dark"):
            context = browser.new_context(color_scheme=scheme, offline=True, java_script_enabled=True, viewport={"width": 1100, "height": 1400})
            page = context.new_page()
            requests, complaints = [], []
            page.on("request", lambda request: requests.append(request.url))
            page.on("console", lambda message: complaints.append(message.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.goto(report.resolve().as_uri())
            assert requests == [report.resolve().as_uri()], requests
            assert not complaints, complaints
            assert page.locator("h2").count() == 7
            assert page.locator("script").count() == 0
            assert page.locator("table:not(:has(caption))").count() == 0
            width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert width[0] <= width[1], width
            backgrounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
            page.screenshot(path=folder / f"{scheme}.png")
            pdf = page.pdf(path=folder / f"{scheme}.pdf")
            assert pdf.startswith(b"%PDF") and len(pdf) > 20_000
            context.close()
        assert len(backgrounds) == 2, backgrounds
        browser.close()


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp())
    check(pathlib.Path(sys.argv[1]), target)
