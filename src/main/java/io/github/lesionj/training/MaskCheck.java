// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.training.Finding.Severity;
import io.github.lesionj.training.LabelledImage.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import net.imglib2.FinalDimensions;

/**
 * What became of the masks of a data set when they were opened.
 *
 * @param contents of the masks of each split that can be read
 * @param refused  a sentence for each that cannot
 */
record MaskCheck(Map<Split, List<MaskContent>> contents, List<String> refused) {

    /** A split of fewer masks than this may happen to have only empty ones. */
    private static final int FEW = 2;

    /**
     * Opens the masks alone, which takes a few milliseconds each.
     *
     * @param images  of all splits
     * @param stopped asked before each; the check is then incomplete
     */
    static MaskCheck open(List<LabelledImage> images, BooleanSupplier stopped) {
        record Opened(Split split, Optional<MaskContent> content, String refused) {}
        List<Opened> opened = images.parallelStream().filter(image -> image.mask().isPresent() && !stopped.getAsBoolean()).map(image -> {
            try {
                return new Opened(image.split(), Optional.of(content(image)), "");
            } catch (IOException e) {
                return new Opened(image.split(), Optional.empty(), e.getMessage());
            }
        }).toList();
        return new MaskCheck(opened.stream().filter(mask -> mask.content().isPresent()).collect(Collectors.groupingBy(
                Opened::split, Collectors.mapping(mask -> mask.content().orElseThrow(), Collectors.toList()))),
                opened.stream().map(Opened::refused).filter(sentence -> !sentence.isEmpty()).toList());
    }

    /** ROIs are areas inside a picture that is not opened here. */
    private static MaskContent content(LabelledImage image) throws IOException {
        if (image.maskIsPicture()) return MaskContent.of(image.readMask(new FinalDimensions(1, 1)));
        image.readMask(new FinalDimensions(1, 1));
        return MaskContent.PART;
    }

    static MaskCheck of(List<ImageCheck> checks) {
        return new MaskCheck(checks.stream().filter(check -> check.content().isPresent()).collect(Collectors.groupingBy(
                check -> check.image().split(), Collectors.mapping(check -> check.content().orElseThrow(), Collectors.toList()))), List.of());
    }

    /** @return the splits in which no mask has a border between lesion and skin: what they say cannot be the truth */
    Finding borderless() {
        List<String> names = new ArrayList<>();
        for (Split split : Split.values()) {
            List<MaskContent> masks = contents.getOrDefault(split, List.of());
            if (masks.contains(MaskContent.PART) || masks.size() < (split == Split.TRAIN ? 1 : FEW)) continue;
            long empty = masks.stream().filter(MaskContent.EMPTY::equals).count();
            names.add(DataCheck.name(split) + " (" + empty + " empty, " + (masks.size() - empty) + " full)");
        }
        return new Finding(Severity.ERROR, "of the splits have masks that are all empty or all full, so that they cannot be"
                + " right; look how they mark the lesion", names);
    }

    /** @return the masks that cannot be read */
    Finding unreadable() {
        return new Finding(DataProblem.MASK_UNREADABLE.severity(), DataProblem.MASK_UNREADABLE.what(), refused);
    }
}
