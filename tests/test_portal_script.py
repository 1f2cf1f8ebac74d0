"""The `portal` script, tried in a made-up checkout with stand-ins for Python, apt-get and sudo: nothing is fetched."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
from django.conf import settings

PORTAL = settings.BASE_DIR / "portal"
COMMANDS = ("run", "setup", "test", "check", "manage", "bench", "lock", "help")
FRONT_END = ("package.json", "package-lock.json", ".npmrc", "core/management/vendor_assets.py")

# Answers for both the system's Python and the environment's: says yes to `-c`, prints $MISSING when asked what the
# system lacks (`-`), makes environments unless $VENV_FAILS, and sleeps as the server and the worker.
PYTHON = """#!/bin/sh
printf '%s\\n' "$*" >>"$CALLS"
case "$*" in
    -) printf '%s\\n' "$MISSING" ;;
    "-m venv "*) mkdir -p "$3/bin"; [ -z "$VENV_FAILS" ] || exit 1; cp "$0" "$3/bin/python" ;;
    *gunicorn*|*"manage.py worker"*) echo $$ >>"$PIDS"; exec sleep 60 ;;
    *show_arguments*) shift; pwd; for argument do printf '<%s>\\n' "$argument"; done ;;
esac
"""
NOTED = '#!/bin/sh\nprintf \'%s\\n\' "$(basename "$0") $*" >>"$CALLS"\n'


class Checkout:
    """A folder with a space in its name that holds the script and what it looks at, and stand-ins on the PATH."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "a check out"
        self.calls = folder / "calls"
        self.pids = folder / "pids"
        self.bin = folder / "bin"
        self.bin.mkdir(parents=True)
        for name in (*FRONT_END, "requirements/production.txt", "requirements/development.txt", "manage.py"):
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).write_text(name)
        shutil.copy(PORTAL, self.root / "portal")
        self.stand_in("python3", PYTHON)
        self.stand_in("apt-get", NOTED)
        self.stand_in("id", "#!/bin/sh\necho 1000\n")
        self.stand_in("sudo", "#!/bin/sh\nexit 1\n")
        self.environment = {
            "PATH": f"{self.bin}:/usr/sbin:/usr/bin:/sbin:/bin",
            "CALLS": str(self.calls),
            "PIDS": str(self.pids),
            "MISSING": "",
            "VENV_FAILS": "",
        }

    def stand_in(self, name: str, script: str) -> None:
        (self.bin / name).write_text(script)
        (self.bin / name).chmod(0o755)

    def run(self, *arguments: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.root / "portal", *arguments],
            cwd=cwd,
            env=self.environment | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def called(self) -> list[str]:
        return self.calls.read_text().splitlines() if self.calls.exists() else []

    def fill_node_modules(self) -> None:
        """What npm leaves behind it, last of all."""
        (self.root / "node_modules").mkdir(exist_ok=True)
        (self.root / "node_modules" / ".package-lock.json").touch()

    def forget_calls(self) -> None:
        self.calls.unlink(missing_ok=True)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


@pytest.fixture
def prepared(checkout: Checkout) -> Checkout:
    """A checkout in which `setup` has already done its work."""
    checkout.fill_node_modules()
    (checkout.root / "var" / "vendor").mkdir(parents=True)
    done = checkout.run("setup")
    assert done.returncode == 0, done.stderr
    checkout.forget_calls()
    return checkout


@pytest.mark.parametrize("shell", ["sh", "dash", "bash"])
def test_the_script_is_good_grammar_for(shell: str):
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not on this machine")
    subprocess.run([shell, "-n", PORTAL], check=True)


def test_the_script_can_be_started_directly():
    assert os.access(PORTAL, os.X_OK)
    assert PORTAL.read_text().startswith("#!/bin/sh\n")


@pytest.mark.parametrize("word", ["help", "-h", "--help"])
def test_help_names_every_command_and_starts_nothing(checkout: Checkout, word: str):
    asked = checkout.run(word)

    assert asked.returncode == 0
    for command in COMMANDS:
        assert f"\n  {command} " in asked.stdout
    assert checkout.called() == []


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ((), "say what to do"),
        (("serve",), "no command 'serve'"),
        (("setup", "now"), "setup takes no arguments"),
        (("check", "core"), "check takes no arguments"),
        (("run", "fast"), "run does not know fast"),
        (("run", "--port"), "--port needs a number"),
        (("run", "--port", "0"), "not '0'"),
        (("run", "--port", "65536"), "not '65536'"),
        (("run", "--port=http"), "not 'http'"),
        (("run", "--port="), "not ''"),
        (("run", "--port", "99999999999999999999"), "not '99999999999999999999'"),
        (("bench", "../core"), "not '../core'"),
    ],
)
def test_wrong_use_is_told_with_the_usage_and_starts_nothing(
    checkout: Checkout, arguments: tuple[str, ...], complaint: str
):
    asked = checkout.run(*arguments)

    assert asked.returncode == 2
    assert complaint in asked.stderr
    assert "Usage: ./portal COMMAND" in asked.stderr
    assert asked.stdout == ""
    assert checkout.called() == []


