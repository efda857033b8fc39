#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# How far the figures fall when pictures are spoiled: every N-th validation picture of ISIC 2017 (masks) and every M-th of the bundled
# classifiers' validation fold of HAM10000 (classes).
# Usage: run.sh DATA OUTPUT [N [M]]; both are 1 without them. Goes on where it stopped; levels 3 and 5 come first. LESIONJ names
# the program, LEVELS the levels, PYTHON a Python with numpy and Pillow.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=${LESIONJ:-$here/../../lesionj}
python=${PYTHON:-python3}
data=$(cd "$1" && pwd)
nth=${3:-1}
mth=${4:-1}
mkdir -p "$2"
cd "$2"
held=$here/../../docs/models/efficientnetlite0-ham10000/held-out.csv

awk -F, -v n="$nth" 'NR > 1 && $2 == "validation" && ++i % n == 0 { print $1 }' "$data/isic2017/labels.csv" > isic.txt
awk -F, -v n="$mth" '$2 == "validation" && ++i % n == 0 { print $1 }' "$held" > ham.txt

measure() { # level, kinds
    level=$1
    shift
    for kind in "$@"; do
        for set in isic2017 ham10000; do
            list=isic.txt
            [ $set = isic2017 ] || list=ham.txt
            [ -e "$set-$level-$kind.done" ] && continue
            sed "s|.*|$data/$set/images/&.jpg|" $list | xargs "$python" "$here/corrupt.py" "$kind" "$level" "$set/$level"
            touch "$set-$level-$kind.done"
        done
    done
    "$program" segment "isic2017/$level" --output "masks-$level" --review --device cpu
    "$program" classify "ham10000/$level" --output "classes-$level.csv" --review --device cpu
    "$python" "$here/table.py" "$data" . > table.md
}

measure 0 none
for level in ${LEVELS:-3 5 1 2 4}; do
    measure "$level" blur jpeg darker brighter contrast warmer cooler hair ruler rotation
done
cat table.md
