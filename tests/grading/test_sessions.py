"""A confined process runs a notebook, and can do nothing else."""

from __future__ import annotations

import socket
import threading
from pathlib import Path

import pytest

from tests.grading.conftest import SHORT
from tools.grading.confinement import Limits, UnconfinedError
from tools.grading.sessions import EndedError, Session, Warm


def printed(session: Session, cell: str) -> str:
    return session.run(cell)["text"]


# As a notebook


def test_cells_share_their_names(session: Session) -> None:
    session.run("x = 20")

    assert printed(session, "print(x + 1)") == "21\n"


def test_tensorflow_is_there_at_once(session: Session) -> None:
    cell = (
        "import tensorflow as tf\n"
        "x = tf.Variable([1.0, 2.0])\n"
        "with tf.GradientTape() as tape:\n"
        "    y = tf.reduce_sum(x**3)\n"
        "print(tape.gradient(y, x).numpy())"
    )

    assert printed(session, cell) == "[ 3. 12.]\n"


def test_graphs_run_on_threads_of_their_own(session: Session) -> None:
    cell = (
        "import tensorflow as tf\n"
        "x = tf.constant([1.0, 2.0])\n"
        "with tf.GradientTape() as tape:\n"
        "    tape.watch(x)\n"
        "    y = x**3\n"
        "print(tape.jacobian(y, x).numpy().tolist())"
    )

    assert printed(session, cell) == "[[3.0, 0.0], [0.0, 12.0]]\n"


def test_the_last_line_is_a_result(session: Session) -> None:
    assert session.run("6 * 7")["results"] == [{"text/plain": "42"}]


def test_a_figure_is_a_picture(session: Session) -> None:
    cell = (
        "%matplotlib inline\n"
        "import matplotlib.pyplot as plt\n"
        "plt.plot([1, 2])\n"
        "plt.show()"
    )

    assert "image/png" in session.run(cell)["results"][-1]


def test_an_error_is_shown_and_ends_nothing(session: Session) -> None:
    assert "ZeroDivisionError" in printed(session, "1 / 0")
    assert printed(session, "print('on')") == "on\n"


@pytest.mark.parametrize(
    "cell", ["import sys; sys.exit()", "exit()", "raise SystemExit"]
)
def test_an_exit_ends_nothing(session: Session, cell: str) -> None:
    session.run(cell)

    assert printed(session, "print('on')") == "on\n"


def test_await_works(session: Session) -> None:
    cell = "import asyncio\nawait asyncio.sleep(0)\nprint('awake')"

    assert printed(session, cell) == "awake\n"


def test_nobody_answers_to_input(session: Session) -> None:
    assert "EOFError" in printed(session, "input()")


def test_ask_gives_what_the_graders_code_prints(session: Session) -> None:
    session.run("x = 5")
    code = "import sys\nprint(get_ipython().user_ns['x'], file=sys.__stdout__)"

    assert session.ask(f"from IPython import get_ipython\n{code}") == "5\n"


# Time, memory and output


def test_an_endless_loop_is_interrupted_and_the_next_cell_runs(
    session: Session,
) -> None:
    assert "KeyboardInterrupt" in printed(session, "while True: pass")
    assert printed(session, "print('on')") == "on\n"


def test_a_loop_that_refuses_to_stop_is_killed(session: Session) -> None:
    cell = (
        "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass"
    )

    with pytest.raises(EndedError, match="longer than 3 s"):
        session.run(cell)
    with pytest.raises(EndedError):
        session.run("1")


def test_all_cells_together_have_a_limit(warm: Warm, tmp_path: Path) -> None:
    limits = Limits(cell_seconds=2, seconds=3)
    with warm.session(tmp_path, limits) as session:
        session.run("while True: pass")
        with pytest.raises(EndedError, match="notebook ran longer than 3 s"):
            session.ask("while True: pass")


def test_endless_output_is_cut(session: Session) -> None:
    text = printed(session, "while True: print('x' * 1000)")

    assert len(text) < 2 * SHORT.output
    assert "[The rest is left out.]" in text


@pytest.mark.parametrize(
    ("cell", "error"),
    [
        ("bytearray(10**11)", "MemoryError"),
        ("kept = []\nwhile True: kept.append(bytearray(10**8))", "MemoryError"),
        ("import tensorflow as tf\ntf.zeros((10**5, 10**5))", "ResourceExhausted"),
    ],
)
def test_memory_has_a_limit(warm: Warm, tmp_path: Path, cell: str, error: str) -> None:
    with warm.session(tmp_path, Limits(memory=2**29)) as session:
        assert error in printed(session, cell)


def test_a_file_has_a_limit(session: Session) -> None:
    cell = "with open('f', 'wb') as f:\n    while True: f.write(bytes(10**6))"

    assert "File too large" in printed(session, cell)


# What is outside

