#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Times the first result of a fresh process on the phantom: ./lesionj segment, by ONNX Runtime and by PyTorch, in turns.
# usage: benchmarks/speed/start.sh [times]
set -eu
home=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$home/lesionj" sample --output "$work/phantom.png" > /dev/null
for runtime in onnxruntime pytorch; do    # exports, archives and disk caches are made before
    "$home/lesionj" segment "$work/phantom.png" --output "$work/$runtime" --runtime $runtime 2> /dev/null
done
i=0
while [ $i -lt "${1:-5}" ]; do
    i=$((i + 1))
    for runtime in onnxruntime pytorch; do
        rm -rf "$work/out"
        printf '%s ' "$runtime"
        /usr/bin/env bash -c "TIMEFORMAT='real %R user %U sys %S'; time '$home/lesionj' segment '$work/phantom.png' \
            --output '$work/out' --runtime $runtime 2> /dev/null"
    done
done
