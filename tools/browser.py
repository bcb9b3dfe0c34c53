"""Makes sure that the tests of the site have a Chromium-like browser.

Run by `make test` as `python -m tools.browser`. It says nothing when a browser is
there, one line when it installs one, and one line when it cannot.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MACOS_APPS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
DEBIAN_PACKAGES = ("chromium", "fonts-dejavu-core")
ADVICE = (
    "The tests need a browser: install Chromium or Chrome (on Debian: apt install "
    "chromium), or name one: make test CHROMIUM=/its/path."
)


def find_browser() -> str | None:
    """The program to start, or None. A set CHROMIUM is the only place looked at."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    on_path = filter(None, map(shutil.which, NAMES))
    apps = (str(app) for app in MACOS_APPS if app.exists())
    return next(on_path, None) or next(apps, None) or playwright_browser()


def playwright_browser() -> str | None:
    """Playwright's own Chromium, if it has been installed."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def is_debian() -> bool:
    """Whether this is Debian itself: on Ubuntu the package is only a snap's stub."""
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"
    except OSError:
        return False


def runs(*command: str) -> bool:
    """Whether the command ends well; what it prints is dropped."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def install_with_apt() -> bool:
    """Installs Debian's Chromium, where this user may."""
    if not is_debian() or not shutil.which("apt-get"):
        return False
    root = () if os.geteuid() == 0 else ("sudo", "-n")
    if root and not runs(*root, "true"):
        return False
    apt = (*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get")
    print("Installing Debian's chromium for the tests of the site ...", flush=True)
    return runs(*apt, "update") and runs(
        *apt, "install", "-y", "--no-install-recommends", *DEBIAN_PACKAGES
    )


def install_with_playwright() -> bool:
    """Has Playwright download its own Chromium."""
    print("Downloading Playwright's Chromium for the tests ...", flush=True)
    return runs(sys.executable, "-m", "playwright", "install", "chromium")


def ensure_browser() -> str:
    """The browser, installed first if need be; ends the program if there is none."""
    if os.environ.get("CHROMIUM") and not find_browser():
        sys.exit(f"CHROMIUM={os.environ['CHROMIUM']} names no program. {ADVICE}")
    found = find_browser()
    if not found and (install_with_apt() or install_with_playwright()):
        found = find_browser()
    return found or sys.exit(ADVICE)


if __name__ == "__main__":
    ensure_browser()