def test_run_does_not_serve_a_real_installation(checkout: Checkout):
    asked = checkout.run("run", DJANGO_SETTINGS_MODULE="csp_portal.settings.production")

    assert asked.returncode == 1
    assert "run is for trying the portal" in asked.stderr
    assert checkout.called() == []


def test_setup_makes_environment_packages_database_and_demo_in_that_order(checkout: Checkout):
    checkout.fill_node_modules()
    (checkout.root / "var" / "vendor").mkdir(parents=True)

    checkout.run("setup")

    telling = ("-m venv", "-m pip install", "npm", "publish_vendor_assets", "migrate", "load_demo")
    steps = [word for call in checkout.called() for word in telling if word in call]
    assert steps == list(telling)
    assert any("--require-hashes" in call and "requirements/production.txt" in call for call in checkout.called())


def test_a_second_setup_installs_nothing_again(prepared: Checkout):
    prepared.run("setup")

    assert not [call for call in prepared.called() if "venv" in call or "pip install" in call or "npm" in call]
    assert [call for call in prepared.called() if "load_demo" in call]


def test_changed_requirements_are_installed_by_the_next_command(prepared: Checkout):
    (prepared.root / "requirements" / "production.txt").write_text("a newer list")

    prepared.run("manage", "version")

    assert [call for call in prepared.called() if "pip install" in call]


def test_changed_front_end_packages_are_fetched_by_the_next_command(prepared: Checkout):
    (prepared.root / "package-lock.json").write_text("a newer list")

    prepared.run("manage", "version")

    assert [call for call in prepared.called() if "publish_vendor_assets" in call]


def test_emptied_front_end_packages_are_fetched_again_though_the_published_ones_stand(prepared: Checkout):
    (prepared.root / "node_modules" / ".package-lock.json").unlink()

    prepared.run("manage", "version")

    assert [call for call in prepared.called() if "publish_vendor_assets" in call]


def test_setup_of_a_real_installation_collects_static_files_and_loads_no_demo(prepared: Checkout):
    prepared.run("setup", DJANGO_SETTINGS_MODULE="csp_portal.settings.production")

    assert [call for call in prepared.called() if "collectstatic" in call]
    assert not [call for call in prepared.called() if "load_demo" in call]


def test_manage_passes_its_arguments_on_from_where_the_person_stands(prepared: Checkout, tmp_path: Path):
    asked = prepared.run("manage", "show_arguments", "two words", "*", "--output=my file", cwd=tmp_path)

    assert asked.stdout.splitlines() == [str(tmp_path), "<show_arguments>", "<two words>", "<*>", "<--output=my file>"]


def test_test_hands_its_arguments_to_pytest(prepared: Checkout):
    prepared.stand_in("chromium", NOTED)
    prepared.stand_in("pdftotext", NOTED)

    asked = prepared.run("test", "-k", "two words")

    assert asked.returncode == 0, asked.stderr
    assert prepared.called()[-1] == "-m pytest -k two words"


def test_test_on_postgres_leaves_out_the_accessibility_sweep_and_names_the_database(prepared: Checkout):
    for name in ("chromium", "pdftotext", "psql"):
        prepared.stand_in(name, NOTED)
    prepared.stand_in(
        "pg_virtualenv",
        "#!/bin/sh\n"
        'while [ "$1" != sh ]; do shift; done\n'
        "export PGUSER=postgres PGPASSWORD=secret PGHOST=localhost PGPORT=5433 PGDATABASE=postgres\n"
        '"$@"\n',
    )
    prepared.stand_in("apt-get", "#!/bin/sh\nexit 0\n")
    prepared.stand_in("sudo", '#!/bin/sh\n[ "$1" != -n ] || shift\nexec "$@"\n')
    python = prepared.root / ".venv" / "bin" / "python"
    python.write_text(python.read_text().replace('"$*" >>', '"$DATABASE_URL $*" >>', 1))

    asked = prepared.run("test", "-x", "--postgres")

    assert asked.returncode == 0, asked.stderr
    assert prepared.called()[-1] == "postgres://postgres:secret@localhost:5433/postgres -m pytest -m not axe -x"


def test_check_holds_the_rules_of_the_house_beside_style_and_types(prepared: Checkout):
    asked = prepared.run("check")

    assert asked.returncode == 0
    for program in ("-m ruff check .", "-m pytest --quiet tests/house", "-m mypy ."):
        assert any(program in call for call in prepared.called())


def test_a_half_made_environment_is_removed(checkout: Checkout):
    asked = checkout.run("setup", VENV_FAILS="yes")

    assert asked.returncode == 1
    assert "could not be made" in asked.stderr
    assert not (checkout.root / ".venv").exists()


def test_a_broken_environment_is_made_again(checkout: Checkout):
    (checkout.root / ".venv" / "bin").mkdir(parents=True)
    (checkout.root / ".venv" / "bin" / "python").write_text("not a program")

    checkout.run("setup")

    assert (checkout.root / ".venv" / "bin" / "python").read_text() == PYTHON


