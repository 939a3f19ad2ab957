"""Make the environment of this folder and run something in it: `python tools/setup_env.py demo`.

Plain Python without any package, from 3.8 up so that it can say clearly what is missing. It finds a Python >= 3.11 that
can make environments, creates `.venv` with the versions of `constraints.txt`, looks whether the libraries Qt links to
are there, installs them where it may (root on Debian and its children) and prints the one line to run where it may not.
When everything stands already it costs some milliseconds.

    python tools/setup_env.py              only set up
    python tools/setup_env.py demo         set up, then `moderator demo`
    python tools/setup_env.py test [...]   set up, then the checks and the tests, without a screen
    python tools/setup_env.py package [...]   set up, then freeze the programs into dist/moderator
    python tools/setup_env.py run PROGRAM [...]   set up, then a program of the environment
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / ".setup-stamp"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
OLDEST = (3, 11)
NEWEST = (3, 15)

# What Qt links to or loads, by soname, and the Debian package that brings it. Even without a screen QtGui needs GL.
QT_LIBRARIES = (
    ("libglib-2.0.so.0", ("libglib2.0-0t64", "libglib2.0-0")),
    ("libdbus-1.so.3", ("libdbus-1-3",)),
    ("libEGL.so.1", ("libegl1",)),
    ("libGL.so.1", ("libgl1",)),
    ("libfontconfig.so.1", ("libfontconfig1",)),
    ("libxkbcommon.so.0", ("libxkbcommon0",)),
)
# On top where a window is to be seen on X11; what Qt's xcb plugin loads.
SCREEN_LIBRARIES = (
    ("libxcb-cursor.so.0", ("libxcb-cursor0",)),
    ("libxcb-icccm.so.4", ("libxcb-icccm4",)),
    ("libxcb-keysyms.so.1", ("libxcb-keysyms1",)),
    ("libxcb-shape.so.0", ("libxcb-shape0",)),
    ("libxkbcommon-x11.so.0", ("libxkbcommon-x11-0",)),
)


class Stop(Exception):
    """Set-up cannot go on; the text says why and what to do."""


def say(text: str) -> None:
    """One line for the person, beside whatever the program prints."""
    print(text, file=sys.stderr, flush=True)


def call(command: list[str], *, beside: bool = False, **environment: str) -> int:
    """Run a program with its output shown, or `beside` what the person asked for; its exit code."""
    output = sys.stderr.fileno() if beside else None
    return subprocess.call(command, cwd=str(ROOT), env={**os.environ, **environment}, stdout=output)


# ---------------------------------------------------------------- Python


def fits(python: str) -> bool:
    """Whether this Python is new enough and can make an environment with pip in it."""
    probe = (
        f"import sys; ok = {OLDEST!r} <= sys.version_info[:2] < {NEWEST!r}\n"
        "import venv, ensurepip, ctypes, ssl, sqlite3\n"
        "sys.exit(0 if ok else 1)"
    )
    try:
        return subprocess.run([python, "-c", probe], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def find_python() -> str | None:
    """The Python this runs in if it fits, else the oldest that does: what most people here run."""
    names = ["python3." + str(minor) for minor in range(OLDEST[1], NEWEST[1])] + ["python3", "python"]
    found = [sys.executable, *filter(None, map(shutil.which, names))]
    return next((python for python in found if python and fits(python)), None)


# ---------------------------------------------------------------- libraries of the system


def may_install() -> bool:
    """Root on a system with apt."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def sudo() -> str:
    """What to write before a command that only root may run."""
    return "" if hasattr(os, "geteuid") and os.geteuid() == 0 else "sudo "


