#!/bin/bash
# SPDX-License-Identifier: BSD-2-Clause
#
# A real Slurm of several nodes on this one computer, for tests: munged, slurmctld and one slurmd a node on the loopback network,
# without systemd, cgroups and accounting.
#
#   eval "$(cluster/test/slurm-on-loopback.sh start DIR [NODES])"    # sets SLURM_CONF; sbatch and the like work then
#   cluster/test/slurm-on-loopback.sh kill DIR NODE                  # as if the node lost its power: -9 for all that runs on it
#   cluster/test/slurm-on-loopback.sh revive DIR NODE
#   cluster/test/slurm-on-loopback.sh stop DIR
#
# Needs root and Debian's packages slurm-wlm and munge. All files are in DIR, all daemons end with stop.
set -euf

say() { printf 'slurm-on-loopback: %s\n' "$*" >&2; }
fail() { say "$*"; exit 2; }

[ $# -ge 2 ] || fail "usage: slurm-on-loopback.sh start|stop|kill|revive DIR [NODES|NODE]"
verb=$1
dir=$(mkdir -p "$2" && cd "$2" && pwd -P)
export SLURM_CONF=$dir/slurm.conf

start() {
    nodes=${1:-3}
    [ "$(id -u)" = 0 ] || fail "slurmd needs root"
    for program in munged slurmctld slurmd sbatch; do
        command -v "$program" >/dev/null || fail "$program is missing: apt-get install slurm-wlm munge"
    done
    host=$(hostname -s)
    # Ports by the process number, so that two such Slurms can live side by side.
    port=$((20000 + $$ % 2000 * 10))
    mkdir -p "$dir/state"
    {
        cat <<END
ClusterName=loopback
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$dir/munge.socket
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool-%n
SlurmctldPidFile=$dir/slurmctld.pid
SlurmdPidFile=$dir/slurmd-%n.pid
SlurmctldLogFile=$dir/slurmctld.log
SlurmdLogFile=$dir/slurmd-%n.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
# A node that is silent for ten seconds is down, and its jobs go back into the queue.
SlurmdTimeout=10
SchedulerParameters=sched_interval=2,bf_interval=5
END
        for i in $(seq "$nodes"); do
            echo "NodeName=node$i NodeHostname=$host NodeAddr=127.0.0.1 Port=$((port + i)) CPUs=1 RealMemory=4000 State=UNKNOWN"
        done
        echo "PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP"
    } > "$SLURM_CONF"
    (umask 077 && head -c 128 /dev/urandom > "$dir/munge.key")
    munged --force --key-file="$dir/munge.key" --socket="$dir/munge.socket" --pid-file="$dir/munged.pid" \
        --log-file="$dir/munged.log" --seed-file="$dir/munge.seed" >&2
    slurmctld
    for i in $(seq "$nodes"); do begin "node$i"; done
    tries=0
    until [ "$(sinfo -h -t idle -o %D 2>/dev/null)" = "$nodes" ]; do
        tries=$((tries + 1))
        [ "$tries" -lt 60 ] || fail "the nodes did not come up; see $dir/slurmctld.log"
        sleep 0.5
    done
    say "$(sinfo -V) with $nodes nodes"
    echo "export SLURM_CONF='$SLURM_CONF'"
}

begin() {
    mkdir -p "$dir/spool-$1"
    slurmd -N "$1"
}

# The children of a process, and theirs.
family() {
    for child in $(ps -o pid= --ppid "$1"); do family "$child"; done
    echo "$1"
}

# slurmd, the keepers of its jobs, and the jobs: all in one shot, so that none has time to report the death of another.
power_off() {
    daemon=$(cat "$dir/slurmd-$1.pid")
    doomed=$(family "$daemon")
    for process in $(ps -eo pid=); do
        if tr '\0' '\n' 2>/dev/null < "/proc/$process/environ" | grep -qx "SLURM_CONF=$SLURM_CONF" &&
            tr '\0' '\n' 2>/dev/null < "/proc/$process/environ" | grep -qx "SLURMD_NODENAME=$1"; then
            doomed="$doomed $process $(keeper "$process")"
        fi
    done
    # shellcheck disable=SC2086  # several processes in one variable are meant
    kill -9 $doomed 2>/dev/null || true
    rm -f "$dir/slurmd-$1.pid"
}

# The slurmstepd above a process of a job.
keeper() {
    above=$1
    while [ "$above" -gt 1 ]; do
        above=$(ps -o ppid= -p "$above" | tr -d ' ')
        [ -n "$above" ] || return 0
        case $(ps -o comm= -p "$above") in
            slurmstepd*) echo "$above"; return 0 ;;
        esac
    done
}

stop() {
    scancel --state=PENDING,RUNNING -u root 2>/dev/null || true
    # Jobs whose slurmd is gone are ended by nobody.
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        [ -n "$(squeue -h -t RUNNING,COMPLETING 2>/dev/null)" ] || break
        sleep 0.5
    done
    set +f
    for file in "$dir"/slurmd-*.pid "$dir/slurmctld.pid" "$dir/munged.pid"; do
        [ ! -s "$file" ] || kill "$(cat "$file")" 2>/dev/null || true
    done
}

case $verb in
    start) start "${3:-3}" ;;
    kill) power_off "${3:?the name of a node}" ;;
    revive) begin "${3:?the name of a node}" ;;
    stop) stop ;;
    *) fail "start, stop, kill or revive, not $verb" ;;
esac
