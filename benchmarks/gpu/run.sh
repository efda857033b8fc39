#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# What each device of a machine gives: networks alone at several batch sizes, with 32 and 16 bits, training steps, and a whole batch of
# pictures. Takes less than eight minutes.
#
#   benchmarks/gpu/run.sh [FOLDER] > docs/experiments/gpu/NAME.csv
#
# FOLDER holds pictures for the whole batch, which is left out without it. DEVICES="cpu gpu:0" names the devices; without it the
# processor and, where PyTorch sees it, the first graphics processor. SMOKE=1 tries each kind of row, with tiny
# networks and drawn pictures, in a few minutes on any machine.
# Columns: device, work, network, pictures together, milliseconds a picture (median), pictures a second, why not.
set -eu
home=$(cd "$(dirname "$0")/../.." && pwd)
exec python3 "$home/benchmarks/gpu/run.py" "$home" "${1:-}"
