#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Segmentation before and after hairs are removed. Usage: run.sh DATA OUTPUT, after mvn package; ten minutes on one core.
set -eu
. "$(dirname "$0")/../begin.sh"
target=$here/../../../target

probe() {
    java -Xmx2g -Dai.djl.pytorch.num_threads=1 -cp "$target/classes:$target/test-classes:$target/lib/*" \
        io.github.lesionj.analysis.HairProbe "$@"
}
names() { find "$1" -maxdepth 1 -name '*.jpg' -exec basename {} .jpg \; | sort; }

names "$data/samples/images" > samples.txt
names "$data/samples/extra" > extra.txt
awk -F, 'NR > 1 && $2 != "train" {print $1}' "$data/isic2017/labels.csv" > validation.txt
awk 'NR % 4 == 1' validation.txt > every-fourth.txt
probe pictures "$data/samples/images" "$data/samples/masks" samples.txt > samples.csv
probe pictures "$data/samples/extra" "$data/isic2017/masks" extra.txt > extra.csv
probe drawn "$data/samples/images" "$data/samples/masks" samples.txt > samples-drawn.csv
probe phantoms 20 > phantoms.csv
probe drawn-phantoms 20 > phantoms-drawn.csv
probe pictures "$data/isic2017/images" "$data/isic2017/masks" validation.txt > validation.csv
probe drawn "$data/isic2017/images" "$data/isic2017/masks" every-fourth.txt > validation-drawn.csv
"$here/summary.py" ./*.csv