def test_an_ordinary_user_is_told_the_line_that_installs_what_the_system_lacks(checkout: Checkout):
    asked = checkout.run("setup", MISSING="python3.11-venv\nlibpango-1.0-0")

    assert asked.returncode == 1
    assert (
        "sudo sh -c 'apt-get update && apt-get install --yes --no-install-recommends python3.11-venv libpango-1.0-0'"
        in asked.stderr
    )
    assert not [call for call in checkout.called() if call.startswith("apt-get")]
    assert not (checkout.root / ".venv").exists()


def test_root_gets_what_the_system_lacks_installed(checkout: Checkout):
    checkout.stand_in("id", "#!/bin/sh\necho 0\n")

    checkout.run("setup", MISSING="python3.11-venv\nlibpango-1.0-0")

    apt = [call for call in checkout.called() if call.startswith("apt-get")]
    assert apt[0] == "apt-get update"
    assert apt[1].startswith("apt-get install --yes --no-install-recommends python3.11-venv libpango-1.0-0 ")


def test_sudo_is_used_where_it_asks_nothing(checkout: Checkout):
    checkout.stand_in("sudo", '#!/bin/sh\n[ "$1" != -n ] || shift\nprintf "sudo\\n" >>"$CALLS"\nexec "$@"\n')

    checkout.run("setup", MISSING="libpango-1.0-0")

    assert "apt-get update" in checkout.called()
    assert checkout.called().count("sudo") == 3


def test_an_installation_that_fails_ends_with_the_line_to_type(checkout: Checkout):
    checkout.stand_in("id", "#!/bin/sh\necho 0\n")
    checkout.stand_in("apt-get", '#!/bin/sh\n[ "$1" = update ]\n')

    asked = checkout.run("setup", MISSING="libpango-1.0-0")

    assert asked.returncode == 1
    assert asked.stderr.rstrip().endswith("apt-get install --yes --no-install-recommends libpango-1.0-0")


def both_started(prepared: Checkout) -> list[int]:
    """The server's and the worker's process numbers, once there are both."""
    deadline = time.monotonic() + 30
    while not (prepared.pids.exists() and len(prepared.pids.read_text().split()) == 2):
        assert time.monotonic() < deadline, "the server and the worker did not start"
        time.sleep(0.1)
    return [int(line) for line in prepared.pids.read_text().split()]


@pytest.mark.parametrize("with_signal", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_server_and_its_worker_stop_with_the_script(prepared: Checkout, with_signal: signal.Signals):
    process = subprocess.Popen(
        [prepared.root / "portal", "run", "--port", "8199"],
        env=prepared.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        # A signal that was ignored where the tests were started (nohup does it) would be ignored by the script too.
        preexec_fn=lambda: signal.signal(with_signal, signal.SIG_DFL),
    )
    with process:
        assert process.stdout
        said = next(line for line in process.stdout if line.startswith("The portal is at"))
        children = both_started(prepared)
        process.send_signal(with_signal)
        process.wait(timeout=30)

    assert "http://127.0.0.1:8199/" in said
    assert process.returncode == (130 if with_signal == signal.SIGINT else 143)
    assert len(children) == 2
    for child in children:
        with pytest.raises(ProcessLookupError):
            os.kill(child, 0)


def test_when_the_server_or_the_worker_dies_the_other_ends_too(prepared: Checkout):
    process = subprocess.Popen(
        [prepared.root / "portal", "run", "--port=8199"],
        env=prepared.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        one, other = both_started(prepared)
        os.kill(one, signal.SIGKILL)
        _, told = process.communicate(timeout=30)

    assert process.returncode == 1
    assert "the server or its worker ended" in told
    with pytest.raises(ProcessLookupError):
        os.kill(other, 0)


def test_bench_without_a_name_lists_the_benchmarks_there_are(prepared: Checkout):
    (prepared.root / "benchmarks").mkdir()
    (prepared.root / "benchmarks" / "__init__.py").touch()
    (prepared.root / "benchmarks" / "figures.py").touch()

    listed = prepared.run("bench")
    unknown = prepared.run("bench", "speed")
    prepared.run("bench", "figures", "--rows", "10")

    assert (listed.returncode, listed.stderr.split("\n", 1)[1].split() + listed.stdout.split()) == (0, ["figures"])
    assert (unknown.returncode, "there is no benchmark 'speed'" in unknown.stderr) == (1, True)
    assert prepared.called()[-1] == "-m benchmarks.figures --rows 10"


def test_the_lock_of_the_front_end_names_hashes_and_no_place():
    lock = (settings.BASE_DIR / "package-lock.json").read_text()

    assert '"integrity": "sha512-' in lock
    assert "resolved" not in lock
    assert "://" not in lock


@pytest.mark.parametrize("name", ["production", "development"])
def test_the_locked_python_packages_name_hashes_and_no_place(name: str):
    lines = (settings.BASE_DIR / "requirements" / f"{name}.txt").read_text().splitlines()

    packages = [line for line in lines if line and line[0] not in "# "]
    assert packages
    assert all("==" in line and line.endswith("\\") for line in packages)
    assert not [line for line in lines if "://" in line or "index-url" in line or "find-links" in line]
