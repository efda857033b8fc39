#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The memory of a batch over time: benchmarks/batch/memory.sh FOLDER [analyze|segment|classify] prints seconds,MB every ten seconds.
set -eu
home=$(cd "$(dirname "$0")/../.." && pwd)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
"$home/lesionj" --version > /dev/null
"$home/lesionj" batch "${1:?a folder of pictures is needed}" --do "${2:-analyze}" --device "${DEVICE:-cpu}" --output "$out/results" 2> "$out/log" &
batch=$!
echo seconds,memory_mb,rows
seconds=0
while kill -0 "$batch" 2> /dev/null; do
    sleep 10
    seconds=$((seconds + 10))
    memory=$(sed -n 's/^VmRSS:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$batch/status" 2> /dev/null | head -n 1)
    [ -z "$memory" ] || echo "$seconds,$((memory / 1024)),$(wc -l < "$out/results/.lesionj-${2:-analyze}.jsonl" 2> /dev/null || echo 0)"
done
tail -n 1 "$out/log" >&2
