#!/usr/bin/env bash
# Measures chat-server beside its peers in one run, and prints Markdown tables.
#
#   bench/chat/run.sh [ROUNDS [MILLIS]]     default: 7 rounds of 2000 ms for each server and load
#
# 100 readers. Deliveries: 8 writers, each of which posts when its last message is acknowledged, as
# long as the readers are not 32 messages behind. Time to the last reader: one writer, which waits
# with each post until all have the one before. All servers run from start to end; in each round each gets its turn, so that what disturbs the machine disturbs
# them all. A figure is the median over the rounds of the ratio to the C server in the same round.
# No server of the first table waits for a disk: chat-server's folder is in memory there. Needs
# Linux, a C compiler, curl, nginx with nchan (libnginx-mod-nchan), Maven and a JDK; whatever else
# is under /usr/lib/jvm is measured for memory, too. Loopback only.
set -euo pipefail

rounds=${1:-7}
millis=${2:-2000}
readers=100
writers=8
idle=2000

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
built=$here/target
jar=$root/socketserver/target/socketserver.jar
source "$root/bench/servers.sh"
memory=$(mktemp -d -p /dev/shm)
folders+=("$memory")

say "Building ..."
mkdir -p "$built"
cc -O2 -Wall -Wextra -o "$built/chat_epoll" "$here/chat_epoll.c"
cc -O2 -Wall -Wextra -o "$built/chat_load" "$here/chat_load.c"
mvn -q -B -f "$root/pom.xml" package -pl socketserver -am -DskipTests >&2

nchan=$(find /usr/lib/nginx/modules -name ngx_nchan_module.so | head -n 1)
[ -n "$nchan" ] || { say "no nchan: install libnginx-mod-nchan"; exit 1; }

cat >"$work/nginx.conf" <<END
load_module $nchan;
worker_processes 1; daemon off; pid $work/nginx.pid; error_log /dev/null;
events { worker_connections 8192; }
http {
  access_log off; keepalive_requests 1000000000; keepalive_timeout 600;
  client_body_temp_path $work/n1; proxy_temp_path $work/n2; fastcgi_temp_path $work/n3; uwsgi_temp_path $work/n4; scgi_temp_path $work/n5;
  server {
    listen 127.0.0.1:PORT backlog=1024;
    location = /messages { nchan_publisher; nchan_channel_id chat; nchan_message_buffer_length 100; }
    location = /events { nchan_subscriber eventsource; nchan_channel_id chat; nchan_subscriber_first_message newest; }
  }
}
END

chat() { echo "$1 -jar $jar chat-server 127.0.0.1 $2 --per-address 10000 --data $3"; }
command_of() {
  case $1 in
    c-epoll) echo "$built/chat_epoll $2" ;;
    nchan)
      sed "s/PORT/$2/" "$work/nginx.conf" >"$work/nginx.$2.conf"
      echo "nginx -c $work/nginx.$2.conf"
      ;;
    chat-server) chat "$java" "$2" "$memory/chat" ;;
    polling) chat "$java" "$2" "$memory/polling" ;;
    durable) chat "$java" "$2" "$work/durable" ;;
  esac
}

# A member's token, for whoever may write to a chat-server.
token() {
  curl -sf -H 'Content-Type: application/json' -d '{"name": "bench"}' "http://127.0.0.1:$1/users" |
    sed -n 's/.*"token" *: *"\([^"]*\)".*/\1/p'
}

load() {
  local target=/events
  [ "$1" = polling ] && target="/messages?after="
  case $1 in
    c-epoll | nchan) "$built/chat_load" "${port[$1]}" $readers "$2" "$millis" "$target" /messages '{"text": "@hola"}' ;;
    *)
      "$built/chat_load" "${port[$1]}" $readers "$2" "$millis" "$target" /messages '{"text": "@hola"}' \
        "Content-Type: application/json" "Authorization: Bearer ${token[$1]}"
      ;;
  esac
}

# Deliveries per second, and ms to the last reader: median and 99th percentile. Who polls has a writer to itself.
both() {
  local deliveries=0 times
  [ "$1" = polling ] || deliveries=$(load "$1" $writers)
  times=$(load "$1" 1)
  echo "$deliveries $times"
}

names=(c-epoll nchan chat-server polling durable)
declare -A port token
for name in "${names[@]}"; do
  port[$name]=$(free_port)
  start "${port[$name]}" "$(command_of "$name" "${port[$name]}")"
  case $name in c-epoll | nchan) ;; *) token[$name]=$(token "${port[$name]}") ;; esac
  say "Warming up $name ..."
  for _ in 1 2; do both "$name" >/dev/null; done
done

for round in $(seq "$rounds"); do
  say "Round $round of $rounds ..."
  for name in "${names[@]}"; do
    both "$name" >"$work/now.$name"
  done
  for name in "${names[@]}"; do
    paste -d ' ' "$work/now.$name" "$work/now.c-epoll" | awk '{print $1 / $4, $1, $2, $3}' >>"$work/result.$name"
  done
done

row() { # its name here, and in the table
  local figures=()
  printf '| %s |' "$2"
  for i in 1 2 3 4; do figures+=("$(awk -v i=$i '{print $i}' "$work/result.$1" | median)"); done
  printf ' %.2f (%.0f) | %.2f | %.2f |\n' "${figures[@]}"
}
head_of_table() {
  echo "| $1 | deliveries, x c-epoll (per second) | ms to the last reader, median | p99 |"
  echo "|---|---|---|---|"
}

echo "$readers readers, medians of $rounds rounds of $millis ms;" \
  "$(version_of "$java"), $(nproc) cores"
echo
head_of_table "nothing on disk"
row c-epoll "C, epoll"
row nchan "nginx, nchan"
row chat-server "chat-server"
row polling "chat-server, asked again and again, no pause" | sed 's/ 0.00 (0) / - /'
echo
head_of_table "each message on disk before it is acknowledged"
row durable "chat-server"

echo
echo "| $idle idle readers | MiB before | MiB with them | KiB for each |"
echo "|---|---|---|---|"
for home in $(javas); do
  at=$(free_port)
  start "$at" "$(chat "$home/bin/java" "$at" "$work/idle-$at")"
  token "$at" >/dev/null
  memory "chat-server, $(version_of "$home/bin/java")" $idle "$built/chat_load" "$at" $idle idle /events
done
