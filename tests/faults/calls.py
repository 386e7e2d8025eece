"""Every system call that changes files, failed in turn with each error, and killed, for a save and for a journal append."""

import json
import os
import pathlib
import re
import time
from concurrent.futures import ThreadPoolExecutor

from program import Count, Home, acknowledged, batch, need, scratch, Skip

ERRORS = ["ENOSPC", "EIO", "EACCES", "EROFS", "EXDEV", "EDQUOT"]
CALLS = ["openat", "write", "pwrite64", "fsync", "fdatasync", "rename", "renameat", "renameat2", "unlink", "unlinkat",
         "ftruncate", "mkdir", "mkdirat", "link", "linkat", "chmod", "fchmod", "fchmodat", "flock"]
FIRST = "was there before"
UNFINISHED = ".smk-*"
TWO_HOURS = 2 * 60 * 60
ITEMS = ["item A", "item B"]


def save(home, session, before=()):
    """A save of the whole file by a command; what it acknowledged."""
    change = home.folder / "change.jsonl"
    change.write_text(batch(ITEMS[0]))
    ran = home.run(["apply", session, change], before=before)
    return ran, ITEMS[:1] if ran.returncode == 0 else []


def append(home, session, before=()):
    """Two appends to the journal, then the file; what was acknowledged on the way."""
    text = "".join(f"park\n{item}\n" for item in ITEMS) + "quit\n"
    ran = home.run(["open", session, "--plain", "--step", "definitions"], before=before, text=text)
    return ran, acknowledged(ran.stdout, ITEMS)


def points(trace, folder):
    """The calls of a clean run that change files of the program: name and how manyth of its thread each is."""
    found, seen = set(), {}
    for line in trace.read_text(errors="replace").splitlines():
        row = re.match(r"(\d+)\s+(\w+)\((.*)", line)
        if not row:
            continue
        thread, name, rest = row.groups()
        number = seen[thread, name] = seen.get((thread, name), 0) + 1
        changes = name != "openat" or "O_CREAT" in rest
        if changes and str(folder) in rest:
            found.add((name, number))
    return sorted(found)


def trial(template, scenario, point, fault):
    """One run with one call failed or killed; what became of it."""
    name, number = point
    with scratch() as folder:
        home = template.copy(folder)
        session = next(home.sessions.glob("*.json"))
        trace = pathlib.Path(folder) / "trace"
        how = "signal=KILL" if fault == "KILL" else f"error={fault}"
        before = ["strace", "-f", "-qq", "-o", trace, "-e", f"trace={name}", "-e", f"inject={name}:{how}:when={number}"]
        ran, said = scenario(home, session, before=before)
        hit = ran.returncode == -9 if fault == "KILL" else "(INJECTED)" in trace.read_text(errors="replace")
        parked = home.parked(session)
        whole = parked is not None and parked[:1] == [FIRST] and parked[1:] == ITEMS[:len(parked) - 1]
        free = home.can_write(session)
        litter = left_behind(home, session, fault == "KILL") if fault == "KILL" or "unlink" not in name else []
        crashed = ran.returncode not in range(0, 6) and fault != "KILL"
        return {"hit": hit, "said": said, "parked": parked or [], "readable": whole and free, "litter": len(litter),
                "crashed": crashed, "what": f"{name} {number} {fault}", "output": ran.stdout[-600:] + ran.stderr[-600:]}


def left_behind(home, session, killed):
    """Half-written files that stay. Who is killed takes nothing away: whoever saves later does, once they are so old that
    nobody can be writing them."""
    if killed:
        for path in home.folder.rglob(UNFINISHED):
            os.utime(path, (time.time() - TWO_HOURS,) * 2)
        append(home, session)
    return list(home.folder.rglob(UNFINISHED))


def run(brief):
    need("strace")
    for name, scenario in [("save", save), ("journal append", append)]:
        with scratch() as folder:
            template = Home(folder)
            session = template.plan()
            first = template.folder / "first.jsonl"
            first.write_text(batch(FIRST))
            template.run(["apply", session, first])
            yield campaign(name, template, scenario, brief)


def campaign(name, template, scenario, brief):
    with scratch() as folder:
        home = template.copy(folder)
        trace = pathlib.Path(folder) / "trace"
        before = ["strace", "-f", "-y", "-qq", "-o", trace, "-e", "trace=" + ",".join(CALLS)]
        ran, said = scenario(home, next(home.sessions.glob("*.json")), before=before)
        if not trace.exists() or ran.returncode != 0 or not said:
            raise Skip(f"strace cannot follow a program here: {ran.stderr[-200:]}")
        found = points(trace, folder)
    faults = ["KILL", "ENOSPC"] if brief else ["KILL", *ERRORS]
    jobs = [(template, scenario, point, fault) for point in found for fault in faults]
    count = Count(f"system calls, {name} ({len(found)} calls x {len(faults)} faults)")
    with ThreadPoolExecutor(os.cpu_count() or 1) as hands:
        for result in hands.map(lambda job: trial(*job), jobs):
            judge(count, result)
    return count


def judge(count, result):
    if not result["hit"]:
        count.note("not reached")
        return
    lost = [item for item in result["said"] if item not in result["parked"]]
    count.trials += 1
    count.acknowledged += len(result["said"])
    count.lost += len(lost)
    count.unreadable += not result["readable"]
    if result["litter"]:
        count.fault("files left behind", result["litter"])
    if result["crashed"]:
        count.fault("crashed")
    if lost or not result["readable"] or result["crashed"]:
        print(f"  {result['what']}: {json.dumps(result)}")
