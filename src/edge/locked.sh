#!/bin/sh
# Runs a command, which is workerd, as the only one on a data folder:
#
#   locked.sh DIR workerd serve workerd.capnp production -d storage=DIR/storage …
#
# Two workerd on one folder start without complaint and spoil each other's alarms. The command takes the place of this
# process and holds the lock as its standard input, so the folder is free again however it ends. It is the lock that
# `cargo xtask serve` takes, too.
#
# Where several workers share the partners (SHARDS), a file in the folder says which one's it is: by another number
# partners would be looked for where they are not, and found empty.
set -eu
[ $# -ge 2 ] || { echo "Usage: locked.sh DIR COMMAND…" >&2; exit 64; }
data=$1
shift
mkdir -p "$data/storage"
exec 0<>"$data/lock"
flock --nonblock --conflict-exit-code 75 0 || {
  code=$?
  if [ "$code" = 75 ]; then
    echo "The data folder $data is in use by $(cat "$data/lock"). Stop that, or give this one a folder of its own." >&2
  fi
  exit "$code"
}
refuse() {
  echo "The data folder $data $1" >&2
  exit 78
}
own="shard ${SHARD:-0} of ${SHARDS:-1}"
if [ -e "$data/shard" ]; then
  mark=$(cat "$data/shard")
  [ "$mark" = "$own" ] || refuse "is that of $mark, and this is $own. Start it as it was, move the partners by reshard.py, or give this one a new folder."
elif [ "${SHARDS:-1}" != 1 ]; then
  [ -z "$(ls -A "$data/storage" 2>/dev/null)" ] ||
    refuse "is that of a worker that has all partners, and this is $own. Start it without SHARDS, move the partners by reshard.py, or give this one a new folder."
  echo "$own" >"$data/shard"
fi
# Left behind by one that was killed: nobody could listen where it lies.
rm -f "$data/socket"
# A connection takes two handles, and workerd ends when it has none left: as many as this process may have.
ulimit -S -n "$(ulimit -H -n)"
echo "$1, process $$" >"$data/lock"
exec "$@"
