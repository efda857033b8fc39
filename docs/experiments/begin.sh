# What the experiments begin with: . begin.sh DATA OUTPUT leads into OUTPUT and gives the absolute paths $here and $data and
# SPDX-License-Identifier: BSD-2-Clause
# the command lesionj, which is the repository's unless LESIONJ names another.
here=$(cd "$(dirname "$0")" && pwd)
program=${LESIONJ:-$here/../../../lesionj}
data=$(cd "$1" && pwd)
mkdir -p "$2"
cd "$2"
export LESIONJ_JAVA_OPTS="-Xmx3g -Dai.djl.pytorch.num_threads=1"

lesionj() { "$program" "$@"; }
