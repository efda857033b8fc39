#!/bin/bash
# SPDX-License-Identifier: BSD-2-Clause
#
# Proves cluster/segment.sbatch on a real Slurm: an array of tasks over pictures, one node lost on the way, and the joined result
# equal to that of a single call, byte by byte.
#
#   cluster/test/killed-node.sh INPUT...
#
# variable  default  meaning
# VERB      analyze  what is done to the pictures
# TASKS     8        tasks of the array
# NODES     3        nodes of the Slurm, with one processor each
# OPTIONS            more options of the verb
# SEEN      1        pictures that the node has done before it is lost, at least
# HURRY              if set, the task begins again at once, and not two minutes after the node is down as Slurm has it
set -eu

verb=${VERB:-analyze}
tasks=${TASKS:-8}
nodes=${NODES:-3}
victim=node2

[ $# -ge 1 ] || { echo "usage: killed-node.sh INPUT..." >&2; exit 2; }
# shellcheck source=SCRIPTDIR/slurm-proof.sh
. "${0%/*}/slurm-proof.sh"

say "single call: lesionj $verb ${OPTIONS:-}"
# shellcheck disable=SC2086  # several options in one variable are meant
as_a_node "$verb" "$@" ${OPTIONS:-} --output "$dir/single" 2>&1 | grep ' done in '

eval "$("$here/slurm-on-loopback.sh" start "$dir/slurm" "$nodes" 2> "$dir/start")"
say "$(cat "$dir/start")"
job=$(LESIONJ=$home/lesionj VERB=$verb sbatch --parsable --array="1-$tasks" --cpus-per-task=1 --mem=2000 --time=10 --chdir="$dir" \
    --output="$dir/task-%a.log" "$home/cluster/segment.sbatch" "$dir/out" "$@")
say "array job $job of $tasks tasks over $nodes nodes"

# A task of the victim that has written something, but has not ended.
lost=
tries=0
while [ -z "$lost" ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 600 ] || { say "no task on $victim was seen at work"; cat "$dir"/task-*.log; exit 1; }
    sleep 0.1
    task=$(squeue -h -r -j "$job" -w "$victim" -t RUNNING -o %K | head -n 1)
    [ -n "$task" ] || continue
    shard=$(printf '%s/out/shard-%03d-of-%03d' "$dir" "$task" "$tasks")
    [ -d "$shard" ] || continue
    done=$(find "$shard" -name '*_segmentation.png' | wc -l)
    [ "$done" -lt "${SEEN:-1}" ] || lost=$task
done
"$here/slurm-on-loopback.sh" kill "$dir/slurm" "$victim"
say "$victim lost, with task $lost at work, which had done $done of its $(($(wc -l < "$shard/lesionj-shard.jsonl") - 1)) pictures"

tries=0
down=
while [ -n "$(squeue -h -j "$job")" ]; do
    tries=$((tries + 1))
    if [ -z "$down" ] && [ -n "$(sinfo -h -N -n "$victim" -t down)" ]; then
        down=yes
        say "Slurm: $victim is down; $(squeue -h -r -j "$job" -o 'task %K %T' | tr '\n' ';')"
    fi
    [ -z "$down" ] || [ -z "${HURRY:-}" ] || scontrol update "JobId=${job}_$lost" StartTime=now 2>/dev/null || true
    [ "$tries" -lt 1500 ] || { say "the array did not end"; squeue -r; cat "$dir"/task-*.log; exit 1; }
    sleep 0.2
done
say "the array has ended; task $lost says:"
sed 's/^/       /' "$dir/task-$lost.log"

"$home/lesionj" merge "$dir/out" --move 2>&1 | sed 's/^/       /'
say "starts of the tasks: $(grep -hc ', start ' "$dir"/task-*.log | tr '\n' ' ')"
grep -q ', start 2$' "$dir/task-$lost.log" || { say "task $lost was not requeued"; exit 1; }
if ! diff -r --exclude='shard-*' --exclude='.*' "$dir/single" "$dir/out"; then
    say "the joined result is NOT that of the single call"
    exit 1
fi
say "equal to the single call byte by byte: $(find "$dir/single" -type f ! -name '.*' | wc -l) files"
