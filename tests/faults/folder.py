"""A disk that fills up, becomes read-only or goes away while a session is open on the screen."""

import os
import pathlib
import shutil
import subprocess

from program import JUDGES_TIME, Count, Home, Skip, need_root, scratch
from screen import park, parking

BANNER = "NOT SAVED"
SOON = 2.0


def fill(at):
    file = os.open(at / "everything", os.O_WRONLY | os.O_CREAT)
    try:
        while os.write(file, b"\0" * 4096):
            pass
    except OSError:
        os.close(file)


def empty(at):
    (at / "everything").unlink()


def freeze(at):
    subprocess.run(["mount", "-o", "remount,ro", at], check=True)


def thaw(at):
    subprocess.run(["mount", "-o", "remount,rw", at], check=True)


def vanish(at):
    subprocess.run(["umount", "-l", at], check=True)


def remove(at):
    shutil.rmtree(at / "s")


# What happens, to what, how it is undone if it is, and where the journal is.
CASES = [
    ("full disk, journal elsewhere", fill, empty, False),
    ("full disk, journal on it", fill, empty, True),
    # A disk with an open journal on it cannot be made read-only while it is mounted.
    ("read-only disk, journal elsewhere", freeze, thaw, False),
    ("folder unmounted", vanish, None, False),
    ("folder deleted", remove, None, False),
]


def run(_brief):
    need_root()
    for name, happen, undo, journal_too in CASES:
        yield case(name, happen, undo, journal_too)


def case(name, happen, undo, journal_too):
    with scratch() as folder:
        folder = pathlib.Path(folder)
        at = folder / "disk"
        at.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "none", at], capture_output=True).returncode:
            raise Skip("no tmpfs can be mounted here")
        try:
            return session_on(Count(f"during a session, {name}"), folder, at, (happen, undo, journal_too))
        finally:
            subprocess.run(["umount", "-l", at], capture_output=True)


def session_on(count, folder, at, work):
    happen, undo, journal_too = work
    home = Home(folder, sessions=at / "s", state=at / "state" if journal_too else None)
    session = home.plan()
    screen = parking(home, session)
    try:
        park(screen, "before", first=True)
        screen.expect("saved ")
        happen(at)
        park(screen, "while it is gone")
        after = screen.wait_for(BANNER)
        if after is None or (JUDGES_TIME and after > SOON):
            count.fault("banner not within 2 s")
        else:
            count.note(f"banner after {after:.1f} s")
        park(screen, "typing goes on")
        elsewhere = folder / "elsewhere.json"
        save_elsewhere(screen, elsewhere)
        park(screen, "in the new file")
        screen.expect("saved ")
        screen.close()
        wanted = ["before", "while it is gone", "typing goes on", "in the new file"]
        judge(count, home, elsewhere, wanted, screen)
        if undo:
            undo(at)
            # The first file holds what it held when it could last be written.
            judge(count, home, session, wanted[:1], screen)
    finally:
        if screen.pid:
            try:
                screen.close()
            except OSError:
                pass
    return count


def save_elsewhere(screen, path):
    screen.send("\x1b")
    screen.wait_for("\0", 0.2)
    screen.send(":")
    screen.expect("save")
    screen.send("save elsewhere")
    screen.expect("save elsewhere")
    screen.send("\r")
    screen.expect("Where shall the session be saved?")
    screen.send(f"\x01{path}")
    screen.wait_for("\0", 0.2)
    screen.send("\r")
    if screen.wait_for("Definitions") is None:
        raise RuntimeError(screen.text())
    screen.send("p")
    screen.expect("Parking lot")
    screen.send("\x1b")
    screen.wait_for("\0", 0.2)


def judge(count, home, session, wanted, screen):
    parked = home.parked(session)
    count.trials += 1
    count.acknowledged += len(wanted)
    count.lost += len([item for item in wanted if item not in (parked or [])])
    if parked is None or not home.can_write(session):
        count.unreadable += 1
        ran = home.run(["check", session])
        print(f"  {session}: {parked}; {ran.stdout[-400:]}{ran.stderr[-400:]}\n{screen.text()}")
