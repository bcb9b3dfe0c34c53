"""tools.browser finds a browser, installs one, or says in one line what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import browser


@pytest.fixture(autouse=True)
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No browser anywhere, and no means to install one."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "MACOS_APPS", ())
    monkeypatch.setattr(browser, "playwright_browser", lambda: None)
    monkeypatch.setattr(browser, "runs", lambda *_: False)


def add_program(folder: Path, name: str) -> str:
    program = folder / name
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    return str(program)


def test_nothing_is_found_on_a_bare_machine() -> None:
    assert browser.find_browser() is None


@pytest.mark.parametrize("name", browser.NAMES)
def test_a_browser_on_the_path_is_found(name: str, tmp_path: Path) -> None:
    program = add_program(tmp_path, name)
    assert browser.find_browser() == program


def test_chromium_on_the_path_comes_before_chrome(tmp_path: Path) -> None:
    add_program(tmp_path, "google-chrome")
    chromium = add_program(tmp_path, "chromium")
    assert browser.find_browser() == chromium


def test_the_named_browser_comes_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    add_program(tmp_path, "chromium")
    named = add_program(tmp_path, "my-own")
    monkeypatch.setenv("CHROMIUM", named)
    assert browser.find_browser() == named


def test_a_macos_app_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = Path(add_program(tmp_path, "Google Chrome"))
    monkeypatch.setattr(browser, "MACOS_APPS", (tmp_path / "missing", app))
    assert browser.find_browser() == str(app)


def test_playwrights_own_browser_comes_last(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(browser, "playwright_browser", lambda: "/playwrights/chromium")
    assert browser.find_browser() == "/playwrights/chromium"
    chromium = add_program(tmp_path, "chromium")
    assert browser.find_browser() == chromium


def test_a_machine_with_a_browser_hears_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    program = add_program(tmp_path, "chromium")
    assert browser.ensure_browser() == program
    assert capfd.readouterr() == ("", "")


def test_failing_says_in_one_line_what_to_do() -> None:
    with pytest.raises(SystemExit) as end:
        browser.ensure_browser()
    message = str(end.value)
    assert "\n" not in message
    assert "install Chromium" in message
    assert "CHROMIUM=/its/path" in message


def test_a_wrong_name_is_called_wrong(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    add_program(tmp_path, "chromium")
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "missing"))
    with pytest.raises(SystemExit, match="missing names no program"):
        browser.ensure_browser()


def test_debian_installs_its_own_chromium(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def run(*command: str) -> bool:
        if "install" in command:
            add_program(tmp_path, "chromium")
        return True

    add_program(tmp_path, "apt-get")
    monkeypatch.setattr(browser, "is_debian", lambda: True)
    monkeypatch.setattr(browser, "runs", run)
    assert browser.ensure_browser() == str(tmp_path / "chromium")
    assert len(capfd.readouterr().out.splitlines()) == 1


@pytest.mark.parametrize("debian", [True, False])
def test_elsewhere_or_without_rights_playwright_downloads(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, debian: bool
) -> None:
    commands: list[tuple[str, ...]] = []

    def run(*command: str) -> bool:
        commands.append(command)
        return "playwright" in command and bool(add_program(tmp_path, "chromium"))

    add_program(tmp_path, "apt-get")
    monkeypatch.setattr(browser, "is_debian", lambda: debian)
    monkeypatch.setattr(browser.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(browser, "runs", run)
    assert browser.ensure_browser() == str(tmp_path / "chromium")
    assert not any("apt-get" in command for command in commands)
