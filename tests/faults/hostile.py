"""Large and hostile files: no crash, bounded memory and time, a message that names the file, nothing written, nothing
that acts on a terminal."""

import json
import os
import pathlib
import random
import subprocess
import sys
import time
import zipfile

import large
from program import BINARY, JUDGES_TIME, Count, Home, Lines, scratch

MOST_MEGABYTES, MOST_SECONDS = 512, 10
ROW = "<row>" + '<c t="inlineStr"><is><t>x</t></is></c>' * 20 + "</row>"


def measured(home, arguments):
    """Runs a command: its status, peak memory in MB, seconds, and what it said."""
    said = home.folder / "said"
    with open(said, "wb") as out:
        begun = time.monotonic()
        child = subprocess.Popen([BINARY, *map(str, arguments)], env=home.environment(), stdin=subprocess.DEVNULL,
                                 stdout=out, stderr=out)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return child.returncode, usage.ru_maxrss / unit, time.monotonic() - begun, said.read_bytes()


def files(home, folder, session):
    """Each file with the command that is to refuse it or to bear it."""
    head, _, tail = session.read_text().partition('"parking": []')

    def put(name, *pieces):
        # In pieces: what this process once held would count as the memory of the next one.
        with open(folder / name, "wb") as file:
            for piece in pieces:
                content, times = piece if isinstance(piece, tuple) else (piece, 1)
                for _ in range(times):
                    file.write(content.encode() if isinstance(content, str) else content)
        return folder / name

    yield "session of 19 MB", ["check", put("long.json", head, '"parking": [', *items(17_000), "]", tail)]
    yield "session of 25 MB", ["check", put("longer.json", head, '"parking": [', *items(23_000), "]", tail)]
    yield "deep nesting", ["check", put("deep.json", head, '"parking": ', ("[" * 1000, 2000), tail)]
    yield "19 MB of zeros", ["check", put("zeros.json", (b"\0" * 1024, 19 << 10))]
    rows = ("Sales,4,5\nMarketing,2,1\n" * 100, 44_000)
    yield "a survey of 100 MB", ["survey", put("rows.csv", "Which team?,Q1,Q2\n", rows)]
    yield "a cell of 100 MB", ["survey", put("cell.csv", 'Which team?,Q1\nSales,"', ("x" * 1024, 100 << 10))]
    yield "a million columns", ["survey", put("wide.csv", ("Question,", 1_000_000))]
    yield "a workbook that inflates", ["survey", workbook(folder / "bomb.xlsx", 300_000)]
    yield "a workbook of rubbish", ["survey", put("rubbish.xlsx", b"PK\3\4", (bytes(range(256)), 40_000))]
    with open(left_by_a_kill(home, session), "ab") as journal:
        for _ in range(100 << 10):
            journal.write(b"rubbish " * 127 + b"\n")
    yield "a journal with 100 MB of rubbish", ["check", session]
    device = folder / "device.csv"
    device.symlink_to("/dev/zero")
    yield "an endless file", ["survey", device]


def made(home, folder, session):
    """The files of `large`, each made when its turn comes and gone after it."""
    random.seed(1)
    text = session.read_text()
    for kind, command in ((large.sessions(json.loads(text)), "check"), (large.surveys(), "survey")):
        for name, make in kind:
            path = folder / name
            write(path, make)
            yield name, [command, path]
            path.unlink()
    journals = home.state / "smarketing" / "journal"
    journals.mkdir(parents=True, exist_ok=True)
    for old in journals.glob("*.jsonl"):
        old.unlink()
    name = f"{json.loads(text)['id']}-{large.fingerprint(os.path.realpath(session))}.jsonl"
    write(journals / name, lambda: large.journal(json.loads(text), text))
    yield "a journal that takes everything back", ["check", session]


def write(path, make):
    """Makes a file in a process of its own: a child begins with the memory of its parent, and that would be counted."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            path.write_bytes(make())
            status = 0
        finally:
            os._exit(status)
    if os.waitpid(child, 0)[1] != 0:
        raise RuntimeError(f"{path} cannot be made")


def left_by_a_kill(home, session):
    """The journal of a program that was killed."""
    lines = Lines(home, session)
    lines.park("in the journal")
    lines.kill()
    return next(home.state.glob("smarketing/journal/*.jsonl"))


def items(number):
    for index in range(number):
        comma = "," if index else ""
        item = {"id": f"k{index}", "text": "x" * 1000, "at": "2026-11-22T13:07:06Z", "end": "waiting"}
        yield comma + json.dumps(item)


def workbook(path, rows):
    """A sheet of 240 MB in a file of one."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        kinds = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        book.writestr("[Content_Types].xml", kinds)
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(b"<worksheet><sheetData>")
            for _ in range(rows // 100):
                sheet.write(ROW.encode() * 100)
            sheet.write(b"</sheetData></worksheet>")
    return path


def run(_brief):
    count = Count("large and hostile files")
    worst = [0.0, 0.0]
    with scratch() as folder:
        home = Home(folder)
        session = home.plan()
        before = listing(home)
        there = pathlib.Path(folder) / "home"
        for name, arguments in files(home, there, session):
            judge(count, worst, name, measured(home, arguments), arguments)
        count.unreadable = int(home.parked(session) != ["in the journal"])
        for name, arguments in made(home, there, session):
            judge(count, worst, name, measured(home, arguments), arguments)
        count.lost = len(set(before) - set(listing(home)))
        count.fault("files written", len(set(listing(home)) - set(before)))
        count.note("MB at most", round(worst[0]))
    count.note("s at most", round(worst[1], 1))
    yield count


def judge(count, worst, name, outcome, arguments):
    """Counts a trial and what was wrong with it."""
    status, megabytes, seconds, said = outcome
    print(f"  {name}: status {status}, {megabytes:.0f} MB, {seconds:.1f} s", flush=True)
    count.trials += 1
    worst[:] = max(worst[0], megabytes), max(worst[1], seconds)
    acts = any(byte < 32 and byte not in b"\n\t" or byte == 127 for byte in said)
    nameless = status == 1 and pathlib.Path(arguments[1]).name.encode() not in said
    bad = status not in range(0, 6) or megabytes > MOST_MEGABYTES or acts or nameless
    if bad or (seconds > MOST_SECONDS and JUDGES_TIME):
        count.fault("beyond the bounds")
        print(f"    {said[-300:]!r}")


def listing(home):
    return sorted(str(path) for path in home.sessions.rglob("*"))
