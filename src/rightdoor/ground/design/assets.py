"""Copy the third-party front-end files that we serve ourselves out of node_modules.

Run by ``dev.py setup`` after ``npm ci``, with nothing but the standard library:
``python -m rightdoor.ground.design.assets``.
"""

import re
import shutil
import sys
from pathlib import Path

ROOM = Path(__file__).resolve().parent
VENDOR = ROOM / "static" / "vendor"
CHECKOUT = ROOM.parents[3]
GOVUK = Path("govuk-frontend")
TYPEFACE = Path("@fontsource/atkinson-hyperlegible-next")
WEIGHTS = ("400", "600", "700")
SCRIPTS = ("latin", "latin-ext")

# The font of the government is not ours to use, and the maps are not served.
FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
SOURCE_MAP = re.compile(r"(/\*#|//#) sourceMappingURL=\S+(\s*\*/)?")


def without_foreign_fonts(css: str) -> str:
    """GOV.UK's style sheet without its licensed typeface and its map."""
    return SOURCE_MAP.sub("", FONT_FACE.sub("", css))


def copy_vendor_files(modules: Path, vendor: Path) -> list[Path]:
    """Fill the vendor folder afresh, and say which files it now holds."""
    govuk, typeface = modules / GOVUK, modules / TYPEFACE
    if not govuk.is_dir() or not typeface.is_dir():
        raise FileNotFoundError(f"The front-end packages are not in {modules}. Run: npm ci --ignore-scripts")
    shutil.rmtree(vendor, ignore_errors=True)
    (vendor / "fonts").mkdir(parents=True)
    dist = govuk / "dist" / "govuk"
    css = (dist / "govuk-frontend.min.css").read_text(encoding="utf-8")
    (vendor / "govuk-frontend.css").write_text(without_foreign_fonts(css), encoding="utf-8")
    script = (dist / "govuk-frontend.min.js").read_text(encoding="utf-8")
    (vendor / "govuk-frontend.js").write_text(SOURCE_MAP.sub("", script), encoding="utf-8")
    shutil.copyfile(govuk / "README.md", vendor / "govuk-frontend.README.md")
    shutil.copyfile(govuk / "package.json", vendor / "govuk-frontend.package.json")
    shutil.copyfile(typeface / "LICENSE", vendor / "fonts" / "LICENSE")
    for script_name in SCRIPTS:
        for weight in WEIGHTS:
            name = f"{TYPEFACE.name}-{script_name}-{weight}-normal.woff2"
            shutil.copyfile(typeface / "files" / name, vendor / "fonts" / name)
    return sorted(path for path in vendor.rglob("*") if path.is_file())


def main() -> int:
    """Copy, and tell the person what happened."""
    try:
        copied = copy_vendor_files(CHECKOUT / "node_modules", VENDOR)
    except FileNotFoundError as missing:
        sys.stderr.write(f"{missing}\n")
        return 1
    sys.stdout.write(f"Front end: {len(copied)} third-party files are ready to be served.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
