#!/usr/bin/env bash
# How much a relay lets through: wiretap, which records what it relays and draws it in the end, beside socat, which does
# neither, between one load and one echo server in C. Messages of 1 MiB are throughput: as many MiB/s, each way. In turns;
# a figure is the median over the rounds of the ratio to socat in the same round.
#   bench/wire/run.sh [ROUNDS [MILLIS]]     default: 7 rounds of 1000 ms for each relay and load
# Needs Linux, a C compiler and socat; with Chromium it shows what an open page of --web costs. Loopback only.
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-7}
millis=${2:-1000}
command -v socat >/dev/null || { echo "bench/wire: socat is not installed" >&2; exit 1; }

source bench/servers.sh
for tool in echo_epoll echo_load; do
  cc -O2 -o "$work/$tool" "bench/echo/$tool.c"
done

# Runs a program until the end, and waits for the line that tells its port.
serve() {
  local name=$1
  shift
  : >"$work/$name.out"
  "$@" >"$work/$name.out" 2>"$work/$name.err" &
  running+=($!)
  for _ in $(seq 300); do
    port=$(sed -nE 's/.*[Ll]istening on .*:([0-9]+)$/\1/p' "$work/$name.out" "$work/$name.err" | head -n 1)
    [ -z "$port" ] || { echo "$port" >"$work/$name.port"; return; }
    sleep 0.1
  done
  echo "bench/wire: $name does not listen" >&2
  cat "$work/$name.err" >&2
  exit 1
}
port_of() { cat "$work/$1.port"; }

bin/basics-03 >/dev/null # builds what is missing
serve none "$work/echo_epoll" 0
far=127.0.0.1:$(port_of none)
# socat copies 8 KiB at a time unless it is told otherwise; so it is, to what wiretap copies.
serve socat socat -d -d -b 65536 TCP-LISTEN:0,bind=127.0.0.1,fork,backlog=128,nodelay "TCP:$far,nodelay"
serve wiretap bin/wiretap --listen 0 --to "$far"

# The same with --web, without a page and with its page open in a browser, which runs on the same cores.
serve unwatched bin/wiretap --listen 0 --to "$far" --web
names=(socat wiretap unwatched none)
if command -v chromium >/dev/null; then
  serve watched bin/wiretap --listen 0 --to "$far" --web
  chromium --headless=new --no-sandbox --disable-gpu --user-data-dir="$work/browser" --remote-debugging-port=0 \
    "$(sed -n 's/^Watch at //p' "$work/watched.out")" >/dev/null 2>&1 &
  running+=($!)
  names=(socat wiretap unwatched watched none)
fi
loads=("1 64" "64 64" "4 1048576")
rate() { "$work/echo_load" "$(port_of "$1")" $2 "$millis"; }

for name in "${names[@]}"; do
  for l in "${loads[@]}"; do rate "$name" "$l" >/dev/null; done # warms up
done
turns socat

echo "x socat (messages/s there and back), medians of $rounds rounds of $millis ms;" \
  "$(version_of "$java"), $(nproc) cores"
echo
echo "| relay | 1 conn x 64 B | 64 conns x 64 B | 4 conns x 1 MiB |"
echo "|---|---|---|---|"
for name in "${names[@]}"; do
  cells "$name"
  echo
done
