#!/usr/bin/env bash
# Measures tws beside its peers in one run, and prints Markdown tables.
#
#   bench/web/run.sh [ROUNDS [SECONDS]]     default: 5 rounds of 3 s for each server and load
#
# All servers run from start to end; in each round each gets its turn with each load, so that what
# disturbs the machine disturbs them all. A figure is the median over the rounds of the ratio to
# nginx in the same round. First the servers have all cores, and share them with the load; then they
# have one, as nginx's one worker has, and the load the others.
# Needs Linux, nginx, lighttpd, ab (apache2-utils), wrk, python3, Maven and a JDK; whatever else is
# under /usr/lib/jvm is measured for memory, too. Loopback only.
set -euo pipefail

rounds=${1:-5}
seconds=${2:-3}
clients=32
idle=5000

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
python=/usr/bin/python3
[ -x "$python" ] || python=python3
source "$root/bench/servers.sh"

say "Building ..."
mvn -q -B -f "$here/pom.xml" process-classes >&2
mvn -q -B -f "$root/pom.xml" package -pl socketserver -am -DskipTests >&2

mkdir "$work/files"
head -c 1024 /dev/urandom >"$work/files/1k.bin"
head -c 1048576 /dev/urandom >"$work/files/1m.bin"
chmod -R a+rX "$work"

cat >"$work/nginx.conf" <<END
worker_processes 1; daemon off; pid $work/nginx.pid; error_log /dev/null;
events { worker_connections 8192; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; keepalive_timeout 600;
  client_body_temp_path $work/n1; proxy_temp_path $work/n2; fastcgi_temp_path $work/n3; uwsgi_temp_path $work/n4; scgi_temp_path $work/n5;
  server { listen 127.0.0.1:PORT backlog=1024; root $work/files; }
}
END
cat >"$work/lighttpd.conf" <<END
server.bind = "127.0.0.1"
server.port = PORT
server.document-root = "$work/files"
server.max-keep-alive-requests = 1000000000
server.max-keep-alive-idle = 600
server.listen-backlog = 1024
END

names=(nginx lighttpd tws tws-log jetty jdk-httpserver python)
tws() { echo "$1 -jar $root/socketserver/target/socketserver.jar tws --port $2 --root $work/files --data $work/data"; }
command_of() {
  case $1 in
    nginx | lighttpd)
      sed "s/PORT/$2/" "$work/$1.conf" >"$work/$1.$2.conf"
      [ "$1" = nginx ] && echo "nginx -c $work/nginx.$2.conf" || echo "lighttpd -D -f $work/lighttpd.$2.conf"
      ;;
    tws) tws "$java" "$2" ;;
    tws-log) echo "$(tws "$java" "$2") --log $work/access.log" ;;
    jetty) echo "$java -cp $here/target/classes:$here/target/lib/* org.socketlab.bench.JettyFiles $2 $work/files" ;;
    jdk-httpserver) echo "$java -Dsun.net.httpserver.nodelay=true -cp $here/target/classes org.socketlab.bench.JdkFiles $2 $work/files" ;;
    python) echo "$python -m http.server --protocol HTTP/1.1 --bind 127.0.0.1 --directory $work/files $2" ;;
  esac
}

# Requests per second of one server under one load.
free_cores=0-$(($(nproc) - 1))
kept() { taskset -c "$free_cores" wrk -t1 -c$clients -d"${seconds}s" "http://127.0.0.1:$1/$2" | awk '/^Requests\/sec/ {print $2}'; }
each() { taskset -c "$free_cores" ab -q -t "$seconds" -n 100000000 -c $clients "http://127.0.0.1:$1/1k.bin" 2>/dev/null | awk '/^Requests per second/ {print $4}'; }
load() {
  case $2 in
    1k) kept "$1" 1k.bin ;;
    1m) kept "$1" 1m.bin ;;
    each) each "$1" ;;
  esac
}

# Processor time that a server has taken so far, with its children, in clock ticks.
ticks() {
  for process in "$1" $(pgrep -P "$1"); do
    cat "/proc/$process/stat"
  done | awk '{n += $14 + $15} END {print n}'
}

loads=(1k 1m each)
declare -A port server
for name in "${names[@]}"; do
  port[$name]=$(free_port)
  start "${port[$name]}" "$(command_of "$name" "${port[$name]}")"
  server[$name]=$pid
  say "Warming up $name ..."
  for l in "${loads[@]}"; do load "${port[$name]}" "$l" >/dev/null; done
done

rate() {
  local before result
  before=$(ticks "${server[$1]}")
  result=$(load "${port[$1]}" "$2")
  awk -v rate="${result:-0}" -v ticks=$(($(ticks "${server[$1]}") - before)) -v s="$seconds" -v hz="$(getconf CLK_TCK)" \
    'BEGIN {print rate, rate ? ticks / hz / s / rate * 1e6 : 0}'
}

# table WORDS...: all rounds, and what came of them.
table() {
  turns nginx
  echo "x nginx (requests/s, us of the server's processor time for each), $*; medians of $rounds rounds of $seconds s, $clients connections;" \
    "$(version_of "$java"), $(nproc) cores"
  echo
  echo "| server | 1 KiB, kept alive | 1 MiB, kept alive | 1 KiB, a connection for each |"
  echo "|---|---|---|---|"
  for name in "${names[@]}"; do
    cells "$name"
    echo
  done
  echo
}

table "servers and load on all cores"
if [ "$(nproc)" -gt 1 ]; then
  for p in "${running[@]}"; do
    for process in "$p" $(pgrep -P "$p"); do
      taskset -acp 0 "$process" >/dev/null
    done
  done
  free_cores=1-$(($(nproc) - 1))
  table "each server on one core, the load on the others"
  free_cores=0-$(($(nproc) - 1))
fi

# Memory of idle connections: each has had one reply and is kept alive.
cat >"$work/hold.py" <<'END'
import socket, sys
port, count = int(sys.argv[1]), int(sys.argv[2])
held = []
for _ in range(count):
    s = socket.create_connection(("127.0.0.1", port))
    s.sendall(b"GET /1k.bin HTTP/1.1\r\nHost: bench\r\n\r\n")
    held.append(s)
for s in held:
    got = b""
    while len(got) < 1024 or len(got.partition(b"\r\n\r\n")[2]) < 1024:
        got += s.recv(65536)
print("held", flush=True)
sys.stdin.read()
END
echo "| $idle idle connections, kept alive | MiB before | MiB with them | KiB for each |"
echo "|---|---|---|---|"
for home in $(javas); do
  at=$(free_port)
  start "$at" "$(tws "$home/bin/java" "$at")"
  kept "$at" 1k.bin >/dev/null
  memory "tws, $(version_of "$home/bin/java")" $idle "$python" "$work/hold.py" "$at" $idle
done
