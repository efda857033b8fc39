#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# What .ci/run tests of clusters after "mvn verify": the scripts' spelling, a node lost on a real Slurm, Spark with an executor
# killed. What the machine lacks is skipped with a sentence. Exit code 1 if something fails.
set -u
cd "$(dirname "$0")/../.."

code=0
log=$(mktemp)
pictures=$(mktemp -d)
trap 'rm -rf "$log" "$pictures"' EXIT
trap 'exit 130' INT TERM

sudo=""
[ "$(id -u)" = 0 ] || sudo="sudo -n"

say() { printf 'LesionJ: %s\n' "$*"; }

# The name of a test, and its command.
try() {
    name=$1
    shift
    began=$(date +%s)
    if "$@" > "$log" 2>&1; then
        say "$name passed in $(($(date +%s) - began)) s"
    else
        cat "$log"
        say "$name FAILED"
        code=1
    fi
}

for script in cluster/*.sbatch cluster/test/*.sh; do
    try "$script: its syntax" bash -n "$script"
done | grep -v passed

if [ "$(id -u)" != 0 ]; then
    say "the Slurm test is skipped: it needs root"
elif ! command -v slurmctld >/dev/null && ! { command -v apt-get >/dev/null && { $sudo apt-get update -qq; timeout 120 $sudo apt-get install -y -qq \
    --no-install-recommends slurm-wlm munge procps; } > "$log" 2>&1; }; then
    say "the Slurm test is skipped: Debian's slurm-wlm cannot be installed here"
else
    # ./lesionj takes what Maven has just built.
    cp target/LesionJ_-*-SNAPSHOT.jar target/lib/lesionj.jar
    for seed in 1 2 3 4 5 6 7 8; do
        ./lesionj sample --output "$pictures/mole_$seed.png" --seed "$seed" --width 400 --height 300 > /dev/null
        rm "$pictures/mole_${seed}_segmentation.png"
    done
    export TASKS=4 NODES=2 HURRY=yes
    try "an array of Slurm tasks with a node lost" timeout 180 cluster/test/killed-node.sh "$pictures"
fi

if [ -n "${LESIONJ_SKIP_SPARK:-}" ]; then
    say "the Spark test is skipped, as LESIONJ_SKIP_SPARK says"
else
    mvn -q -B -ntp install:install-file -Dfile="$(ls target/LesionJ_-*-SNAPSHOT.jar)" -DpomFile=pom.xml > "$log" 2>&1 || cat "$log"
    if mvn -q -B -ntp -f spark/pom.xml dependency:go-offline -DincludeScope=provided > "$log" 2>&1 || mvn -q -o -B -ntp -f spark/pom.xml compile > "$log" 2>&1; then
        try "Spark with an executor killed" mvn -q -B -ntp -f spark/pom.xml verify
    else
        say "the Spark test is skipped: its libraries cannot be downloaded here"
    fi
fi
exit "$code"
