"""The program under test, in a home of its own: commands, sessions as numbered lines, and what a home holds afterwards.

Everything here is the standard library. What a part of the campaign counts, it counts itself; any fault or loss, and a
part without a trial, is a failure.
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ.get("SMARKETING_BIN", ROOT / "target" / "debug" / "smarketing")).resolve()
# A program built without optimising is slow; its times are told and not judged.
JUDGES_TIME = "debug" not in BINARY.parts
PATIENCE = 60


class Skip(Exception):
    """A part that cannot run here, and why."""


class Count:
    """What the trials of a part came to; one line of the report."""

    def __init__(self, name):
        self.name = name
        self.trials = self.acknowledged = self.lost = self.unreadable = 0
        self.notes, self.faults = {}, {}

    def fault(self, what, times=1):
        """Something that must not be; a part with one has failed."""
        if times:
            self.faults[what] = self.faults.get(what, 0) + times

    def note(self, what, times=1):
        self.notes[what] = self.notes.get(what, 0) + times

    def line(self):
        extra = "".join(f", {times} {what}" for what, times in sorted(self.notes.items()))
        extra += "".join(f", FAILED: {times} {what}" for what, times in sorted(self.faults.items()))
        return (f"{self.name}: {self.trials} trials, {self.acknowledged} acknowledged, "
                f"{self.lost} lost, {self.unreadable} unreadable{extra}")

    def failed(self):
        """Whether something is wrong; what was never tried has shown nothing."""
        return self.trials == 0 or self.lost + self.unreadable > 0 or bool(self.faults)


class Home:
    """A folder with everything the program would keep elsewhere."""

    def __init__(self, folder, sessions=None, state=None):
        self.folder = pathlib.Path(folder)
        self.sessions = pathlib.Path(sessions) if sessions else self.folder / "sessions"
        self.state = pathlib.Path(state) if state else self.folder / "state"
        (self.folder / "home").mkdir(parents=True, exist_ok=True)

    def environment(self):
        return {
            "HOME": str(self.folder / "home"), "XDG_STATE_HOME": str(self.state),
            "XDG_CONFIG_HOME": str(self.folder / "config"), "SMARKETING_DIR": str(self.sessions),
            "PATH": os.environ.get("PATH", ""), "TZ": "UTC", "LANG": "C.UTF-8", "TERM": "xterm-256color",
        }

    def run(self, arguments, before=(), text="", patience=PATIENCE):
        """Runs a command, perhaps under another program; a child that is killed has a negative status."""
        return subprocess.run([*before, BINARY, *map(str, arguments)], env=self.environment(), input=text,
                              capture_output=True, text=True, errors="replace", timeout=patience)

    def plan(self, name="Q1"):
        """A new session; where its file is."""
        made = self.run(["new", name, "--company", "Acme", "--yes"])
        if made.returncode != 0:
            raise RuntimeError(f"no session could be made: {made.stderr}")
        return next(self.sessions.glob("*.json"))

    def parked(self, session):
        """What stands in the parking lot, journal included; None where the session cannot be read."""
        shown = self.run(["show", session, "--json"])
        if shown.returncode != 0:
            return None
        return [item["text"] for item in json.loads(shown.stdout)["state"].get("parking", [])]

    def can_write(self, session):
        """Whether the next one may change the session at once."""
        change = self.folder / "last.jsonl"
        change.write_text(batch("written afterwards"))
        return self.run(["apply", session, change]).returncode == 0

    def copy(self, folder):
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return Home(folder)


class Lines:
    """The program asking in numbered lines; it is answered line by line."""

    def __init__(self, home, session, before=()):
        command = [*before, BINARY, "open", session, "--plain", "--step", "definitions"]
        self.child = subprocess.Popen(list(map(str, command)), env=home.environment(), stdin=subprocess.PIPE,
                                      stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0)
        self.said = b""
        self.until(b"takes 1:")

    def until(self, *texts):
        """Reads on until one of the texts was said; which one, or None at the end."""
        begin = len(self.said)
        while True:
            found = [text for text in texts if text in self.said[begin:]]
            if found:
                return found[0]
            more = os.read(self.child.stdout.fileno(), 4096)
            if not more:
                return None
            self.said += more

    def send(self, text):
        try:
            self.child.stdin.write(text.encode())
        except BrokenPipeError:
            pass

    def park(self, item):
        """Parks an item; whether the program called it saved."""
        begin = len(self.said)
        self.send(f"park\n{item}\n")
        self.until(f"Parked: {item}".encode())
        return acknowledged(self.said[begin:].decode(errors="replace"), [item]) == [item]

    def kill(self):
        self.child.send_signal(signal.SIGKILL)
        self.child.wait()
        self.child.stdin.close()
        self.child.stdout.close()


def acknowledged(said, items):
    """The items a run of numbered lines called parked, without saying that they were not saved."""
    found = []
    for item in items:
        mark = said.find(f"Parked: {item}\n")
        # Trouble with an item is said between its question and the word that it is parked.
        if mark >= 0 and "Not saved" not in said[said.rfind("park", 0, mark):mark]:
            found.append(item)
    return found


def batch(item):
    return json.dumps({"do": [{"park": {"text": item}}]}) + "\n"


def scratch():
    return tempfile.TemporaryDirectory(prefix="smarketing-faults-")


def need_root():
    if os.geteuid() != 0:
        raise Skip("needs root")


def need(program):
    if shutil.which(program) is None:
        raise Skip(f"needs {program}")
