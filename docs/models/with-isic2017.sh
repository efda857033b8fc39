#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Lays HAM10000 and the official training pictures of ISIC 2017 into one folder for the classifier of whole pictures:
# OUTPUT/ham10000-isic2017, links and two tables. The validation and test pictures are the folds of HAM10000 that
# efficientnetlite0-ham10000/held-out.csv lists; nothing of ISIC 2017 is in them.
# Usage: with-isic2017.sh DATA OUTPUT, where DATA holds ham10000/ and isic2017/.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=$(cd "$1" && pwd)
folder=$2/ham10000-isic2017
mkdir -p "$folder/images" "$folder/masks"

awk -F, -v OFS=, '
    BEGIN { print "image_id", "lesion_id", "dx", "split"; isic["nevus"] = "nv"; isic["melanoma"] = "mel"; isic["seborrheic_keratosis"] = "bkl" }
    FNR == 1 { file++; next }
    file == 1 { held[$1] = $2 }
    file == 2 { print $1, $2, $3, ($1 in held ? held[$1] : "train") }
    file == 3 && $2 == "train" { print $1, ($4 == "" ? $1 : $4), isic[$3], "train" }
' "$here/efficientnetlite0-ham10000/held-out.csv" "$data/ham10000/labels.csv" "$data/isic2017/labels.csv" > "$folder/labels.csv"
cut -d, -f1,4 "$folder/labels.csv" > "$folder/splits.csv"

tail -n +2 "$folder/labels.csv" | cut -d, -f1 | while read -r id; do
    set=ham10000
    [ -f "$data/ham10000/images/$id.jpg" ] || set=isic2017
    ln -sf "$data/$set/images/$id.jpg" "$folder/images/$id.jpg"
    ln -sf "$data/$set/masks/${id}_segmentation.png" "$folder/masks/${id}_segmentation.png"
done
