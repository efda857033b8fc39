#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# What ImageNet's weights are worth: the same small training with them (two seeds) and without them, nothing else changed.
# Usage: run.sh DATA OUTPUT [segmentation|classification]; about 20 minutes each on one core.
set -eu
cd "$(dirname "$0")/../../.."
data=$1
output=$2
export LESIONJ_JAVA_OPTS="-Xmx3g -Dai.djl.pytorch.num_threads=1"

train() { # recipe, size, epochs, seed, start
    name=$(basename "$1" .json)-$2-seed$4-${5:-random}
    mkdir -p "$output"
    sed -e "s/\"name\": \"$(basename "$1" .json)\"/\"name\": \"$name\"/" \
        -e "s/\"start\": \"[^\"]*\"/\"start\": \"$5\"/" \
        -e "s/\"width\": [0-9]*, \"height\": [0-9]*/\"width\": ${2%x*}, \"height\": ${2#*x}/" \
        -e "s/\"epochs\": [0-9]*/\"epochs\": $3/" -e "s/\"seed\": [0-9]*/\"seed\": $4/" \
        -e 's/"test": \[0, 1\]/"test": []/' "$1" > "$output/$name.json"
    ./lesionj train "$output/$name.json" --data "$data" --output "$output/$name" --device cpu
}

start=efficientnet-lite0-imagenet
if [ "${3:-segmentation}" = segmentation ]; then
    train recipes/efficientnetlite0-unet-isic2017-first.json 128x96 6 1 $start
    train recipes/efficientnetlite0-unet-isic2017-first.json 128x96 6 1 ""
    train recipes/efficientnetlite0-unet-isic2017-first.json 128x96 6 2 $start
fi
if [ "${3:-classification}" = classification ]; then
    train recipes/efficientnetlite0-ham10000-first.json 96x96 3 1 $start
    train recipes/efficientnetlite0-ham10000-first.json 96x96 3 1 ""
    train recipes/efficientnetlite0-ham10000-first.json 96x96 3 2 $start
fi