OUT_OF_REACH = {
    "remove": "import os; os.remove({victim!r})",
    "remove by TensorFlow": "import tensorflow as tf; tf.io.gfile.remove({victim!r})",
    "remove a folder": "import shutil; shutil.rmtree({folder!r})",
    "write": "open({victim!r}, 'w')",
    "truncate": "import os; os.truncate({victim!r}, 0)",
    "read": "print(open({victim!r}).read())",
    "list": "import os; print(os.listdir({folder!r}))",
    "rename": "import os; os.rename({victim!r}, 'mine')",
    "link": "import os; os.symlink({victim!r}, 'mine'); print(open('mine').read())",
}


@pytest.mark.parametrize("cell", OUT_OF_REACH.values(), ids=OUT_OF_REACH)
def test_other_files_are_out_of_reach(
    session: Session, tmp_path_factory: pytest.TempPathFactory, cell: str
) -> None:
    folder = tmp_path_factory.mktemp("elsewhere")
    victim = folder / "victim.txt"
    victim.write_text("precious")

    text = printed(session, cell.format(victim=str(victim), folder=str(folder)))

    assert victim.read_text() == "precious"
    assert [path.name for path in folder.iterdir()] == ["victim.txt"]
    assert "ermission" in text
    assert "precious" not in text


def test_its_own_folder_is_within_reach(session: Session, tmp_path: Path) -> None:
    session.run("open('notes.txt', 'w').write('mine')")

    assert (tmp_path / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("kind", ["SOCK_STREAM", "SOCK_DGRAM"])
def test_the_network_is_out_of_reach(session: Session, kind: str) -> None:
    with socket.socket(socket.AF_INET, getattr(socket, kind)) as listener:
        listener.bind(("127.0.0.1", 0))
        if kind == "SOCK_STREAM":
            listener.listen()
        listener.settimeout(0.2)
        cell = (
            "import socket\n"
            f"s = socket.socket(socket.AF_INET, socket.{kind})\n"
            f"s.connect({listener.getsockname()!r})\ns.send(b'x')"
        )

        assert "PermissionError" in printed(session, cell)
        with pytest.raises(TimeoutError):
            listener.accept() if kind == "SOCK_STREAM" else listener.recv(1)


@pytest.mark.parametrize(
    "cell",
    [
        "import os; os.fork()",
        "import subprocess; subprocess.run(['/bin/true'])",
        "import os; os.execv('/bin/true', ['true'])",
        "import os; os.kill(os.getppid(), 9)",
        "import os; os.kill(-1, 9)",
        "import os; os.killpg(os.getppid(), 9)",
    ],
)
def test_other_processes_are_out_of_reach(
    warm: Warm, session: Session, cell: str
) -> None:
    assert "PermissionError" in printed(session, cell)
    assert printed(session, "print('on')") == "on\n"
    assert warm.runs()


@pytest.mark.parametrize(
    "cell",
    [
        "import os; os._exit(0)",
        "import ctypes; ctypes.string_at(0)",
        "import os; os.kill(os.getpid(), 9)",
        "import os; os.abort()",
    ],
)
def test_a_process_that_ends_itself_is_noticed(session: Session, cell: str) -> None:
    with pytest.raises(EndedError, match="ended its own process"):
        session.run(cell)


def test_words_on_the_graders_line_end_the_session(session: Session) -> None:
    cell = (
        "import os\n"
        "for handle in range(3, 64):\n"
        "    try: os.write(handle, b'[]\\n')\n"
        "    except OSError: pass"
    )

    with pytest.raises(EndedError, match="grader's own line"):
        session.run(cell)


def test_a_thread_does_not_outlive_its_session(warm: Warm, tmp_path: Path) -> None:
    with warm.session(tmp_path, SHORT) as session:
        session.run(
            "import os, threading, time\n"
            "def write():\n"
            "    while True:\n"
            "        open('alive', 'a').write('x')\n"
            "        time.sleep(0.01)\n"
            "threading.Thread(target=write).start()"
        )
        child = int(session.run("os.getpid()")["results"][0]["text/plain"])
    for _ in range(200):
        if not Path(f"/proc/{child}").exists():
            return
        threading.Event().wait(0.05)
    pytest.fail("the process is still there")


def test_sessions_do_not_share_anything(warm: Warm, tmp_path: Path) -> None:
    folders = tmp_path / "one", tmp_path / "two"
    for folder in folders:
        folder.mkdir()
    with (
        warm.session(folders[0], SHORT) as one,
        warm.session(folders[1], SHORT) as two,
    ):
        one.run("import tensorflow as tf\ntf.square = None\nx = 1")
        text = printed(two, "import tensorflow as tf\nprint(tf.square(3).numpy(), x)")

    assert text.startswith("9") or "NameError" in text
    assert "NameError" in text


def test_what_a_system_lacks_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tools.grading.confinement.sys.platform", "darwin")

    with pytest.raises(UnconfinedError, match="Grade on Linux"):
        Warm()


def test_the_environment_of_a_session_is_its_own_folder(
    session: Session, tmp_path: Path
) -> None:
    text = printed(
        session, "import os, tempfile\nprint(os.getcwd(), tempfile.gettempdir())"
    )

    assert text.split() == [str(tmp_path)] * 2
    assert Path.cwd() != tmp_path
