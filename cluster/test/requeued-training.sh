#!/bin/bash
# SPDX-License-Identifier: BSD-2-Clause
#
# Proves cluster/train.sbatch on a real Slurm: a small training that gets the signal of its time limit and requeues itself, and then is
# requeued from outside as by a preemption, ends with the weights of one that was left alone, byte by byte.
#
#   cluster/test/requeued-training.sh
#
# variable  default  meaning
# EPOCHS    10       of the training
# COPIES    12       of each of two drawn pictures, which it learns from
set -eu

# shellcheck source=SCRIPTDIR/slurm-proof.sh
. "${0%/*}/slurm-proof.sh"
fail() { say "$*"; tail -n 20 "$dir/train.log" "$dir/slurm/slurmctld.log" 2>/dev/null; squeue -t all; exit 1; }

mkdir -p "$dir/data/moles/images" "$dir/data/moles/masks"
for seed in 1 2; do
    "$home/lesionj" sample --output "$dir/mole.png" --seed "$seed" --width 160 --height 120 > /dev/null
    for copy in $(seq "${COPIES:-12}"); do
        cp "$dir/mole.png" "$dir/data/moles/images/${seed}_$copy.png"
        cp "$dir/mole_segmentation.png" "$dir/data/moles/masks/${seed}_${copy}_segmentation.png"
    done
done
cat > "$dir/recipe.json" <<END
{"about": {"name": "requeued", "description": "a test", "license": "CC0-1.0"},
 "model": {"task": "segmentation", "network": {"name": "LesionLite", "widths": [8, 8, 8, 8, 8]},
  "input": {"width": 64, "height": 48}, "classes": ["lesion"]},
 "data": {"layout": "plain", "folder": "moles", "shares": [0.6, 0.2, 0.2]},
 "training": {"loss": "bce_dice", "optimizer": {"learningRate": 0.01}, "batchSize": 4, "epochs": ${EPOCHS:-10},
  "augmentation": {"flip": true, "rotation": 180}},
 "seed": 3}
END
as_a_node train "$dir/recipe.json" --data "$dir/data" \
    --output "$dir/single" --device cpu > "$dir/train.log" 2>&1 || fail "the single training failed"
say "trained at once: $(tail -n +2 "$dir/single/log.csv" | wc -l) epochs"

eval "$("$here/slurm-on-loopback.sh" start "$dir/slurm" 1 2> "$dir/start")"
say "$(cat "$dir/start")"
rm "$dir/train.log"
job=$(LESIONJ=$home/lesionj OPTIONS="--device cpu" sbatch --parsable --cpus-per-task=1 --mem=2000 --time=10 --chdir="$dir" \
    --output="$dir/train.log" "$home/cluster/train.sbatch" "$dir/recipe.json" "$dir/data" "$dir/out")
say "job $job"

epochs() { tail -n +2 "$dir/out/log.csv" 2>/dev/null | wc -l; }
starts() { grep -c ', start ' "$dir/train.log" 2>/dev/null || true; }

# Waits until the given start has made an epoch, then does the rest of the words to the job.
interrupt() {
    start=$1
    before=$(epochs)
    shift
    tries=0
    until [ "$(starts)" = "$start" ] && [ "$(epochs)" -gt "$before" ]; do
        tries=$((tries + 1))
        [ "$tries" -lt 1200 ] || fail "start $start made no epoch"
        [ -n "$(squeue -h -j "$job")" ] || fail "the training ended before it was interrupted: more EPOCHS"
        [ "$(starts)" = "$start" ] || hurry "$job"
        sleep 0.1
    done
    say "start $start, $(epochs) epochs done: $*"
    "$@"
}
interrupt 1 scancel --batch --signal=USR1 "$job"
interrupt 2 scontrol requeue "$job"
tries=0
while [ -n "$(squeue -h -j "$job")" ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 1200 ] || fail "the training did not end"
    [ "$(starts)" = 3 ] || hurry "$job"
    sleep 0.2
done
say "the job has ended:"
grep -E 'start|queue|goes on|exit code' "$dir/train.log" | sed 's/^/       /'
grep -q 'the training ends with exit code 0' "$dir/train.log" || fail "the training failed"
[ "$(starts)" = 3 ] || fail "it was not started three times"

same=0
for folder in single out; do
    mkdir "$dir/$folder-model"
    (cd "$dir/$folder-model" && "${JAVA_HOME:+$JAVA_HOME/bin/}jar" xf "$dir/$folder/requeued.zip")
done
for file in "$dir"/single-model/*; do
    case $file in *.json) continue ;; esac
    cmp "$file" "$dir/out-model/${file##*/}" || fail "${file##*/} differs"
    same=$((same + 1))
done
[ "$same" -gt 0 ] || fail "the model has no weights"
cut -d, -f1-3 "$dir/single/log.csv" | cmp - <(cut -d, -f1-3 "$dir/out/log.csv") || fail "the epochs' figures differ"
say "the weights are those of the single training, byte by byte: $(cd "$dir/out-model" && find . -type f ! -name '*.json' | tr '\n' ' ')"
