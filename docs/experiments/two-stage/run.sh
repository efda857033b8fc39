#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Whether a classifier tells more when the lesion is cut out for it first (two stages): three folds of HAM10000's lesions,
# the same budget, every picture predicted by a model that has seen none of its lesion.
# Usage: run.sh DATA OUTPUT; half an hour to an hour on one core.
set -eu
. "$(dirname "$0")/../begin.sh"

# The first stage: the bundled segmenter, which has seen none of these pictures, without its mirrorings to save time.
unzip -oq "$here/../../../src/main/resources/models/efficientnetlite0-unet-isic2017.zip" -d segmenter
sed -i 's/"testTimeAugmentation": "flips"/"testTimeAugmentation": "none"/' segmenter/model.json
[ -d masks ] || lesionj segment "$data/ham10000/images" --output masks --segmenter segmenter --device cpu
for name in whole roi; do
    lesionj cross-validate "$here/$name.json" --data "$data" --masks masks --output "$name" --device cpu
done
lesionj evaluate --truth roi/truth.csv --labels "$data/ham10000/labels.csv" \
    --predictions roi/out-of-fold.csv --against whole/out-of-fold.csv --output compared
