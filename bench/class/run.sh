#!/usr/bin/env bash
# How long it takes to grade a class: bench/class/run.sh [STUDENTS]
set -euo pipefail
cd "$(dirname "$0")/../.."
bin/lab --version >/dev/null # builds, if need be
python3 bench/class/measure.py "${1:-20}"
