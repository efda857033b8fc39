#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Prints what a macro's call takes: benchmarks/macro-loop/run.sh FOLDER-OF-PICTURES [CALLS]
set -eu
cd "$(dirname "$0")/../.."
[ -f target/classpath.txt ] ||
    mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt -Dmdep.includeScope=test
GLIBC_TUNABLES=glibc.malloc.hugetlb=1 OMP_WAIT_POLICY=PASSIVE java -Djava.awt.headless=true -XX:+UseSerialGC \
    -cp "target/test-classes:target/classes:$(cat target/classpath.txt)" -Dai.djl.offline=true \
    io.github.lesionj.fiji.MacroLoopProbe "$1" "${2:-100}" | tail -n 1
