"""From a key to the picture, while every confirmation and rename takes 200 milliseconds, and while none does."""

import random
import time

from program import JUDGES_TIME, Count, Home, need, scratch
from screen import parking

CALLS = "fsync,fdatasync,rename,renameat,renameat2"
WATCHED = ["strace", "-f", "-qq", "--seccomp-bpf", "-o", "/dev/null", "-e", f"trace={CALLS}"]
# Half of all keys may take so much longer while the folder is slow.
MOST_SLOWER = 1.5
SLOW = [*WATCHED, "-e", f"inject={CALLS}:delay_enter=200000"]


def times(before, keys):
    """Milliseconds from each key to the next picture, with a change to be saved every few keys."""
    chance, found = random.Random(3), []
    with scratch() as folder:
        home = Home(folder)
        screen = parking(home, home.plan(), before)
        try:
            # A folder that is slow is slow to open, too.
            time.sleep(1)
            for number in range(keys):
                key = "\r" if number % 8 == 7 else "n" if number % 8 == 0 and number else chance.choice("abcdefg")
                begun = time.monotonic()
                screen.send(key)
                with screen.changed:
                    screen.changed.wait_for(lambda: screen.painted > begun, 5)
                    found.append((screen.painted - begun) * 1000)
                time.sleep(0.02 + chance.random() / 50)
        finally:
            screen.close()
    return sorted(found)


def run(brief):
    need("strace")
    keys = 160 if brief else 800
    fast, slow = times(WATCHED, keys), times(SLOW, keys)
    count = Count(f"key to paint, {keys} keys, fast folder and one that takes 200 ms a call")
    count.trials = 2
    for name, share in [("p50", 0.5), ("p95", 0.95)]:
        one, other = (row[int(len(row) * share)] for row in (fast, slow))
        count.note(f"= {name}: {one:.2f} ms, {other:.2f} ms, ratio", round(other / one, 2))
        if name == "p50" and JUDGES_TIME and other > one * MOST_SLOWER:
            count.fault(f"p50 more than {MOST_SLOWER} times as slow")
    yield count
