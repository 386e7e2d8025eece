"""A window that is killed frees its session at once, and while it lives nobody else writes."""

import pathlib

from program import Count, Home, Lines, batch, scratch


def run(brief):
    count = Count("a killed holder of the lock")
    for _ in range(3 if brief else 20):
        with scratch() as folder:
            home = Home(folder)
            session = home.plan()
            change = pathlib.Path(folder) / "change.jsonl"
            change.write_text(batch("from outside"))
            lines = Lines(home, session)
            said = ["first"] if lines.park("first") else []
            if home.run(["apply", session, change]).returncode != 5:
                count.fault("written while another window had it")
            lines.kill()
            parked = home.parked(session)
            count.trials += 1
            count.acknowledged += len(said)
            count.lost += len([item for item in said if item not in (parked or [])])
            count.unreadable += not home.can_write(session)
    if count.acknowledged < count.trials:
        count.fault("without a word that it was saved", count.trials - count.acknowledged)
    yield count
