"""Third-party files are copied, without what is not ours to serve."""

from pathlib import Path

import pytest

from rightdoor.ground.design import assets


@pytest.fixture
def modules(tmp_path: Path) -> Path:
    dist = tmp_path / assets.GOVUK / "dist" / "govuk"
    files = tmp_path / assets.TYPEFACE / "files"
    dist.mkdir(parents=True)
    files.mkdir(parents=True)
    css = "@font-face{font-family:GDS Transport}.a{color:red}/*# sourceMappingURL=x.map */"
    (dist / "govuk-frontend.min.css").write_text(css)
    (dist / "govuk-frontend.min.js").write_text("run()\n//# sourceMappingURL=x.map")
    for name in ("README.md", "package.json"):
        (tmp_path / assets.GOVUK / name).write_text("MIT")
    (tmp_path / assets.TYPEFACE / "LICENSE").write_text("OFL")
    for script in assets.SCRIPTS:
        for weight in assets.WEIGHTS:
            (files / f"atkinson-hyperlegible-next-{script}-{weight}-normal.woff2").write_bytes(b"font")
    return tmp_path


def test_the_vendor_folder_holds_styles_scripts_fonts_and_licences(modules: Path, tmp_path: Path) -> None:
    copied = assets.copy_vendor_files(modules, tmp_path / "vendor")

    names = {path.name for path in copied}
    assert {"govuk-frontend.css", "govuk-frontend.js", "LICENSE"} <= names
    assert len([name for name in names if name.endswith(".woff2")]) == 6


def test_the_governments_typeface_and_the_maps_stay_behind(modules: Path, tmp_path: Path) -> None:
    assets.copy_vendor_files(modules, tmp_path / "vendor")

    assert (tmp_path / "vendor" / "govuk-frontend.css").read_text() == ".a{color:red}"
    assert "sourceMapping" not in (tmp_path / "vendor" / "govuk-frontend.js").read_text()


def test_missing_packages_are_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="npm ci --ignore-scripts"):
        assets.copy_vendor_files(tmp_path, tmp_path / "vendor")


def test_the_command_says_what_happened(
    modules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "checkout").mkdir()
    modules_folder = tmp_path / "checkout" / "node_modules"
    monkeypatch.setattr(assets, "CHECKOUT", tmp_path / "checkout")
    monkeypatch.setattr(assets, "VENDOR", tmp_path / "vendor")

    assert assets.main() == 1
    modules_folder.symlink_to(modules)
    assert assets.main() == 0
    assert "ready to be served" in capsys.readouterr().out
