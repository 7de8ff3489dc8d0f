#!/bin/sh
# Runs a command, which is workerd, as the only one on a data folder:
#
#   locked.sh DIR workerd serve workerd.capnp production -d storage=DIR/storage …
#
# Two workerd on one folder start without complaint and spoil each other's alarms. The command takes the place of this
# process and holds the lock as its standard input, so the folder is free again however it ends. It is the lock that
# `cargo xtask serve` takes, too.
set -eu
[ $# -ge 2 ] || { echo "Usage: locked.sh DIR COMMAND…" >&2; exit 64; }
data=$1
shift
mkdir -p "$data"
exec 0<>"$data/lock"
flock --nonblock --conflict-exit-code 75 0 || {
  code=$?
  if [ "$code" = 75 ]; then
    echo "The data folder $data is in use by $(cat "$data/lock"). Stop that, or give this one a folder of its own." >&2
  fi
  exit "$code"
}
echo "$1, process $$" >"$data/lock"
exec "$@"
