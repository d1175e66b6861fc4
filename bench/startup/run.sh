#!/usr/bin/env bash
# How long a student waits for bin/echo-client, beside the same client in Python: whole processes, from start to end, in
# turns, against one echo server. Prints medians and their ratio.
#   bench/startup/run.sh [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-40}
python=$(command -v /usr/bin/python3 || command -v python3)

coproc server { exec bin/echo-server --port 0; }
trap 'kill "$server_PID"' EXIT
read -r line <&"${server[0]}"
port=${line##*:}
version=$(sed -n 's/.*<version>\(.*\)<.*/\1/p' pom.xml | head -n 1)

clients=(
  "Python with argparse|$python bench/startup/echo_client.py"
  "bin/echo-client|bin/echo-client"
  "java -jar echo.jar echo-client|java -jar echo/target/echo.jar echo-client"
)
bin/echo-client --port "$port" --message x >/dev/null # builds, and makes the archive

times=$(mktemp -d)
trap 'kill "$server_PID"; rm -r "$times"' EXIT
for ((round = 0; round < rounds; round++)); do
  for i in "${!clients[@]}"; do
    command=${clients[i]#*|}
    start=$(date +%s%N)
    $command --port "$port" --message 'Hola!' >/dev/null
    echo $((($(date +%s%N) - start) / 1000)) >>"$times/$i"
  done
done

median() { sort -n "$1" | sed -n "$(((rounds + 1) / 2))p"; }
base=$(median "$times/0")
echo "SocketLab $version, $(java -version 2>&1 | head -n 1), median of $rounds"
echo
echo "| client | ms | x Python |"
echo "|---|---|---|"
for i in "${!clients[@]}"; do
  awk -v name="${clients[i]%%|*}" -v us="$(median "$times/$i")" -v base="$base" \
    'BEGIN { printf "| %s | %.0f | %.1f |\n", name, us / 1000, us / base }'
done
