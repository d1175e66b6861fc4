#!/usr/bin/env bash
# Measures echo-server beside its peers in one run, and prints a Markdown table.
#
#   bench/echo/run.sh [ROUNDS [MILLIS]]     default: 7 rounds of 1000 ms for each server and load
#
# All servers run from start to end; in each round each gets its turn with each load, so that what
# disturbs the machine disturbs them all. A figure is the median over the rounds of the ratio to
# the C server in the same round. Needs Linux, a C compiler, python3, Maven and a JDK. Loopback only.
set -euo pipefail

rounds=${1:-7}
millis=${2:-1000}
idle=5000

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
built="$here/target"
source "$root/bench/servers.sh"

say "Building ..."
mkdir -p "$built"
cc -O2 -Wall -Wextra -o "$built/echo_epoll" "$here/echo_epoll.c"
cc -O2 -Wall -Wextra -o "$built/echo_load" "$here/echo_load.c"
mvn -q -B -f "$here/pom.xml" process-classes >&2
mvn -q -B -f "$root/pom.xml" package -pl echo -am -DskipTests >&2

names=(c-epoll echo-server netty-epoll java-threads python-threads)
command_of() {
  case $1 in
    c-epoll) echo "$built/echo_epoll $2" ;;
    echo-server) echo "$java -jar $root/echo/target/echo.jar echo-server --port $2" ;;
    netty-epoll) echo "$java -cp $built/classes:$built/lib/* org.socketlab.bench.NettyEcho $2" ;;
    java-threads) echo "$java -cp $built/classes org.socketlab.bench.ThreadsEcho $2" ;;
    python-threads) echo "python3 $here/echo_threads.py $2" ;;
  esac
}

load() { "$built/echo_load" "${port[$1]}" "$2" "$3" "$4"; }

loads=("1 64" "64 64" "1 65536")
declare -A port
begin() {
  port[$1]=$(free_port)
  start "${port[$1]}" "$(command_of "$1" "${port[$1]}")"
}
for name in "${names[@]}"; do
  begin "$name"
  say "Warming up $name ..."
  for l in "${loads[@]}"; do load "$name" $l "$millis" >/dev/null; done
done

rate() { load "$1" $2 "$millis"; }
turns c-epoll

# KiB of resident memory that each idle connection adds, on a server that has just warmed up.
memory_of() {
  begin "$1"
  load "$1" 64 64 "$millis" >/dev/null
  memory "$1" "$idle" "$built/echo_load" "${port[$1]}" "$idle" idle | awk -F '|' '{printf "%.1f\n", $5}'
}

echo "x c-epoll (messages/s), medians of $rounds rounds of $millis ms;" \
  "$(version_of "$java"), $(nproc) cores"
echo
echo "| server | 1 conn x 64 B | 64 conns x 64 B | 1 conn x 64 KiB | KiB per idle connection, of $idle |"
echo "|---|---|---|---|---|"
for name in "${names[@]}"; do
  cells "$name"
  printf ' %s |\n' "$(memory_of "$name")"
done
