"""The program in a pseudo-terminal, and what its screen shows: enough of a terminal for what the program draws."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import threading
import time

from program import BINARY, PATIENCE

SIZE = (30, 100)
CONTROL = re.compile(rb"\x1b\[([?<>=]?)([0-9;]*)([A-Za-z])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]|\x1b[=>78]")


class Screen:
    """A window with the program in it; a thread reads what it draws, and when."""

    def __init__(self, home, arguments, before=()):
        self.rows = [[" "] * SIZE[1] for _ in range(SIZE[0])]
        self.row = self.column = 0
        self.rest = b""
        self.painted = 0.0
        self.changed = threading.Condition()
        command = list(map(str, [*before, BINARY, *arguments]))
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], command, home.environment())
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self):
        while True:
            try:
                more = os.read(self.terminal, 65536)
            except OSError:
                return
            if not more:
                return
            with self.changed:
                self.painted = time.monotonic()
                self.draw(more)
                self.changed.notify_all()

    def draw(self, more):
        data, at = self.rest + more, 0
        while at < len(data):
            if data[at] == 0x1B:
                code = CONTROL.match(data, at)
                if not code and len(data) - at < 32:
                    break
                at = code.end() if code else at + 1
                if code and code.group(3):
                    self.obey(code.group(3), code.group(1), code.group(2).decode())
                continue
            end = at + 1
            while end < len(data) and data[end] & 0xC0 == 0x80:
                end += 1
            if end == len(data) and data[at] >= 0xC0 and end - at < 2:
                break
            self.put(data[at:end].decode(errors="replace"))
            at = end
        self.rest = data[at:]

    def obey(self, letter, private, numbers):
        values = [int(number or 0) for number in numbers.split(";")] if numbers else []
        if letter == b"H":
            self.row, self.column = [max(1, value) - 1 for value in (values + [1, 1])[:2]]
        elif letter == b"J" and not private:
            self.rows = [[" "] * SIZE[1] for _ in range(SIZE[0])]
        elif letter == b"K" and self.row < SIZE[0]:
            self.rows[self.row][self.column:] = [" "] * (SIZE[1] - self.column)

    def put(self, character):
        if character == "\r":
            self.column = 0
        elif character == "\n":
            self.row += 1
        elif character >= " " and self.row < SIZE[0] and self.column < SIZE[1]:
            self.rows[self.row][self.column] = character
            self.column += 1

    def text(self):
        with self.changed:
            return "\n".join("".join(row).rstrip() for row in self.rows)

    def send(self, keys):
        os.write(self.terminal, keys if isinstance(keys, bytes) else keys.encode())

    def wait_for(self, text, patience=20):
        """Waits until a text is on the screen; after how many seconds it was, or None."""
        begun = time.monotonic()
        while text not in self.text():
            with self.changed:
                self.changed.wait(0.05)
            if time.monotonic() - begun > patience:
                return None
        return time.monotonic() - begun

    def expect(self, text):
        if self.wait_for(text) is None:
            raise RuntimeError(f"waited for {text!r} in vain:\n{self.text()}")

    def close(self, name=signal.SIGKILL):
        """Ends the program, and the other program it may run under: what only loses its tracer goes on writing."""
        try:
            os.killpg(self.pid, name)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        # Nothing can be read any more once the last of them has let go of the terminal.
        self.reader.join(PATIENCE)
        os.close(self.terminal)


def parking(home, session, before=()):
    """The program with its parking lot open and the first item typed in."""
    screen = Screen(home, ["open", session, "--step", "definitions"], before)
    screen.expect("Definitions")
    screen.send("p")
    screen.expect("Parking lot")
    return screen


def park(screen, item, first=False):
    screen.send(("" if first else "n") + item)
    screen.expect(item)
    screen.send("\r")
    screen.expect(f"= {item}")
