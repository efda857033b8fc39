# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=bash
#
# What the proofs on a real Slurm begin with, to be sourced: $home is the repository, $dir a folder of the proof that goes when it ends,
# and Slurm with it; `say` tells the time too, `as_a_node` calls LesionJ with a node's one processor and memory.

here=$(cd "${0%/*}" && pwd -P)
# shellcheck disable=SC2034  # for whoever sources this
home=${here%/cluster/test}
dir=$(mktemp -d)
clear_up() {
    "$here/slurm-on-loopback.sh" stop "$dir/slurm"
    # Slurm's daemons write a last time.
    sleep 1
    rm -rf "$dir"
}
trap clear_up EXIT
trap 'exit 130' INT TERM

began=$(date +%s)
say() { printf '%3d s  %s\n' "$(($(date +%s) - began))" "$*"; }
as_a_node() { LESIONJ_JAVA_OPTS="-XX:ActiveProcessorCount=1 -Xmx1000m" "$home/lesionj" "$@"; }

# A requeued job begins two minutes later, unless it is told to begin now; in the second of its end the node would refuse it.
hurry() {
    for task in $(squeue -h -r -j "$1" -t PENDING -o %i 2>/dev/null); do
        sleep 2
        scontrol update "JobId=$task" StartTime=now 2>/dev/null || true
    done
}
