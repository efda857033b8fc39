#!/bin/bash
# SPDX-License-Identifier: BSD-2-Clause
#
# Proves that cluster/segment.sbatch goes on after its time limit on a real Slurm: an array of two tasks whose limit is a minute, with
# Slurm's signal 50 seconds before; each puts itself back into the queue, alone, and the joined result equals that of a single call.
#
#   cluster/test/time-limit.sh
#
# variable  default  meaning
# COPIES    200      of each of three drawn pictures: enough for more than 20 seconds a task
set -eu

# shellcheck source=SCRIPTDIR/slurm-proof.sh
. "${0%/*}/slurm-proof.sh"
fail() { say "$*"; cat "$dir"/task-*.log 2>/dev/null; exit 1; }

mkdir "$dir/in"
for seed in 1 2 3; do
    "$home/lesionj" sample --output "$dir/$seed.png" --seed "$seed" --width 400 --height 300 > /dev/null
    for copy in $(seq "${COPIES:-200}"); do cp "$dir/$seed.png" "$dir/in/${seed}_$copy.png"; done
done
as_a_node analyze "$dir/in" --output "$dir/single" 2>&1 | grep ' done in '

eval "$("$here/slurm-on-loopback.sh" start "$dir/slurm" 1 2> "$dir/start")"
say "$(cat "$dir/start")"
job=$(LESIONJ=$home/lesionj VERB=analyze sbatch --parsable --array=1-2 --cpus-per-task=1 --mem=2000 --time=1 --signal=B:USR1@50 \
    --chdir="$dir" --output="$dir/task-%a.log" "$home/cluster/segment.sbatch" "$dir/out" "$dir/in")
say "array job $job of 2 tasks, each with a limit of a minute"
tries=0
while [ -n "$(squeue -h -j "$job")" ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 1200 ] || fail "the array did not end"
    hurry "$job"
    sleep 0.5
done
say "the array has ended:"
grep -hE ', start|limit|done in|exit code' "$dir"/task-*.log | sed 's/^/       /'
for log in "$dir"/task-*.log; do
    awk '/exit code 0/ { ended = 1 } /, start / && ended { exit 1 }' "$log" || fail "a task that had ended was started again"
done
grep -q 'the time limit is near' "$dir"/task-*.log || fail "no task came near its limit: more COPIES"

"$home/lesionj" merge "$dir/out" --move 2>&1 | sed 's/^/       /'
diff -r --exclude='shard-*' --exclude='.*' "$dir/single" "$dir/out" || fail "the joined result is NOT that of the single call"
say "equal to the single call byte by byte: $(find "$dir/single" -type f ! -name '.*' | wc -l) files"
