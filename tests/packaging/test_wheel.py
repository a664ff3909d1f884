"""Builds the wheel, installs it into a clean environment, and starts the program from there."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

import chatapp_desktop

PROJECT = Path(__file__).resolve().parents[2]
RESOURCES = PROJECT / "resources"

pytestmark = [pytest.mark.wheel, pytest.mark.timeout(600)]


@dataclass(frozen=True)
class Installed:
    """A clean environment with the wheel in it."""

    root: Path

    @property
    def scripts(self) -> Path:
        return self.root / ("Scripts" if sys.platform == "win32" else "bin")

    def run(self, *command: str | Path, timeout: float = 60) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment, away from the source tree."""
        program = next(self.scripts.glob(f"{command[0]}*"))
        return subprocess.run(
            [program, *command[1:]],
            cwd=self.root,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=timeout,
            check=False,
        )


def build(folder: Path, *options: str) -> Path:
    """Build from the source tree without the network; the path of the wheel."""
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "build",
        "--no-isolation",
        *options,
        "--outdir",
        folder,
    ]
    done = subprocess.run([*command, PROJECT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("wheel"), "--wheel")


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The dependencies are lent by this environment, so that nothing is downloaded.

    A folder named in a .pth file is searched, but .pth files inside it are not followed: the
    editable installation of the source tree stays out.
    """
    environment = Installed(tmp_path_factory.mktemp("clean"))
    venv.create(environment.root, symlinks=sys.platform != "win32")
    python = next(environment.scripts.glob("python*"))
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--quiet", "--python", python, "install"]
    subprocess.run([*pip, "--no-deps", "--no-index", wheel], check=True)
    (site,) = environment.root.rglob("site-packages")
    (site / "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return environment


def contents(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def expected_resources() -> set[str]:
    """What the source tree has, and a compiled file for each translation."""
    files = {file for file in RESOURCES.rglob("*") if file.is_file() and file.suffix != ".qm"}
    files |= {file.with_suffix(".qm") for file in files if file.suffix == ".ts"}
    return {f"chatapp_desktop/resources/{file.relative_to(RESOURCES).as_posix()}" for file in files}


def test_wheel_holds_all_modules_and_resources(wheel: Path) -> None:
    held = contents(wheel)
    modules = {
        path.relative_to(PROJECT).as_posix() for path in (PROJECT / "chatapp_desktop").rglob("*.py")
    }
    assert modules <= held
    assert expected_resources() <= held
    assert any(name.endswith(".qm") for name in held)
    assert not any(name.startswith(("tests/", "benchmarks/", ".ci/")) for name in held)


def test_wheel_from_source_distribution_is_the_same(
    wheel: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Without options, `build` makes the wheel from the unpacked source distribution."""
    assert contents(build(tmp_path_factory.mktemp("sdist"))) == contents(wheel)


def test_package_comes_from_the_wheel(installed: Installed) -> None:
    done = installed.run("python", "-c", "import chatapp_desktop as c; print(c.__file__)")
    assert Path(done.stdout.strip()).is_relative_to(installed.root), done.stderr


def test_command_tells_its_version(installed: Installed) -> None:
    done = installed.run("chatapp-desktop", "--version")
    assert done.returncode == 0, done.stderr
    assert chatapp_desktop.__version__ in done.stdout


def test_version_is_told_once() -> None:
    """The package's own number is the one in pyproject.toml."""
    text = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'\nversion = "{chatapp_desktop.__version__}"\n' in text


def test_tour_runs_from_the_wheel(installed: Installed, tmp_path: Path) -> None:
    done = installed.run("chatapp-desktop", "--tour", tmp_path / "tour", timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    assert list((tmp_path / "tour").glob("*.png")), done.stdout
