"""Loss of power on real file systems: the shutdown call takes away whatever the disk had not confirmed."""

import fcntl
import os
import pathlib
import random
import struct
import subprocess
import time

from program import Count, Home, Lines, Skip, batch, need, need_root, scratch

SHUTDOWN = 0x8004587D
# Not even the log of the file system is written out.
WITHOUT_FLUSH = struct.pack("I", 2)
KINDS = {
    "ext4": (["mkfs.ext4", "-q", "-F"], "loop,noauto_da_alloc,commit=1", 64),
    "xfs": (["mkfs.xfs", "-q", "-f"], "loop", 320),
}
# Confirms without doing anything: with it the campaign has to find losses.
NO_SYNC = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e",
           "inject=fsync,fdatasync:retval=0"]


class Disk:
    """A file system in a file, mounted; unmounted on the way out, whatever happened."""

    def __init__(self, kind, folder):
        self.kind, self.folder = kind, pathlib.Path(folder)
        self.image, self.at = self.folder / "disk", self.folder / "at"

    def __enter__(self):
        make, _, size = KINDS[self.kind]
        self.at.mkdir()
        with open(self.image, "wb") as image:
            image.truncate(size << 20)
        made = subprocess.run([*make, self.image], capture_output=True, text=True)
        if made.returncode != 0 or not self.mount():
            raise Skip(f"{self.kind} cannot be mounted here")
        return self

    def mount(self):
        _, options, _ = KINDS[self.kind]
        command = ["mount", "-t", self.kind, "-o", options, self.image, self.at]
        return subprocess.run(command, capture_output=True).returncode == 0

    def cut_power(self):
        folder = os.open(self.at, os.O_RDONLY)
        try:
            fcntl.ioctl(folder, SHUTDOWN, WITHOUT_FLUSH)
        finally:
            os.close(folder)

    def restart(self):
        # Under strace the program ends a moment after strace was killed.
        for _ in range(50):
            if subprocess.run(["umount", self.at], capture_output=True).returncode == 0:
                break
            time.sleep(0.1)
        if not self.mount():
            raise RuntimeError(f"{self.kind} cannot be mounted again")

    def __exit__(self, *_):
        subprocess.run(["umount", self.at], capture_output=True)


def trial(disk, number, count, chance, before=()):
    home = Home(disk.at / str(number))
    session = home.plan()
    # The session was there the day before.
    os.sync()
    lines = Lines(home, session, before)
    said, items = [], [f"trial {number} item {index}" for index in range(1 + chance.randrange(6))]
    for item in items:
        if lines.park(item):
            said.append(item)
    if chance.random() < 0.3:
        # Into the time in which the file itself is written.
        subprocess.run(["sleep", str(1.4 + chance.random() / 4)])
    elif chance.random() < 0.3:
        # In the middle of the next change, which nobody called saved.
        lines.send("park\nnever acknowledged\n")
        subprocess.run(["sleep", str(chance.random() / 100)])
    disk.cut_power()
    lines.kill()
    disk.restart()
    judge(home, session, said, items, count)


def whole_file(disk, number, count):
    """A save by a command that has ended and said so."""
    home = Home(disk.at / f"{number} save")
    session = home.plan()
    change = home.folder / "change.jsonl"
    change.write_text(batch("by a command"))
    said = ["by a command"] if home.run(["apply", session, change]).returncode == 0 else []
    disk.cut_power()
    disk.restart()
    judge(home, session, said, said, count)


def judge(home, session, said, items, count):
    (home.folder / "home").mkdir(parents=True, exist_ok=True)
    parked = home.parked(session)
    count.trials += 1
    count.acknowledged += len(said)
    count.lost += len([item for item in said if item not in (parked or [])])
    wanted = [*items, "never acknowledged"]
    whole = parked is not None and parked == wanted[:len(parked)]
    if not whole or not home.can_write(session):
        count.unreadable += 1
        print(f"  {session}: {parked} of {wanted}, {home.run(['check', session]).stdout[-500:]}")


def run(trials, control=False):
    need_root()
    for kind in KINDS:
        need(f"mkfs.{kind}")
        with scratch() as folder, Disk(kind, folder) as disk:
            count = Count(f"power loss, {kind}" + (", confirmations swallowed" if control else ""))
            chance = random.Random(7)
            for number in range(trials):
                if control or number % 5:
                    trial(disk, number, count, chance, NO_SYNC if control else ())
                else:
                    whole_file(disk, number, count)
            if trials and not count.acknowledged:
                count.fault("parts in which nothing was called saved")
            yield count
