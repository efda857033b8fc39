# SPDX-License-Identifier: BSD-2-Clause
"""The ISIC challenges' own scoring package as a judge: PyPI's isic-challenge-scoring, in an environment of its own.

LesionJ never needs it. The environment lies outside the repository: ~/.cache/lesionj/isic-scoring, or $LESIONJ_ISIC_VENV.
"""

import csv
import io
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import venv
import warnings

HERE = pathlib.Path(__file__).resolve().parent
REQUIREMENTS = HERE / "requirements.txt"
ENVIRONMENT = pathlib.Path(
    os.environ.get("LESIONJ_ISIC_VENV", pathlib.Path.home() / ".cache" / "lesionj" / "isic-scoring")
)


def enter():
    """Continues this script in the judge's environment, which is made on first use."""
    if pathlib.Path(sys.prefix).resolve() == ENVIRONMENT.resolve():
        warnings.filterwarnings("ignore", category=FutureWarning)
        return
    python = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    complete = ENVIRONMENT / "requirements.txt"
    if not complete.exists() or complete.read_text() != REQUIREMENTS.read_text():
        print(f"Installing isic-challenge-scoring into {ENVIRONMENT} ...", file=sys.stderr)
        venv.create(ENVIRONMENT, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--requirement", REQUIREMENTS], check=True)
        complete.write_text(REQUIREMENTS.read_text())
    sys.exit(subprocess.run([python, *sys.argv]).returncode)


def masks(folder):
    """The masks in a folder by image: <image>_segmentation.png or <image>.png, as LesionJ finds them."""
    found = {}
    for file in sorted(folder.iterdir()):
        match = re.fullmatch(r"(.+?)(_segmentation)?\.png", file.name, re.IGNORECASE)
        if match and not file.name.startswith("."):
            found.setdefault(match.group(1), {})[bool(match.group(2))] = file
    return found


def segmentation(predictions, truth):
    """Figures per image, and their means under the name 'mean'; precision, which the challenge does not report for masks,
    is the package's positive predictive value of the pixels.

    The package takes only images named ISIC_ and seven digits and stumbles over other files in the folders, so it is
    shown links with numbered names to the masks alone.
    """
    from isic_challenge_scoring import metrics
    from isic_challenge_scoring.confusion import create_binary_confusion_matrix
    from isic_challenge_scoring.load_image import iter_image_pairs
    from isic_challenge_scoring.segmentation import SegmentationScore

    true_masks = {image: files[True] for image, files in masks(truth).items() if True in files}
    predicted_masks = masks(predictions)
    with tempfile.TemporaryDirectory() as folder:
        truth_links, prediction_links = pathlib.Path(folder, "truth"), pathlib.Path(folder, "predictions")
        truth_links.mkdir()
        prediction_links.mkdir()
        for number, image in enumerate(true_masks):
            link = f"ISIC_{number:07d}_segmentation.png"
            (truth_links / link).symlink_to(true_masks[image].resolve())
            (file,) = predicted_masks[image].values()
            (prediction_links / link).symlink_to(file.resolve())
        pairs = iter_image_pairs(truth_links, prediction_links)
        figures = {}
        for image, pair in zip(true_masks, pairs, strict=True):
            pixels = create_binary_confusion_matrix(
                truth_binary_values=pair.truth_image > 128, prediction_binary_values=pair.prediction_image > 128, name=image)
            figures[image] = {**SegmentationScore([pair]).macro_average.to_dict(), "precision": float(metrics.binary_ppv(pixels))}
        precision = sum(row["precision"] for row in figures.values()) / len(figures)
        figures["mean"] = {**SegmentationScore.from_dir(truth_links, prediction_links).macro_average.to_dict(),
                           "precision": precision}
    return figures


def classification(predictions, truth):
    """Figures per class, and their means under the name 'macro', where recall is the balanced accuracy.

    The package sorts truth and predictions by image but not the weights, so it is shown a sorted copy of the truth.
    """
    from isic_challenge_scoring.classification import ClassificationMetric, ClassificationScore

    with truth.open(newline="", encoding="utf-8-sig") as lines:
        header, *rows = csv.reader(lines)
    column = header.index("image")
    table = io.StringIO(newline="")
    csv.writer(table).writerows([header, *sorted(rows, key=lambda row: row[column])])
    table.seek(0)
    with predictions.open(encoding="utf-8") as lines:
        score = ClassificationScore.from_stream(table, lines, ClassificationMetric.BALANCED_ACCURACY)
    figures = {name: row.to_dict() for name, row in score.per_category.iterrows()}
    figures["macro"] = {**score.macro_average.to_dict(), "recall": score.aggregate["balanced_accuracy"]}
    return figures
