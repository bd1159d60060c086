"""CPU and memory of running processes, as the kernel tells them (Linux)."""

import os
from pathlib import Path


def processes_below(pid: int) -> list[int]:
    """``pid`` and its children (gunicorn's workers)."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(int(child) for child in children)]


def cpu_seconds(pids: list[int]) -> float:
    ticks = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def resident_memory(pid: int) -> float:
    """In megabytes (10^6 bytes)."""
    return _memory(pid, "VmRSS")


def peak_memory(pid: int) -> float:
    """The most that was resident at a time since the start or ``restart_peak``, in megabytes."""
    return _memory(pid, "VmHWM")


def restart_peak(pid: int) -> None:
    Path(f"/proc/{pid}/clear_refs").write_text("5")


def _memory(pid: int, name: str) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    kibibytes = next(line.split()[1] for line in lines if line.startswith(f"{name}:"))
    return int(kibibytes) * 1024 / 1e6
