#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# How fast batches are against what they cannot be faster than: decoding alone and the networks alone. All are measured in turn,
# ROUNDS times, so that a machine that gets slower meanwhile slows all of them.
#
#   benchmarks/batch/run.sh FOLDER [PICTURES [ROUNDS]] > docs/experiments/batch/NAME.csv
#
# DEVICE (cpu) and GROUP (8 pictures) may be set. Columns: round, what, pictures a second, processors busy, largest memory in MB
# (of the whole process), load of the machine before. The last lines compare medians with the bars.
set -eu
home=$(cd "$(dirname "$0")/../.." && pwd)
folder=${1:?a folder of pictures is needed}
pictures=${2:-120}
rounds=${3:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$home/lesionj" --version > /dev/null
find "$folder" -maxdepth 1 -name '*.jpg' | sort | head -n "$pictures" > "$work/list.txt"
count=$(wc -l < "$work/list.txt")
load() { cut -d' ' -f1 /proc/loadavg; }
export OMP_WAIT_POLICY=PASSIVE GLIBC_TUNABLES=glibc.malloc.hugetlb=1

echo round,what,per_second,processors,memory_mb,load
round=1
while [ "$round" -le "$rounds" ]; do
    before=$(load)
    # shellcheck disable=SC2046  # the names are meant one by one; those of the data sets have no blanks
    java -XX:+UseSerialGC -Djava.awt.headless=true -cp "$home/target/lib/lesionj.jar:$home/target/lib/*" "$home/benchmarks/batch/Bare.java" \
        "${DEVICE:-cpu}" "${GROUP:-8}" $(cat "$work/list.txt") 2> /dev/null |
        while read -r what rate; do echo "$round,$what,$rate,,,$before"; done
    for command in segment classify analyze; do
        before=$(load)
        rm -rf "$work/out"
        begin=$(date +%s.%N)
        /usr/bin/env python3 - "$home" "$work" "$command" "${DEVICE:-cpu}" > "$work/used" <<'PY'
import os, resource, subprocess, sys, time
home, work, command, device = sys.argv[1:]
log = open(work + "/log", "w")
start = time.time()
subprocess.run([home + "/lesionj", "batch", "--list", work + "/list.txt", "--do", command, "--device", device,
                "--output", work + "/out"], stderr=log, check=False)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print((used.ru_utime + used.ru_stime) / (time.time() - start), used.ru_maxrss // 1024)
PY
        end=$(date +%s.%N)
        read -r busy memory < "$work/used"
        rate=$(sed -n 's/.* done in [0-9:]* (\([0-9.]*\) images\/s).*/\1/p; s/.* done in [0-9:]* (\([0-9.]*\) s\/image).*/1 \1/p' "$work/log" |
            awk 'NF == 2 { print $1 / $2; next } { print }')
        wall=$(awk -v c="$count" -v a="$begin" -v b="$end" 'BEGIN { printf "%.2f", c / (b - a) }')
        echo "$round,$command,${rate:-$wall},$busy,$memory,$before"
    done
    round=$((round + 1))
done | tee "$work/all"

python3 - "$work/all" <<'PY'
import statistics, sys
rates = {}
for line in open(sys.argv[1]):
    _, what, rate = line.split(",")[:3]
    rates.setdefault(what, []).append(float(rate))
m = {what: statistics.median(all) for what, all in rates.items()}
for command, network in (("segment", "segmenter"), ("classify", "networks"), ("analyze", "networks")):
    bar = min(m[network], m["decoding"])
    both = 1 / (1 / m[network] + 1 / m["decoding"])
    print(f"# {command}: {m[command] / bar:.2f} of the slower of network and decoding (bar 0.90), "
          f"{m[command] / both:.2f} of what one machine can do that does both")
print(f"# analyze takes {m['classify'] / m['analyze']:.2f} of the time of classify (bar 1.20)")
PY
