"""Shuts a process in: what it may read and write, use up, start, signal and reach.

`confine` is called in a new child process, before any foreign code runs in it. Three
services of the Linux kernel share the work, and none of them asks for privileges:

- Landlock: files may be read where Python and TensorFlow live, and written inside
  one scratch folder.
- Seccomp: no new processes, no sockets, no signals to anyone else.
- Resource limits: memory, seconds of the processor, size of a file, open files.

A process cannot take any of it back.
"""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MEBIBYTE = 2**20


@dataclass(frozen=True)
class Limits:
    """What a submission may use.

    Attributes:
        cell_seconds: Seconds for one cell, or for one exercise of the judge.
        seconds: Seconds for the whole notebook.
        memory: Bytes of memory beyond what importing TensorFlow took.
        file_size: Bytes of the largest file it may write.
        output: Characters that are kept of what one cell prints.
    """

    cell_seconds: float = 20.0
    seconds: float = 120.0
    memory: int = 2048 * MEBIBYTE
    file_size: int = 16 * MEBIBYTE
    output: int = 20_000


class UnconfinedError(RuntimeError):
    """The system cannot shut a process in, so nothing foreign may run."""


def confine(scratch: Path, readable: tuple[Path, ...], limits: Limits) -> None:
    """Shuts this process in, for good.

    Args:
        scratch: The one folder that it may write to. It becomes the current folder.
        readable: Further folders and files that it may read, beside those of Python
            and of the system.
        limits: What it may use.

    Raises:
        UnconfinedError: If the system lacks one of the services.
    """
    missing = lacking()
    if missing:
        raise UnconfinedError(missing)
    os.setsid()
    os.chdir(scratch)
    _limit(limits)
    _call("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    _close_folders(scratch, readable)
    _filter_calls()


def lacking() -> str | None:
    """What this system lacks for `confine`, in words; None if it has everything."""
    if sys.platform != "linux":
        return (
            "Submissions run shut in by the Linux kernel, and this system is "
            f"{platform.system()}. Grade on Linux, in a virtual machine or in WSL."
        )
    if platform.machine() not in _CALLS:
        return (
            f"Submissions are shut in on {' and '.join(_CALLS)} processors, and this "
            f"is {platform.machine()}."
        )
    if _landlock_version() < 1:
        return (
            "This Linux kernel offers no Landlock, which keeps submissions away from "
            "your files. It is part of Linux since 5.13: update the kernel, or allow "
            "the landlock calls in the container's settings."
        )
    return None


def _limit(limits: Limits) -> None:
    in_use = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf(
        "SC_PAGE_SIZE"
    )
    seconds = int(limits.seconds) + 5
    for kind, most in (
        (resource.RLIMIT_AS, in_use + limits.memory),
        (resource.RLIMIT_CPU, seconds * (os.cpu_count() or 1)),
        (resource.RLIMIT_FSIZE, limits.file_size),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 256),
    ):
        resource.setrlimit(kind, (most, most))


# The C library

_libc = ctypes.CDLL(None, use_errno=True)
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 38, 22, 2


def _call(name: str, *arguments: object) -> int:
    """Calls a function of the C library; -1 becomes an OSError."""
    returned = getattr(_libc, name)(*arguments)
    if returned < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
    return returned


# Landlock: https://docs.kernel.org/userspace-api/landlock.html

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_ASK_VERSION, _PATH_BENEATH = 1, 1
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_TRUNCATE = 1 << 14
_READ = _EXECUTE | _READ_FILE | _READ_DIR
_OF_A_FILE = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE
_RIGHTS = {1: 2**13 - 1, 2: 2**14 - 1, 3: 2**15 - 1, 4: 2**15 - 1, 5: 2**16 - 1}
"""All rights over files that a version of Landlock knows, as bits."""
_DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")
_SYSTEM = ("/usr", "/lib", "/lib64", "/bin", "/etc", "/proc", "/sys/devices/system")


def _landlock_version() -> int:
    return _libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _ASK_VERSION)


def _close_folders(scratch: Path, readable: tuple[Path, ...]) -> None:
    rights = _RIGHTS[min(_landlock_version(), 5)]
    attributes = struct.pack("Q", rights)
    ruleset = _call(
        "syscall", _CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), 0
    )
    python = (Path(sys.prefix), Path(sys.base_prefix))
    for path in (*python, *map(Path, _SYSTEM), *readable):
        _allow(ruleset, path, rights & _READ)
    for path in map(Path, _DEVICES):
        _allow(ruleset, path, rights & (_READ_FILE | _WRITE_FILE))
    _allow(ruleset, scratch, rights)
    _call("syscall", _RESTRICT_SELF, ruleset, 0)
    os.close(ruleset)


def _allow(ruleset: int, path: Path, rights: int) -> None:
    if not path.exists():
        return
    handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    if not path.is_dir():
        rights &= _OF_A_FILE
    rule = struct.pack("=Qi", rights, handle)
    _call("syscall", _ADD_RULE, ruleset, _PATH_BENEATH, rule, 0)
    os.close(handle)


