#!/usr/bin/env python3
"""Copies the data of a worker, or of several that share the partners, while they run or after they stopped; and back.

    backup.py make DATA BACKUP      copies DATA into the new folder BACKUP
    backup.py check BACKUP          whether a copy is whole
    backup.py restore BACKUP DATA   puts a copy into DATA, which has no data yet; no worker may run there

DATA is the folder that holds `storage`, or `shard-0`, `shard-1`, … of several workers (docs/workers.md).

Each partner's file is copied by SQLite in one transaction, so what was answered before the copy began is in it. The folder
gets its name when every byte is on the disk: a copy that was cut short has another, and is thrown away by the next. No key
is copied. After a restore every partner's object is woken once, and goes on with what waits (docs/deploying.md).
"""

import contextlib
import datetime
import hashlib
import json
import os
import pathlib
import shutil
import sqlite3
import sys
import time

sys.dont_write_bytecode = True
from reshard import ALARMS, AT_MOST, PARTNERS, lock  # noqa: E402

FORM = 1
MANIFEST = "manifest.json"
# Alarms: the objects' own are not copied, since a copy of them would be of another moment.
METADATA = "metadata.sqlite"
# So long a page of a file may be kept from us.
PATIENCE = 30
# Woken one after the other: all of them at once would be in memory at once.
MILLIS_BETWEEN_ALARMS = 10


def homes(data):
    """The folders that hold a worker's data, as they are called from `data`."""
    every = ["."] + [f"shard-{number}" for number in range(AT_MOST)]
    return [home for home in every if (data / home / "storage").is_dir()]


def sources(data):
    for home in homes(data):
        for file in sorted((data / home / "storage").glob("*/*.sqlite")):
            if file.name != METADATA:
                yield file


def copy(source, target):
    """One transaction, from the write-ahead log too. Opened to read only, so nothing of the worker's is changed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True, timeout=PATIENCE)) as old:
        with contextlib.closing(sqlite3.connect(target)) as new:
            old.backup(new, pages=-1)
    for rest in ["-wal", "-shm"]:
        pathlib.Path(f"{target}{rest}").unlink(missing_ok=True)


def entry(folder, file):
    return {"path": str(file.relative_to(folder)), "bytes": file.stat().st_size, "sha256": digest(file)}


def digest(file):
    hashed = hashlib.sha256()
    with open(file, "rb") as opened:
        for block in iter(lambda: opened.read(1 << 20), b""):
            hashed.update(block)
    return hashed.hexdigest()


def sync(path):
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def sync_all(folder):
    for path, _, files in os.walk(folder):
        for name in files:
            sync(os.path.join(path, name))
        sync(path)


def now():
    return datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def make(data, backup):
    if not homes(data):
        sys.exit(f"{data} holds no worker's data.")
    if backup.exists():
        sys.exit(f"{backup} is there already. Give each backup a folder of its own.")
    partial = backup.with_name(backup.name + ".partial")
    if partial.exists():
        shutil.rmtree(partial)
    os.umask(0o077)
    partial.mkdir(parents=True)
    began, entries = now(), []
    for source in sources(data):
        target = partial / source.relative_to(data)
        try:
            copy(source, target)
        except sqlite3.OperationalError:
            # A partner may have been erased meanwhile.
            if source.exists():
                raise
            continue
        entries.append(entry(partial, target))
    for home in homes(data):
        (partial / home / "storage").mkdir(parents=True, exist_ok=True)
        if (data / home / "shard").exists():
            shutil.copyfile(data / home / "shard", partial / home / "shard")
            entries.append(entry(partial, partial / home / "shard"))
    whole = {"form": FORM, "beganAt": began, "endedAt": now(), "files": entries}
    (partial / MANIFEST).write_text(json.dumps(whole, indent=1) + "\n")
    sync_all(partial)
    os.rename(partial, backup)
    sync(backup.parent)
    print(f"{len(entries)} files, {sum(one['bytes'] for one in entries)} bytes: {backup}")


def check(backup):
    """The manifest, if every file is as it says and SQLite finds it whole."""
    try:
        manifest = json.loads((backup / MANIFEST).read_text())
    except (OSError, ValueError) as error:
        sys.exit(f"{backup} is no backup, or one that was cut short: {error}")
    if manifest["form"] != FORM:
        sys.exit(f"{backup} is a backup of form {manifest['form']}, and this program knows form {FORM}.")
    there = {str(file.relative_to(backup)) for file in backup.rglob("*") if file.is_file()} - {MANIFEST}
    named = {one["path"]: one for one in manifest["files"]}
    if there != named.keys():
        sys.exit(f"{backup} has other files than its manifest names: {sorted(there ^ named.keys())}")
    for path, one in named.items():
        if entry(backup, backup / path) != one:
            sys.exit(f"{backup / path} is not as it was written. Take another backup.")
        if path.endswith(".sqlite"):
            with contextlib.closing(sqlite3.connect(f"file:{backup / path}?mode=ro&immutable=1", uri=True)) as opened:
                found = opened.execute("PRAGMA integrity_check").fetchone()[0]
            if found != "ok":
                sys.exit(f"{backup / path} is damaged: {found}")
    return manifest


def restore(backup, data):
    manifest = check(backup)
    data.mkdir(parents=True, exist_ok=True)
    for path in [data, *(data / home for home in homes(data))]:
        if any((path / "storage").glob("*")) or (path / "shard").exists():
            sys.exit(f"{path} has data. Give the backup a new folder, or move that data away first.")
    places = homes(backup)
    for home in places:
        (data / home).mkdir(exist_ok=True)
    locks = [lock(data / home) for home in places]
    for home in places:
        partial = data / home / "storage.partial"
        if partial.exists():
            shutil.rmtree(partial)
        shutil.copytree(backup / home / "storage", partial)
        wake(partial)
        sync_all(partial)
    # All is on the disk: from here on only names change.
    for home in places:
        if (backup / home / "shard").exists():
            shutil.copyfile(backup / home / "shard", data / home / "shard")
            sync(data / home / "shard")
        if (data / home / "storage").exists():
            (data / home / "storage").rmdir()
        os.rename(data / home / "storage.partial", data / home / "storage")
        sync(data / home)
    sync(data)
    del locks
    print(f"{len(manifest['files'])} files, as they were between {manifest['beganAt']} and {manifest['endedAt']}: {data}")


def wake(storage):
    """An alarm for each partner: what waits was due at another moment than the copies of alarms would say."""
    partners = storage / pathlib.Path(PARTNERS).name
    if not partners.is_dir():
        return
    objects = sorted(file.stem for file in partners.glob("*.sqlite"))
    at = int(time.time() * 1000)
    with contextlib.closing(sqlite3.connect(partners / METADATA, isolation_level=None)) as alarms:
        alarms.execute(ALARMS)
        rows = [(name, at + number * MILLIS_BETWEEN_ALARMS) for number, name in enumerate(objects)]
        alarms.execute("BEGIN")
        alarms.executemany("INSERT INTO _cf_ALARM (actor_id, scheduled_time) VALUES (?, ?)", rows)
        alarms.execute("COMMIT")


def main(words):
    match words:
        case ["make", data, backup]:
            make(pathlib.Path(data), pathlib.Path(backup))
        case ["check", backup]:
            print(f"{len(check(pathlib.Path(backup))['files'])} files are as they were written.")
        case ["restore", backup, data]:
            restore(pathlib.Path(backup), pathlib.Path(data))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
