#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Whether a segmenter learns HAM10000's masks better when it comes from ISIC 2017, in the same number of steps.
# Usage: run.sh DATA OUTPUT; half an hour to an hour on one core.
set -eu
. "$(dirname "$0")/../begin.sh"

train() { lesionj train "$here/$1.json" --data "$data" --output "$1" --device cpu; }

train first
for name in scratch transfer transfer-slow; do train "$name"; done

# The held-out pictures, for a paired comparison of the finished models' masks.
awk -F, 'NR == FNR { held[$1]; next } FNR == 1 || $1 in held' scratch/test.csv "$data/ham10000/labels.csv" > test-labels.csv
evaluate() {
    lesionj evaluate --truth "$data/ham10000/masks" --images "$data/ham10000/images" --labels test-labels.csv --device cpu "$@"
}
for name in scratch first; do evaluate --model "$name/$name.zip" --output "of-$name"; done
for name in transfer transfer-slow; do
    evaluate --model "$name/$name.zip" --against of-scratch/predictions --output "of-$name"
done