# Seccomp: https://docs.kernel.org/userspace-api/seccomp_filter.html

_REFUSED = (
    "socket",
    "fork",
    "vfork",
    "execve",
    "execveat",
    "tkill",
    "ptrace",
    "pidfd_open",
    "pidfd_send_signal",
    "rt_sigqueueinfo",
    "rt_tgsigqueueinfo",
    "process_vm_readv",
    "process_vm_writev",
    "io_uring_setup",
    "setns",
    "unshare",
    "mount",
    "umount2",
    "chroot",
    "bpf",
    "perf_event_open",
    "keyctl",
    "add_key",
    "sched_setaffinity",
    "setpriority",
)
_CALLS: dict[str, tuple[int, dict[str, int]]] = {
    "x86_64": (
        0xC000003E,
        {
            "socket": 41,
            "clone": 56,
            "fork": 57,
            "vfork": 58,
            "execve": 59,
            "kill": 62,
            "ptrace": 101,
            "rt_sigqueueinfo": 129,
            "setpriority": 141,
            "chroot": 161,
            "mount": 165,
            "umount2": 166,
            "tkill": 200,
            "sched_setaffinity": 203,
            "tgkill": 234,
            "add_key": 248,
            "keyctl": 250,
            "unshare": 272,
            "rt_tgsigqueueinfo": 297,
            "perf_event_open": 298,
            "setns": 308,
            "process_vm_readv": 310,
            "process_vm_writev": 311,
            "bpf": 321,
            "execveat": 322,
            "pidfd_send_signal": 424,
            "io_uring_setup": 425,
            "pidfd_open": 434,
            "clone3": 435,
        },
    ),
    "aarch64": (
        0xC00000B7,
        {
            "umount2": 39,
            "mount": 40,
            "chroot": 51,
            "unshare": 97,
            "ptrace": 117,
            "sched_setaffinity": 122,
            "kill": 129,
            "tkill": 130,
            "tgkill": 131,
            "rt_sigqueueinfo": 138,
            "setpriority": 140,
            "socket": 198,
            "add_key": 217,
            "keyctl": 219,
            "clone": 220,
            "execve": 221,
            "rt_tgsigqueueinfo": 240,
            "perf_event_open": 241,
            "setns": 268,
            "process_vm_readv": 270,
            "process_vm_writev": 271,
            "bpf": 280,
            "execveat": 281,
            "pidfd_send_signal": 424,
            "io_uring_setup": 425,
            "pidfd_open": 434,
            "clone3": 435,
        },
    ),
}
"""Of each kind of processor: its number, and the numbers of the calls named here."""

_LOAD, _IF_EQUAL, _IF_ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_NOT_PERMITTED, _NOT_KNOWN = 0x00050001, 0x00050026
"""The call returns EPERM, or ENOSYS, which makes the C library use an older one."""
_NUMBER, _PROCESSOR, _FIRST_ARGUMENT = 0, 4, 16
_CLONE_THREAD, _OTHER_CALLING_CONVENTION = 0x10000, 0x40000000

Instruction = tuple[int, int, int, int]


def _filter_calls() -> None:
    program = list(_program())
    code = b"".join(struct.pack("HBBI", *instruction) for instruction in program)
    buffer = ctypes.create_string_buffer(code, len(code))
    header = struct.pack("HP", len(program), ctypes.addressof(buffer))
    _call("prctl", _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, header, 0, 0)


def _program() -> Iterator[Instruction]:
    """The filter that the kernel runs for every call: what matches returns."""
    processor, numbers = _CALLS[platform.machine()]
    yield _LOAD, 0, 0, _PROCESSOR
    yield _IF_EQUAL, 1, 0, processor
    yield _RETURN, 0, 0, _KILL
    yield _LOAD, 0, 0, _NUMBER
    yield _IF_ANY_BIT, 0, 1, _OTHER_CALLING_CONVENTION
    yield _RETURN, 0, 0, _NOT_PERMITTED
    for name in _REFUSED:
        if name in numbers:
            yield from _answer(numbers[name], _NOT_PERMITTED)
    yield from _answer(numbers["clone3"], _NOT_KNOWN)
    yield from _only_if(numbers["clone"], _IF_ANY_BIT, _CLONE_THREAD)
    for name in ("kill", "tgkill"):
        yield from _only_if(numbers[name], _IF_EQUAL, os.getpid())
    yield _RETURN, 0, 0, _ALLOW


def _answer(number: int, answer: int) -> Iterator[Instruction]:
    yield _IF_EQUAL, 0, 1, number
    yield _RETURN, 0, 0, answer


def _only_if(number: int, test: int, value: int) -> Iterator[Instruction]:
    """Allows a call if its first argument passes a test."""
    yield _IF_EQUAL, 0, 4, number
    yield _LOAD, 0, 0, _FIRST_ARGUMENT
    yield test, 1, 0, value
    yield _RETURN, 0, 0, _NOT_PERMITTED
    yield _RETURN, 0, 0, _ALLOW
