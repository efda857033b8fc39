#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# CDNN-29 after its paper with RGB alone and with RGB, HSV and L: one epoch each.
# Usage: run.sh DATA OUTPUT; half an hour to an hour on one core.
set -eu
. "$(dirname "$0")/../begin.sh"

evaluate() {
    lesionj evaluate --truth "$data/isic2017/masks" --images "$data/isic2017/images" --labels "$data/isic2017/labels.csv" \
        --split validation --device cpu "$@"
}
for name in rgb rgb-hsv-l; do lesionj train "$here/$name.json" --data "$data" --output "$name" --device cpu; done
evaluate --model rgb/rgb.zip --output of-rgb
evaluate --model rgb-hsv-l/rgb-hsv-l.zip --against of-rgb/predictions --output of-rgb-hsv-l
