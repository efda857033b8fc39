#!/bin/bash
# SPDX-License-Identifier: BSD-2-Clause
#
# Runs Nextflow without its installer: its jars come from Maven Central, where 23.10.1 is the last release that is complete.
#
#   cluster/test/nextflow-from-central.sh run cluster/main.nf --input DIR --output DIR
#
# NEXTFLOW_JARS  folder of the jars, fetched into it if it is empty; ~/.cache/lesionj-nextflow unless given
set -eu

version=23.10.1
jars=${NEXTFLOW_JARS:-$HOME/.cache/lesionj-nextflow/$version}
if [ ! -f "$jars/nextflow-$version.jar" ]; then
    pom=$(mktemp -d)
    trap 'rm -rf "$pom"' EXIT
    cat > "$pom/pom.xml" <<END
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>io.github.lesionj</groupId><artifactId>nextflow-jars</artifactId><version>1</version>
  <dependencies><dependency><groupId>io.nextflow</groupId><artifactId>nextflow</artifactId><version>$version</version></dependency></dependencies>
</project>
END
    mvn -q -B -ntp -f "$pom/pom.xml" dependency:copy-dependencies -DoutputDirectory="$jars"
    rm -rf "$pom"
    trap - EXIT
fi

opens=
for package in java.lang java.io java.nio java.net java.util java.util.concurrent.locks java.util.concurrent.atomic java.util.regex \
    sun.nio.ch sun.nio.fs sun.net.www.protocol.http sun.net.www.protocol.https sun.net.www.protocol.ftp sun.net.www.protocol.file \
    jdk.internal.misc jdk.internal.vm; do
    opens="$opens --add-opens=java.base/$package=ALL-UNNAMED"
done
export NXF_OFFLINE=true NXF_DISABLE_CHECK_LATEST=true NXF_ANSI_LOG=false
# shellcheck disable=SC2086  # several options in one variable are meant
exec java $opens -cp "$jars/*" nextflow.cli.Launcher "$@"
