#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# How many lesions of a large picture segment-large finds, and how many parts of its mask are none, with and without the second look.
# Lesions of real pictures are pasted into drawn skin of SIDE x SIDE pixels; each SEED draws another picture.
#
#   benchmarks/large/run.sh FOLDER [SIDE [LESIONS [SEED...]]] > docs/experiments/large/NAME.csv
#
# FOLDER has the sub-folders images and masks. Columns: seed, the pasted lesion that a part overlaps (0: none), Jaccard index, place,
# area, and what speaks for the part; a row with a lesion alone is one that no part overlaps. The last lines count.
set -eu
home=$(cd "$(dirname "$0")/../.." && pwd)
folder=${1:?a folder with images and masks is needed}
side=${2:-8000}
lesions=${3:-24}
[ $# -lt 4 ] || shift 3
[ $# -gt 0 ] && [ "$1" != "$folder" ] || set -- 1 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$home/lesionj" --version > /dev/null
export OMP_WAIT_POLICY=PASSIVE GLIBC_TUNABLES=glibc.malloc.hugetlb=1
for seed in "$@"; do
    java -Xmx3g -XX:+UseSerialGC -Djava.awt.headless=true -cp "$home/target/lib/lesionj.jar:$home/target/lib/*" \
        "$home/benchmarks/large/Body.java" "$folder" "$side" "$lesions" "$seed" - > "$work/$seed.csv"
    [ -f "$work/all" ] || sed -n '1s/^/seed,/p' "$work/$seed.csv" > "$work/all"
    sed "1d; s/^/$seed,/" "$work/$seed.csv" >> "$work/all"
done
cat "$work/all"
awk -F, -f "$home/benchmarks/large/count.awk" "$work/all"