def install(packages: list[str]) -> None:
    """Install Debian packages, with their progress on standard error."""
    environment = {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if subprocess.call(
        command, stdout=sys.stderr.fileno(), stdin=subprocess.DEVNULL, env={**os.environ, **environment}
    ):
        raise Stop(f"Could not install: {' '.join(packages)}\nRun:  {sudo()}{' '.join(command)}")


def is_loadable(soname: str) -> bool:
    """Whether the linker finds the library."""
    try:
        import ctypes  # noqa: PLC0415 - Debian's python3-minimal has none; find_python() then asks for a whole one

        ctypes.CDLL(soname)
    except (ImportError, OSError):
        return False
    return True


def package_there(package: str) -> bool:
    """Whether apt knows a package of this name that can be installed."""
    shown = subprocess.run(["apt-cache", "policy", package], capture_output=True, text=True, check=False)
    return "Candidate: (none)" not in shown.stdout and "Candidate:" in shown.stdout


def missing_libraries(*, screen: bool) -> list[tuple[str, tuple[str, ...]]]:
    """The sonames that cannot be loaded, with the packages that may bring them."""
    wanted = (*QT_LIBRARIES, *SCREEN_LIBRARIES) if screen else QT_LIBRARIES
    return [(soname, packages) for soname, packages in wanted if not is_loadable(soname)]


def check_system(*, screen: bool, python_too: bool) -> None:
    """Make sure that there is a Python to make the environment with and that Qt can start: all in one go."""
    packages = ["python3", "python3-venv"] if python_too and find_python() is None else []
    missing = missing_libraries(screen=screen) if sys.platform.startswith("linux") else []
    if not packages and not missing:
        return
    what = []
    if packages:
        what.append(
            f"A Python from {OLDEST[0]}.{OLDEST[1]} to {NEWEST[0]}.{NEWEST[1] - 1} with the modules venv and ensurepip "
            f"is needed; {sys.executable} is {sys.version.split()[0]} or lacks them."
        )
    if missing:
        what.append("Qt needs libraries of the system that are missing: " + " ".join(soname for soname, _ in missing))
    if shutil.which("apt-get") is None:
        raise Stop("\n".join([*what, "Install them the way your system does and try again."]))
    if may_install():
        subprocess.call(["apt-get", "update", "-q"], stdout=sys.stderr.fileno())
    packages += [next((name for name in names if package_there(name)), names[-1]) for _, names in missing]
    if not may_install():
        line = f"{sudo()}apt-get install -y --no-install-recommends {' '.join(packages)}"
        raise Stop("\n".join([*what, "Run this line, then try again:", "", f"    {line}", ""]))
    say("\n".join([*what, f"Installing: {' '.join(packages)}"]))
    install(packages)
    if still := missing_libraries(screen=screen):
        raise Stop("Still missing after installing: " + " ".join(soname for soname, _ in still))


# ---------------------------------------------------------------- the environment


def fingerprint() -> str:
    """What the environment depends on, as one short text."""
    digest = hashlib.sha256()
    for name in ("constraints.txt", "pyproject.toml", "tools/setup_env.py"):
        digest.update((ROOT / name).read_bytes())
    digest.update(str(ROOT).encode())
    return digest.hexdigest()


def is_current() -> bool:
    """Whether `.venv` is the one these files ask for."""
    try:
        return STAMP.read_text(encoding="ascii") == fingerprint() and PYTHON.exists()
    except OSError:
        return False


def requirements() -> list[str]:
    """What the program and its developers need, as pyproject.toml says; run by the environment's own Python."""
    code = (
        "import tomllib; p = tomllib.load(open('pyproject.toml', 'rb'))\n"
        "print(*p['project']['dependencies'], *p['dependency-groups']['dev'], sep='\\n')"
    )
    shown = subprocess.run([str(PYTHON), "-c", code], cwd=str(ROOT), capture_output=True, text=True, check=True)
    return shown.stdout.splitlines()


def pip(*arguments: str) -> None:
    """Run the environment's pip with its progress shown."""
    # Where packages come from is the user's own pip configuration; only versions are pinned here.
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", *arguments]
    if call(command, beside=True, PIP_NO_INPUT="1") == 0:
        return
    say("pip failed; once more, in case the network hiccuped.")
    if call(command, beside=True, PIP_NO_INPUT="1"):
        raise Stop(
            "pip could not install the packages (its own words stand above).\n"
            "Without a network: pip also takes packages from a folder, `pip config set global.find-links FOLDER`."
        )


def make_environment() -> None:
    """Create or renew `.venv`."""
    started = time.monotonic()
    if PYTHON.exists() and not fits(str(PYTHON)):
        say("The Python of .venv is gone or too old: making it anew.")
        shutil.rmtree(VENV)
    if not PYTHON.exists():
        python = find_python()
        if python is None:
            raise Stop("Still no Python that can make an environment after installing one.")
        say(f"Making .venv with {python}")
        if subprocess.call([python, "-m", "venv", "--clear", str(VENV)]):
            raise Stop(f"{python} could not make an environment in {VENV}; its own words stand above.")
    say("Installing the packages (PySide6 is the big one: 80 MB)")
    constraints = str(ROOT / "constraints.txt")
    pip("install", "--progress-bar", "on", "-c", constraints, *requirements())
    # The program itself, from this folder; its build back-end was installed above in its pinned version.
    pip("install", "-q", "--no-build-isolation", "--no-deps", "-e", str(ROOT))
    STAMP.write_text(fingerprint(), encoding="ascii")
    say(f"Ready in {time.monotonic() - started:.0f} s.")


def set_up(*, screen: bool) -> None:
    """Everything that must stand before a program of this project can run."""
    current = is_current()
    check_system(screen=screen, python_too=not current)
    if not current:
        make_environment()


# ---------------------------------------------------------------- what to run


def demo(arguments: list[str]) -> int:
    """`moderator demo`; without a screen it runs headless and says so."""
    screen = WINDOWS or sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    chosen = bool(os.environ.get("QT_QPA_PLATFORM"))
    set_up(screen=screen and not chosen)
    if not screen and not chosen and "--headless" not in arguments:
        say("There is no screen here (DISPLAY is empty): starting the demo without its window (--headless).")
        arguments = ["--headless", *arguments]
    return call([str(PYTHON), "-m", "moderator_app", "demo", *arguments])


def test(arguments: list[str]) -> int:
    """The static checks, then the tests, in any order, without a screen. All run even when one fails."""
    set_up(screen=False)
    failed = []
    for name, command in (
        ("ruff", [str(BIN / "ruff"), "check", "."]),
        ("ruff format", [str(BIN / "ruff"), "format", "--check", "."]),
        ("mypy", [str(BIN / "mypy")]),
        ("imports", [str(BIN / "lint-imports"), "--no-cache"]),
        ("codespell", [str(BIN / "codespell")]),
    ):
        say(f"-- {name}")
        if call(command):
            failed.append(name)
    say("-- pytest")
    # On every core, unless somebody chose otherwise or wants to look into a test.
    workers = [] if any(each.startswith(("-n", "--pdb")) for each in arguments) else ["-n", "auto"]
    code = call(
        [str(PYTHON), "-m", "pytest", *workers, *arguments],
        QT_QPA_PLATFORM=os.environ.get("QT_QPA_PLATFORM", "offscreen"),
    )
    if failed:
        say("Failed: " + ", ".join(failed))
    return code or (1 if failed else 0)


def check_freezing() -> None:
    """Make sure that PyInstaller finds what it needs: objdump, and Python as a shared library."""
    if not sys.platform.startswith("linux"):
        return
    probe = "import sysconfig as s; print(s.get_config_var('INSTSONAME'), s.get_config_var('LIBDIR'), sep='\\n')"
    shown = subprocess.run([str(PYTHON), "-c", probe], capture_output=True, text=True, check=True)
    library, folder = shown.stdout.splitlines()
    packages = [] if shutil.which("objdump") else ["binutils"]
    if not is_loadable(library) and not (Path(folder) / library).exists():
        if not library.startswith("libpython3.") or not Path(folder).is_relative_to("/usr/lib"):
            raise Stop(
                "This Python was built without its shared library: PyInstaller cannot freeze it. Use another Python."
            )
        packages.append(library.split(".so")[0])
    if packages and not may_install():
        raise Stop(f"PyInstaller needs more. Run:  {sudo()}apt-get install -y {' '.join(packages)}")
    if packages:
        subprocess.call(["apt-get", "update", "-q"], stdout=sys.stderr.fileno())
        install(packages)


def package(arguments: list[str]) -> int:
    """Freeze the programs."""
    set_up(screen=False)
    check_freezing()
    places = ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build")]  # later ones on the line win
    return call([str(PYTHON), "-m", "PyInstaller", "--noconfirm", *places, *arguments, str(ROOT / "build.spec")])


def run(arguments: list[str]) -> int:
    """A program of the environment, e.g. `run ruff check .`."""
    set_up(screen=False)
    program = BIN / (arguments[0] + (".exe" if WINDOWS else ""))
    return call([str(program if program.exists() else arguments[0]), *arguments[1:]])


def main(arguments: list[str]) -> int:
    """The exit code of what was asked for; 1 when set-up failed."""
    what, rest = (arguments[0], arguments[1:]) if arguments else ("setup", [])
    try:
        if what in {"demo", "test", "package"}:
            return {"demo": demo, "test": test, "package": package}[what](rest)
        if what == "run" and rest:
            return run(rest)
        if what == "setup":
            set_up(screen=False)
            return 0
    except Stop as stop:
        say(f"\n{stop}")
        return 1
    except KeyboardInterrupt:
        return 130
    say(__doc__ or "")
    return 2


if __name__ == "__main__":
    if sysconfig.get_platform().startswith("mingw"):
        say("MSYS2's own Python cannot use PySide6's wheels: use the one from python.org.")
        sys.exit(1)
    sys.exit(main(sys.argv[1:]))
