"""Large files that are made to cost as much as they can, for `hostile`: nobody should have to carry them around."""

import io
import json
import random
import struct
import zipfile
import zlib

LARGEST = (20 << 20) - 64_000
NOW = "2026-03-12T12:00:00Z"


def letters(count):
    return "".join(random.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=count))


def sessions(session):
    """Session files of nearly the largest size, by name; `session` is a small one that holds."""

    def with_state(name, value):
        document = {**session, "log": [], "drafts": []}
        document.pop("base", None)
        document["state"] = {**session["state"], name: value}
        return document

    def with_log(entries):
        return {**session, "base": session["state"], "log": entries, "drafts": []}

    def entry(number, **what):
        return {"seq": number, "at": NOW, **what}

    def person(number):
        return {"add_person": {"id": f"p{number}x", "name": f"Person {number}", "group": "sales"}}

    def taken_back():
        done = 60_000
        return [entry(n + 1, do=[]) for n in range(done)] + [entry(done + n + 1, undo=n + 1) for n in range(done)]

    draft = {"field": "wording", "text": "a", "at": NOW}
    def text(document):
        return json.dumps(document, separators=(",", ":")).encode()

    yield "zeros.json", lambda: text(with_state("later", [0] * (LARGEST // 2)))
    yield "words.json", lambda: text(with_state("later", ["a"] * 2_400_000))
    yield "most-zeros.json", lambda: text(with_state("later", [0] * 4_900_000))
    yield "names.json", lambda: text(with_state("later", {str(name): 0 for name in range(800_000)}))
    yield "lists.json", lambda: text(with_state("later", [{"a": 0}] * (LARGEST // 8)))
    yield "most-lists.json", lambda: text(with_state("later", [{"a": 0}] * 130_000))
    yield "taken-back.json", lambda: text(with_log(taken_back()))
    yield "commands.json", lambda: text(with_log([entry(1, do=[{"pause_timer": {}}] * (LARGEST // 20))]))
    yield "most-commands.json", lambda: text(with_log([entry(1, do=[{"pause_timer": {}}] * 300_000)]))
    yield "entries.json", lambda: text(with_log([entry(n + 1, do=[{"pause_timer": {}}]) for n in range(80_000)]))
    yield "people.json", lambda: text(with_log([entry(1, do=[person(n) for n in range(30_000)])]))
    yield "drafts.json", lambda: text({**session, "drafts": [{"topic": f"t{n}", **draft} for n in range(100_000)]})


def workbook(**parts):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as book:
        kind = "<Relationship Id='{0}' Type='x/{1}' Target='{2}'/>"
        whole = "<Relationships>{}</Relationships>"
        inside = kind.format("r1", "worksheet", "sheet.xml") + kind.format("r2", "sharedStrings", "strings.xml")
        book.writestr("_rels/.rels", whole.format(kind.format("r1", "officeDocument", "xl/workbook.xml")))
        book.writestr("xl/_rels/workbook.xml.rels", whole.format(inside))
        book.writestr("xl/workbook.xml", "<workbook><sheets><sheet name='S' r:id='r1'/></sheets></workbook>")
        for name, content in parts.items():
            book.writestr(f"xl/{name}.xml", content)
    return held.getvalue()


def filled(piece, size, every=4000):
    """So much of one piece, with a little noise in it so that it does not shrink too well."""
    made, length = [], 0
    while length < size:
        made.append(piece * (every // len(piece)) + f"<!--{letters(60)}-->")
        length += every
    return "".join(made)


def many_entries():
    count = (20 << 20) // 47 - 1000
    fields = (20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0)
    listed = (b"PK\x01\x02" + struct.pack("<HHHHHHIIIHHHHHII", *fields) + b"a") * count
    first = b"PK\x03\x04" + struct.pack("<HHHHHIIIHH", 20, 0, 0, 0, 0, 0, 0, 0, 1, 0) + b"a"
    wide = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count, len(listed), len(first))
    wide += b"PK\x06\x07" + struct.pack("<IQI", 0, len(first) + len(listed), 1)
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return first + listed + wide + end


def surveys():
    """Survey files by name."""
    head = "<worksheet><sheetData><row r='1'><c t='str'><v>Team</v></c><c t='str'><v>Q</v></c></row>"
    tail = "</sheetData></worksheet>"
    questions = ",".join(f"q{n}" for n in range(200)) + "\n"

    def unlike():
        return "".join(",".join(letters(300) for _ in range(200)) + "\n" for _ in range(200))

    def one_cell():
        return head + "<row><c t='str'><v>" + filled("a", 49 << 20) + "</v></c></row>" + tail

    yield "many-entries.xlsx", many_entries
    yield "bomb.xlsx", lambda: workbook(sheet=b" " * (60 << 20))
    yield "texts.xlsx", lambda: workbook(sheet=head + tail, strings="<sst>" + filled("<si/>", 49 << 20) + "</sst>")
    yield "rows.xlsx", lambda: workbook(sheet=head + filled("<row><c><v>1</v></c></row>", 49 << 20) + tail)
    yield "cell.xlsx", lambda: workbook(sheet=one_cell())
    yield "unlike.csv", lambda: (questions + unlike()).encode()
    yield "long-cells.csv", lambda: (questions + (",".join(["x" * 32_000] * 200) + "\n") * 20).encode()
    yield "no-end.csv", lambda: ("a,b\n\"" + ("y" * 999 + "\n") * 100_000).encode()
    yield "wide-header.csv", lambda: (",".join(["q"] * 5_000_000) + "\n").encode()


def journal_lines(session, snapshot):
    head = {"format": "smarketing-journal", "version": 1, "session": session["id"], "snapshot": snapshot,
            "program": "x", "path": "x"}
    yield {"kind": "head", "value": head}
    for number in range(60_000):
        yield {"kind": "draft", "value": {"topic": f"t{number}", "field": "f", "text": "a", "at": NOW}}
    yield {"kind": "entry", "value": {"seq": 1, "at": NOW, "do": [{"park": {"id": "k1", "text": "x"}}]}}
    for number in range(60_000):
        what = {"undo": 1} if number % 2 == 0 else {"redo": 1}
        yield {"kind": "entry", "value": {"seq": 2 + number, "at": NOW, **what}}


def fingerprint(words):
    """64 bits of FNV-1a, as the program writes them."""
    value = 0xCBF29CE484222325
    for byte in words.encode():
        value = ((value ^ byte) * 0x100000001B3) & (1 << 64) - 1
    return f"{value:016x}"


def journal(session, text):
    """A journal on this session file, every line with its checksum."""
    lines = (json.dumps(line, separators=(",", ":")) for line in journal_lines(session, fingerprint(text)))
    return "".join(f"{zlib.crc32(line.encode()):08x} {line}\n" for line in lines).encode()
