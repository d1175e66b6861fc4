#!/usr/bin/env bash
# How far off the clients' clocks seem, beside the same client in Python: whole processes, one question each, in turns,
# against one chronyd on loopback that reads the same clock, so that the true offset is 0. Prints the median of |offset|,
# its ratio to Python's, and the median delay.
#   bench/ntp/run.sh [ROUNDS]
# BASICS_04 and BASICS_05 name other commands than the launchers in bin/.
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-60}
python=$(command -v /usr/bin/python3 || command -v python3)
PATH=$PATH:/usr/sbin
command -v chronyd >/dev/null || { echo "bench/ntp: chronyd is not installed" >&2; exit 1; }

folder=$(mktemp -d)
port=$("$python" -c 'import socket; s = socket.socket(type=socket.SOCK_DGRAM); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
printf '%s\n' "port $port" 'bindaddress 127.0.0.1' 'allow 127.0.0.0/8' 'local stratum 1' 'cmdport 0' \
  "pidfile $folder/pid" >"$folder/conf"
chronyd -x -U -u "$(id -un)" -d -f "$folder/conf" 2>"$folder/log" &
server=$!
trap 'kill "$server"; wait "$server" || true; rm -r "$folder"' EXIT

basics_04=${BASICS_04:-bin/basics-04}
basics_05=${BASICS_05:-bin/basics-05}
clients=(
  "Python|$python bench/ntp/sntp.py"
  "basics-04|$basics_04"
  "basics-05|$basics_05"
  "Python --samples 8|$python bench/ntp/sntp.py --samples 8"
  "basics-04 --samples 8|$basics_04 --samples 8"
  "basics-05 --samples 8|$basics_05 --samples 8"
)
ask() { $1 --server 127.0.0.1 --port "$port"; }
for client in "${clients[@]}"; do
  ask "${client#*|}" >/dev/null # builds what is missing, and makes the archive
done

for ((round = 0; round < rounds; round++)); do
  for i in $(seq 0 $((${#clients[@]} - 1)) | shuf); do
    ask "${clients[i]#*|}" | sed -nE 's/^(Offset|Delay) \[[+-]?([0-9.]+) s\]$/\1 \2/p' >"$folder/answer"
    sed -n 's/Offset //p' "$folder/answer" >>"$folder/offset$i"
    sed -n 's/Delay //p' "$folder/answer" >>"$folder/delay$i"
  done
done

median() { sort -n "$1" | sed -n "$(((rounds + 1) / 2))p"; }
base=$(median "$folder/offset0")
echo "$(chronyd --version | cut -d ' ' -f 1,4), $(java -version 2>&1 | head -n 1), median of $rounds"
printf '%-24s %14s %10s %12s\n' '' '|offset|' 'x Python' delay
for i in "${!clients[@]}"; do
  awk -v name="${clients[i]%%|*}" -v offset="$(median "$folder/offset$i")" -v base="$base" -v delay="$(median "$folder/delay$i")" \
    'BEGIN { printf "%-24s %11.0f us %10.2f %9.0f us\n", name, offset * 1e6, (base > 0 ? offset / base : 0), delay * 1e6 }'
done
