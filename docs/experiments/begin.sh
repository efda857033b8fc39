# What the experiments begin with: run.sh DATA OUTPUT; leaves them in OUTPUT, with the absolute paths $here and $data and a
# command lesionj, which is the repository's unless LESIONJ names another.
here=$(cd "$(dirname "$0")" && pwd)
program=${LESIONJ:-$here/../../../lesionj}
data=$(cd "$1" && pwd)
mkdir -p "$2"
cd "$2"
export LESIONJ_JAVA_OPTS="-Xmx3g -Dai.djl.pytorch.num_threads=1"

lesionj() { "$program" "$@" --device cpu; }
