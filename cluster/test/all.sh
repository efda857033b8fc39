#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# What .ci/run tests of clusters after "mvn verify": the scripts' syntax, a node lost and a training requeued on a real Slurm, Spark
# with two threads. What the machine lacks is skipped with a sentence. Exit code 1 if something fails.
set -u
cd "$(dirname "$0")/../.." || exit 1

code=0
log=$(mktemp)
pictures=$(mktemp -d)
trap 'rm -rf "$log" "$pictures"' EXIT
trap 'exit 130' INT TERM

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

install_slurm() {
    ! command -v slurmctld >/dev/null || return 0
    command -v apt-get >/dev/null || return 1
    apt-get update -qq && timeout 120 apt-get install -y -qq --no-install-recommends slurm-wlm munge procps
}

for script in cluster/*.sbatch cluster/test/*.sh; do bash -n "$script" || code=1; done

jar=$(find target -maxdepth 1 -name 'LesionJ_-*.jar' ! -name '*-sources.jar' ! -name '*-tests.jar' ! -name '*-javadoc.jar' | head -n 1)
# ./lesionj takes what Maven has just built.
cp "$jar" target/lib/lesionj.jar

if [ "$(id -u)" != 0 ]; then
    say "the Slurm test is skipped: it needs root"
elif ! install_slurm > "$log" 2>&1; then
    say "the Slurm test is skipped: Debian's slurm-wlm cannot be installed here"
else
    for seed in 1 2 3 4 5 6; do
        ./lesionj sample --output "$pictures/mole_$seed.png" --seed "$seed" --width 400 --height 300 > /dev/null
        rm "$pictures/mole_${seed}_segmentation.png"
    done
    export TASKS=4 NODES=2 HURRY=yes SEEN=0
    try "an array of Slurm tasks with a node lost" timeout 240 cluster/test/killed-node.sh "$pictures"
    try "a training requeued by Slurm" timeout 240 cluster/test/requeued-training.sh
fi

if timeout 120 mvn -q -B -ntp org.apache.maven.plugins:maven-install-plugin:3.1.4:install-file -Dfile="$jar" -DpomFile=pom.xml > "$log" 2>&1 &&
    timeout 240 mvn -q -B -ntp -f spark/pom.xml test-compile > "$log" 2>&1; then
    # The whole of it, with an executor killed, is "mvn verify" in spark.
    try "Spark with two threads" timeout 240 mvn -q -B -ntp -f spark/pom.xml test "-Dtest=SparkCallTest#theFiles*+aModel*"
else
    grep ERROR "$log" | head -n 3
    say "the Spark test is skipped: its libraries cannot be downloaded, or it cannot be built here"
fi
exit "$code"
