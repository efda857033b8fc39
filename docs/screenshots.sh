#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Draws docs/images anew, after mvn package: all, or those named, as in ./docs/screenshots.sh menu dialog.
# Needs Xvfb and the window manager openbox.
set -eu
cd "$(dirname "$0")/.."
ij=$(find "${HOME}/.m2/repository/net/imagej/ij" -name 'ij-*.jar' ! -name '*sources*' | tail -n 1)
number=$(mktemp)
settings=$(mktemp -d)
Xvfb -displayfd 3 -screen 0 1500x1200x24 -nolisten tcp 3>"$number" >/dev/null 2>&1 &
xvfb=$!
openbox=
trap 'kill $openbox $xvfb; wait; rm -rf "$number" "$settings"' EXIT
while [ ! -s "$number" ]; do sleep 0.1; done
DISPLAY=":$(cat "$number")"
export DISPLAY
openbox >/dev/null 2>&1 &
openbox=$!
mkdir -p docs/images
timeout 1200 java -Duser.home="$settings" -DDJL_CACHE_DIR="${HOME}/.djl.ai" -Dai.djl.offline=true \
    -cp "$ij" docs/Screenshots.java "${IMAGEJ:-target/ImageJ}" "$@"
