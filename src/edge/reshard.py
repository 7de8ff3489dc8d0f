#!/usr/bin/env python3
"""Moves partners' files so that another number of workers can have them:

    reshard.py DIR N

DIR is the folder that holds one worker's `storage`, or the folders `shard-0`, `shard-1`, … of several; N is how many there
are to be, 1 to 8. All workers must have been stopped. Nothing is copied and nothing is opened but to ask whose it is. It
can be run again however it ended: until it has ended well, no worker starts (docs/workers.md).
"""

import fcntl
import hashlib
import os
import pathlib
import sqlite3
import sys

PARTNERS = "storage/hookpost-partner-v1"
REGISTRY = "storage/hookpost-registry-v1"
ALARMS = "CREATE TABLE IF NOT EXISTS _cf_ALARM (actor_id TEXT PRIMARY KEY, scheduled_time INTEGER, actor_name TEXT) WITHOUT ROWID"
AT_MOST = 8


def shard(partner, shards):
    """As src/placement has it; a test compares the two."""
    key = int.from_bytes(hashlib.sha256(partner.encode()).digest()[:8], "big")
    number = following = 0
    while following < shards:
        number = following
        key = (key * 2862933555777941757 + 1) % 2**64
        following = ((number + 1) << 31) // ((key >> 33) + 1)
    return number


def lock(folder):
    """The lock that workers take. It is held until this process ends."""
    file = open(folder / "lock", "a+")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        sys.exit(f"The data folder {folder} is in use by {file.read().strip()}. Stop that first.")
    return file


def database(path):
    return sqlite3.connect(path, isolation_level=None)


def owner(file):
    """Whose file it is. As its last user this also brings everything into the one file, so that it can be moved alone."""
    opened = database(file)
    opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    found = opened.execute("SELECT id FROM partner").fetchone() if has_table(opened, "partner") else None
    opened.close()
    return found and found[0]


def has_table(opened, name):
    return opened.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (name,)).fetchone()


def move_alarm(object_id, source, target):
    """Written where it goes before it is gone where it was."""
    if not (source / "metadata.sqlite").exists():
        return
    old, new = database(source / "metadata.sqlite"), database(target / "metadata.sqlite")
    if has_table(old, "_cf_ALARM"):
        columns = "actor_id, scheduled_time, actor_name"
        for row in old.execute(f"SELECT {columns} FROM _cf_ALARM WHERE actor_id = ?", (object_id,)).fetchall():
            new.execute(ALARMS)
            new.execute(f"INSERT OR REPLACE INTO _cf_ALARM ({columns}) VALUES (?, ?, ?)", row)
    new.close()
    if has_table(old, "_cf_ALARM"):
        old.execute("DELETE FROM _cf_ALARM WHERE actor_id = ?", (object_id,))
    old.close()


def move_keys(every, target):
    """The provider's keys lie with the first worker's registry. Counters go: each partner reports its own again."""
    files = [file for path in every for file in (path / REGISTRY).glob("*.sqlite") if file.name != "metadata.sqlite"]
    kept = [file for file in files if has_keys(file)]
    for path in every:
        for file in (path / REGISTRY).glob("*.sqlite*"):
            if file not in kept:
                file.unlink()
    for file in kept:
        target.mkdir(parents=True, exist_ok=True)
        os.rename(file, target / file.name)


def has_keys(file):
    """And leaves nothing else in it; as its last user it brings everything into the one file."""
    opened = database(file)
    found = has_table(opened, "provider_keys") and opened.execute("SELECT 1 FROM provider_keys").fetchone()
    if found and has_table(opened, "reports"):
        opened.execute("DELETE FROM reports")
    opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    opened.close()
    return found


def home(folder, number, shards):
    return folder if shards == 1 else folder / f"shard-{number}"


def main(folder, shards):
    own = {home(folder, number, shards) for number in range(shards)}
    every = own | {path for path in [folder, *(folder / f"shard-{n}" for n in range(AT_MOST))] if (path / "storage").exists()}
    for path in own:
        (path / PARTNERS).mkdir(parents=True, exist_ok=True)
    locks = [lock(path) for path in {folder, *every}]
    for path in every:
        (path / "shard").write_text(f"a move to {shards} that has not ended\n")
    moved = stayed = 0
    files = [file for path in sorted(every) for file in sorted((path / PARTNERS).glob("*.sqlite"))]
    for file in files:
        if file.name == "metadata.sqlite":
            continue
        partner = owner(file)
        if partner is None:
            sys.exit(f"{file} does not tell whose it is. Start the workers as they were and make one call for each partner.")
        target = home(folder, shard(partner, shards), shards) / PARTNERS
        if target == file.parent:
            stayed += 1
            continue
        move_alarm(file.stem, file.parent, target)
        os.rename(file, target / file.name)
        moved += 1
    move_keys(every, home(folder, 0, shards) / REGISTRY)
    for path in every - own:
        (path / PARTNERS / "metadata.sqlite").unlink(missing_ok=True)
        for rest in [PARTNERS, REGISTRY, "storage"]:
            if (path / rest).exists():
                (path / rest).rmdir()
        (path / "shard").unlink()
        if path != folder:
            for rest in ["socket", "lock"]:
                (path / rest).unlink(missing_ok=True)
            path.rmdir()
    for number in range(shards):
        mark = home(folder, number, shards) / "shard"
        if shards == 1:
            mark.unlink()
        else:
            mark.write_text(f"shard {number} of {shards}\n")
    del locks
    print(f"{moved} partners moved and {stayed} stayed where they were: {folder} is for {shards} now.")


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[2] not in map(str, range(1, AT_MOST + 1)) or not os.path.isdir(sys.argv[1]):
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]), int(sys.argv[2]))
