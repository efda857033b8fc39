// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.layout;

import io.github.lesionj.io.FolderEntries;
import io.github.lesionj.io.LeftOut;
import io.github.lesionj.io.RoiFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Pictures in one folder on which lesions were outlined in ImageJ: TIFF files saved with a selection or overlay, or
 * {@code a.jpg} with {@code a.roi}, {@code a.zip} or {@code a_RoiSet.zip} beside it; {@code RoiSet.zip}, as the ROI
 * Manager proposes, where there is but one picture. {@code labels.csv} may tell more.
 */
public final class AnnotatedImages implements DataLayout {

    private static final List<String> ENDINGS = List.of(".roi", ".zip", "_roiset.zip");

    @Override
    public Listing list(Path outer, Predicate<String> known) throws IOException {
        Path folder = FolderEntries.unpacked(
                FolderImages.require(outer), file -> LeftOut.reason(file).isEmpty());
        ImageCollector gathered = new ImageCollector(known);
        gathered.addImagesAlone(folder);
        Map<String, Path> files = new HashMap<>();
        for (Path file : FolderImages.children(folder)) files.put(FolderImages.name(file), file);
        for (Map.Entry<String, Path> image : gathered.images.entrySet()) {
            Optional<Path> beside = ENDINGS.stream()
                    .map(ending -> files.get(image.getKey().toLowerCase(Locale.ROOT) + ending))
                    .filter(file -> file != null)
                    .findFirst();
            if (beside.isPresent()) gathered.masks.put(image.getKey(), beside.get());
            else if (RoiFile.isInside(image.getValue())) gathered.masks.put(image.getKey(), image.getValue());
        }
        Path only = files.get("roiset.zip");
        if (gathered.images.size() == 1 && only != null)
            gathered.images.keySet().forEach(id -> gathered.masks.putIfAbsent(id, only));
        if (files.containsKey("labels.csv")) gathered.addTable(files.get("labels.csv"));
        return gathered.listing();
    }
}
