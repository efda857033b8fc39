#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The networks of the five systems, trained alike. Every step that is done already is left alone, so that the same call goes on
# after a stop, and the first tables are there early: all networks with a small budget come before any with a large one.
#
# Usage: run.sh DATA OUTPUT [STAGE...]
#   small    every segmenter for 2 epochs (500 steps of 8 pictures)
#   classes  every classifier for 2 epochs, on the whole picture and on the lesion's square
#   large    every segmenter for 6 epochs (1500 steps)
#   time     every segmenter for as many whole epochs as 1200 seconds of processor time allow, at least one
#   gpu      published sizes: 256x192 and 224x224, published widths, 30 epochs; for a machine with a GPU
# Without a stage the first four, in this order: about 20 hours on one core. WEIGHTS names a folder with ImageNet weights
# (resnet50.pth and the others in networks.csv); rows whose weights are not there are left out and named.
set -eu
. "$(dirname "$0")/../begin.sh"
shift 2
[ $# -gt 0 ] || set -- small classes large time
device=cpu
isic=$data/isic2017
LESIONJ_JAVA_OPTS="${FIVE_JAVA_OPTS:--Xmx2500m -Dai.djl.pytorch.num_threads=1}"
export LESIONJ_JAVA_OPTS

names() { sed 1d "$here/$1" | cut -d, -f1; }
field() { awk -F, -v name="$2" -v field="$3" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == field) c = i } $1 == name { print $c }' "$here/$1"; }
say() { echo "$(date '+%F %T') $*" | tee -a progress.log; }

# The weights that a row of networks.csv starts from: a known name, or a file of WEIGHTS.
start() {
    wanted=$(field networks.csv "$1" start)
    case $wanted in
        *.pth) [ -e "${WEIGHTS:-/nonexistent}/$wanted" ] && echo "$WEIGHTS/$wanted" || return 1 ;;
        *) echo "$wanted" ;;
    esac
}

segmenter() { # name, epochs, options of recipe.py
    from=$(start "$1") || { say "$1 left out: its weights are not in WEIGHTS"; return 0; }
    name=$1-e$2
    [ -e "$name/of/summary.csv" ] && return 0
    say "$name"
    mkdir -p "$name"
    python3 "$here/recipe.py" "$1" "$2" --start "$from" ${3:-} > "$name.json"
    { lesionj train "$name.json" --data "$data" --output "$name" --device $device \
        && lesionj evaluate --truth "$isic/masks" --images "$isic/images" --labels "$isic/labels.csv" --split validation \
            --model "$name/$name.zip" --output "$name/of" --device $device; } >> "$name.log" 2>&1 \
        || say "$name FAILED, see $name.log"
}

# HAM10000 without its hold-out, which no training of the comparison may see, and the masks that the bundled segmenter finds.
ham() {
    [ -d ham/ham10000/images ] || {
        mkdir -p ham/ham10000
        ln -sfn "$data/ham10000/masks" ham/ham10000/masks
        awk -F, 'NR == FNR { if ($2 == "test") held[$1]; next } !($1 in held)' "$here/held-out.csv" "$data/ham10000/labels.csv" \
            > ham/ham10000/labels.csv
        awk -F, 'NR == FNR { split_of[$1] = $2; next } FNR == 1 { print "image_id,split"; next }
            { print $1 "," ($1 in split_of ? split_of[$1] : "train") }' "$here/held-out.csv" ham/ham10000/labels.csv \
            > ham/ham10000/splits.csv
        awk -F, 'NR == FNR { if ($2 == "validation") held[$1]; next } FNR == 1 || $1 in held' "$here/held-out.csv" \
            "$data/ham10000/labels.csv" > validation.csv
        mkdir -p validation
        sed 1d validation.csv | cut -d, -f1 | while read -r image; do
            ln -sf "$data/ham10000/images/$image.jpg" validation/
        done
        ln -sfn "$data/ham10000/images" ham/ham10000/images
    }
    [ -e masks/done ] || { lesionj segment validation --output masks --device $device > masks.log 2>&1 && touch masks/done; }
}

classifier() { # name, view, epochs, options
    name=$1-$2-e$3
    [ -e "$name/of/summary.csv" ] && return 0
    say "$name"
    mkdir -p "$name"
    python3 "$here/recipe.py" "$1" "$3" --view "$2" ${4:-} > "$name.json"
    { lesionj train "$name.json" --data ham --output "$name" --device $device \
        && lesionj classify validation --masks masks --model "$name/$name.zip" --output "$name/classes.csv" --device $device \
        && lesionj evaluate --truth validation.csv --predictions "$name/classes.csv" --output "$name/of"; } >> "$name.log" 2>&1 \
        || say "$name FAILED, see $name.log"
}

# Whole epochs of 250 steps within the seconds, by times.csv.
epochs_in() { awk -F, -v name="$1" -v seconds="$2" '$1 == name { n = int(seconds / (250 * $3) + 0.5); print n < 1 ? 1 : n }' "$here/times.csv"; }

for stage; do
    case $stage in
        small) for one in $(names networks.csv); do segmenter "$one" 2; done ;;
        large) for one in $(names networks.csv); do segmenter "$one" 6; done ;;
        time) for one in $(names networks.csv); do segmenter "$one" "$(epochs_in "$one" 1200)"; done ;;
        classes)
            ham
            for one in $(names classifiers.csv); do for view in whole crop; do classifier "$one" $view 2; done; done ;;
        gpu)
            device=gpu
            ham
            for one in $(names networks.csv); do segmenter "$one" 30 --gpu; done
            for one in $(names classifiers.csv); do for view in whole crop; do classifier "$one" $view 30 --gpu; done; done ;;
        *) echo "There is no stage $stage" >&2; exit 2 ;;
    esac
    say "stage $stage done"
done
python3 "$here/compare.py" . > tables.md
