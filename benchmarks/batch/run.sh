#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# How fast batches are against what they cannot be faster than: decoding alone and the networks alone. All are measured in turn,
# ROUNDS times, so that a machine that gets slower meanwhile slows all of them.
#
#   benchmarks/batch/run.sh FOLDER [PICTURES [ROUNDS]] > docs/experiments/batch/NAME.csv
#
# Of a folder with fewer pictures they are copied under other names until there are enough. DEVICE (cpu), GROUP (8 pictures), DO
# ("segment classify analyze") and OPTIONS (more options for lesionj batch) may be set. Columns: round, what, pictures a second from
# the first picture on, processors busy, milliseconds of processor time a picture (of a batch with the start of the whole call), seconds of
# the whole call, largest memory in MB (of the whole process), load of the machine before. The last lines compare medians with
# the bars, by the clock and, as others on the machine slow the clock alone, by processor time.
set -eu
home=$(cd "$(dirname "$0")/../.." && pwd)
folder=${1:?a folder of pictures is needed}
pictures=${2:-120}
rounds=${3:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$home/lesionj" --version > /dev/null
find "$folder" -maxdepth 1 -name '*.jpg' | sort | head -n "$pictures" > "$work/found.txt"
[ -s "$work/found.txt" ] || { echo "there are no *.jpg in $folder" >&2; exit 2; }
mkdir "$work/copies"
cp "$work/found.txt" "$work/list.txt"
copy=1
while [ "$(wc -l < "$work/list.txt")" -lt "$pictures" ]; do
    while read -r file; do
        [ "$(wc -l < "$work/list.txt")" -lt "$pictures" ] || break
        cp "$file" "$work/copies/${copy}_${file##*/}"
        echo "$work/copies/${copy}_${file##*/}" >> "$work/list.txt"
    done < "$work/found.txt"
    copy=$((copy + 1))
done
load() { cut -d' ' -f1 /proc/loadavg; }
export OMP_WAIT_POLICY=PASSIVE GLIBC_TUNABLES=glibc.malloc.hugetlb=1:glibc.malloc.top_pad=67108864:glibc.malloc.mmap_max=0

echo round,what,per_second,processors,processor_ms,seconds,memory_mb,load
round=1
while [ "$round" -le "$rounds" ]; do
    before=$(load)
    # shellcheck disable=SC2046  # the names are meant one by one; those of the data sets have no blanks
    java -XX:+UseSerialGC -XX:+UseTransparentHugePages -Djava.awt.headless=true -cp "$home/target/lib/lesionj.jar:$home/target/lib/*" \
        "$home/benchmarks/batch/Bare.java" "${DEVICE:-cpu}" "${GROUP:-8}" $(cat "$work/list.txt") 2> "$work/bare.log" > "$work/bare" ||
        { cat "$work/bare.log" >&2; exit 1; }
    while read -r what rate busy cost; do echo "$round,$what,$rate,$busy,$cost,,,$before"; done < "$work/bare"
    for command in ${DO:-segment classify analyze}; do
        before=$(load)
        rm -rf "$work/out"
        python3 - "$home" "$work" "$command" "${DEVICE:-cpu}" ${OPTIONS:-} > "$work/used" <<'PY'
import re, resource, subprocess, sys, time
home, work, command, device = sys.argv[1:5]
start = time.time()
call = subprocess.run([home + "/lesionj", "batch", "--list", work + "/list.txt", "--do", command, "--device", device,
                       "--output", work + "/out", *sys.argv[5:]], stderr=subprocess.PIPE, text=True, check=False)
seconds = time.time() - start
done = re.search(r"(\d+) of (\d+) images done in [0-9:]+ \(([0-9.]+) (images/s|s/image)\)", call.stderr)
if call.returncode or not done or done[1] != done[2]:
    sys.exit(call.stderr)
rate = float(done[3]) if done[4] == "images/s" else 1 / float(done[3])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
busy = used.ru_utime + used.ru_stime
print("%.2f,%.2f,%.1f,%.1f,%d" % (rate, busy / seconds, 1000 * busy / int(done[1]), seconds, used.ru_maxrss // 1024))
PY
        echo "$round,$command,$(cat "$work/used"),$before"
    done
    round=$((round + 1))
done | tee "$work/all"

python3 - "$work/all" <<'PY'
import statistics, sys
rates, costs = {}, {}
for line in open(sys.argv[1]):
    _, what, rate, _, cost = line.split(",")[:5]
    rates.setdefault(what, []).append(float(rate))
    costs.setdefault(what, []).append(float(cost))
rate = {what: statistics.median(all) for what, all in rates.items()}
cost = {what: statistics.median(all) for what, all in costs.items()}
for command, network in (("segment", "segmenter"), ("classify", "networks"), ("analyze", "networks")):
    if command not in rate:
        continue
    bar = min(rate[network], rate["decoding"])
    both = 1 / (1 / rate[network] + 1 / rate["decoding"])
    print(f"# {command}: {rate[command] / bar:.2f} of the rate of the slower of network and decoding (bar 0.90), "
          f"{rate[command] / both:.2f} of what one machine can do that does both")
    print(f"# {command}, processor time: network {cost[network]:.1f} ms and decoding {cost['decoding']:.1f} ms of "
          f"{cost[command]:.1f} ms: {max(cost[network], cost['decoding']) / cost[command]:.2f} by the slower one, "
          f"{(cost[network] + cost['decoding']) / cost[command]:.2f} by both")
if "classify" in rate and "analyze" in rate:
    print(f"# analyze takes {rate['classify'] / rate['analyze']:.2f} of the time of classify (bar 1.20), "
          f"{cost['analyze'] / cost['classify']:.2f} of its processor time")
PY
