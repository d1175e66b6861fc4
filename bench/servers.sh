# What the benchmarks of servers share; bench/*/run.sh read it.
# shellcheck shell=bash

java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
PATH=$PATH:/usr/sbin
work=$(mktemp -d)
folders=("$work") # they go in the end
running=()
trap 'for p in "${running[@]}"; do kill "$p" 2>/dev/null || true; done; wait; rm -rf "${folders[@]}"' EXIT
ulimit -n 20000 2>/dev/null || ulimit -n "$(ulimit -Hn)"

say() { echo "$*" >&2; }

median() { sort -n | awk '{v[NR] = $1} END {print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'; }

# "Java 17.0.1", of a java command.
version_of() { "$1" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/Java \1/p'; }

# The JDK in use, and 25 where it is installed.
javas() {
  local used
  used=$(dirname "$(dirname "$(readlink -f "$(command -v "$java")")")")
  for home in "$used" /usr/lib/jvm/*-25-*; do
    [ -x "$home/bin/java" ] && readlink -f "$home"
  done | awk '!seen[$0]++'
}

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# start PORT "COMMAND WORD...": runs a server until the end, and waits until it listens; leaves its pid in $pid.
start() {
  local words
  IFS=' ' read -ra words <<<"$2"
  "${words[@]}" >/dev/null 2>"$work/err" &
  pid=$!
  running+=("$pid")
  for _ in $(seq 300); do
    listens "$1" && return
    sleep 0.1
  done
  say "does not listen: $2"
  cat "$work/err" >&2
  exit 1
}

rss() { awk '/^VmRSS/ {print $2}' "/proc/$1/status"; }

# memory NAME COUNT COMMAND...: a row of what COUNT idle clients cost the server that was started last, and its end. The
# command holds them; it prints a line when it has them all.
memory() {
  local before holder name=$1 count=$2
  shift 2
  before=$(rss "$pid")
  coproc HOLD { exec "$@"; }
  holder=$HOLD_PID
  read -r _ <&"${HOLD[0]}"
  awk -v a="$before" -v b="$(rss "$pid")" -v n="$count" -v name="$name" \
    'BEGIN {printf "| %s | %.0f | %.0f | %.1f |\n", name, a / 1024, b / 1024, (b - a) / n}'
  kill "$holder" "$pid"
  wait "$holder" "$pid" 2>/dev/null || true
}

# turns PEER: in each of $rounds rounds each of $names gets its turn with each of $loads. "rate NAME LOAD" prints how much
# it did in a second, and further figures; they are kept, behind the ratio to PEER's in the same round.
turns() {
  local round l name peer
  rm -f "$work"/result.*
  for round in $(seq "$rounds"); do
    say "Round $round of $rounds ..."
    for l in "${loads[@]}"; do
      for name in "${names[@]}"; do
        rate "$name" "$l" >"$work/now.$name"
      done
      read -r peer _ <"$work/now.$1"
      for name in "${names[@]}"; do
        awk -v peer="$peer" '{printf "%.4f %s\n", $1 / peer, $0}' "$work/now.$name" >>"$work/result.$name.$l"
      done
    done
  done
}

# cells NAME: its row of the table, without the line's end: for each load the ratio, and in brackets the figures; all medians.
cells() {
  local l i file
  printf '| %s |' "$1"
  for l in "${loads[@]}"; do
    file=$work/result.$1.$l
    for i in $(seq "$(awk 'NR == 1 {print NF}' "$file")"); do
      awk -v i="$i" '{print $i}' "$file" | median
    done | awk 'NR == 1 {printf " %.2f (", $1; next}
      {printf NR == 2 ? "%.0f" : ", %.1f", $1} END {printf ") |"}'
  done
}
