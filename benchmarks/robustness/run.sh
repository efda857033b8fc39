#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# How far the figures fall when pictures are spoiled: every N-th validation picture of ISIC 2017 (masks) and of HAM10000 (classes).
# Usage: run.sh DATA OUTPUT [N]; N is 10 without it. Goes on where it stopped. PYTHON names a Python with numpy and Pillow.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=${LESIONJ:-$here/../../lesionj}
python=${PYTHON:-python3}
data=$(cd "$1" && pwd)
nth=${3:-10}
mkdir -p "$2"
cd "$2"
held=$here/../../docs/experiments/five-systems/held-out.csv

awk -F, -v n="$nth" 'NR > 1 && $2 == "validation" && ++i % n == 0 { print $1 }' "$data/isic2017/labels.csv" > isic.txt
awk -F, -v n="$nth" '$2 == "validation" && ++i % n == 0 { print $1 }' "$held" > ham.txt
awk -F, 'NR == FNR { wanted[$1]; next } FNR == 1 || $1 in wanted' ham.txt "$data/ham10000/labels.csv" > ham.csv

measure() { # kind, level, or: none 0
    name=$1-$2
    [ -e "$name/classes/summary.csv" ] && return 0
    echo "$name"
    rm -rf "$name"
    for set in isic ham; do
        folder=$data/isic2017
        [ $set = isic ] || folder=$data/ham10000
        if [ "$1" = none ]; then
            mkdir -p "$name/$set" "$name/$set-masks"
            while read -r image; do
                ln -s "$folder/images/$image.jpg" "$name/$set/"
                ln -s "$folder/masks/${image}_segmentation.png" "$name/$set-masks/"
            done < $set.txt
        else
            sed "s|.*|$folder/images/&.jpg|" $set.txt | xargs "$python" "$here/corrupt.py" --masks "$folder/masks" "$1" "$2" "$name/$set"
        fi
    done
    "$program" evaluate --truth "$name/isic-masks" --images "$name/isic" --output "$name/masks" --device cpu > "$name.log" 2>&1
    "$program" evaluate --truth ham.csv --images "$name/ham" --output "$name/classes" --device cpu >> "$name.log" 2>&1
}

measure none 0
for level in 3 5 1 2 4; do
    for kind in blur jpeg darker brighter contrast warmer cooler hair ruler rotation; do measure $kind $level; done
done
"$python" "$here/table.py" . > table.md
cat table.md
