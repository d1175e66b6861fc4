#!/usr/bin/env bash
# How long a student waits for a verdict: bench/feedback/run.sh [SAVES]
set -euo pipefail
cd "$(dirname "$0")/../.."
PATH=/usr/bin:$PATH # no shim of a version manager between lab and python3
bin/lab --version >/dev/null # builds, if need be
python3 bench/feedback/measure.py "${1:-20}"

printf '\n| a start of python3 | shut in | more |\n|---|---|---|\n'
java -cp utils/target/utils-tests.jar org.socketlab.sandbox.SandboxCost 100 python3 -c pass
