// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.layout;

import io.github.lesionj.io.RoiFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pictures in one folder on which lesions were outlined in ImageJ: TIFF files saved with a selection or overlay, or
 * {@code a.jpg} with {@code a.roi}, {@code a.zip} or {@code a_RoiSet.zip} beside it; {@code RoiSet.zip}, as the ROI
 * Manager proposes, where there is but one picture. {@code labels.csv} may tell more.
 */
public final class AnnotatedImages implements DataLayout {

    private static final List<String> ENDINGS = List.of(".roi", ".zip", "_RoiSet.zip");

    @Override
    public Listing list(Path folder) throws IOException {
        ImageCollector gathered = new ImageCollector();
        gathered.addImages(folder);
        for (Map.Entry<String, Path> image : gathered.images.entrySet()) {
            Optional<Path> beside = ENDINGS.stream()
                    .map(ending -> folder.resolve(image.getKey() + ending)).filter(Files::exists).findFirst();
            if (beside.isPresent()) gathered.masks.put(image.getKey(), beside.get());
            else if (RoiFile.isInside(image.getValue())) gathered.masks.put(image.getKey(), image.getValue());
        }
        Path only = folder.resolve("RoiSet.zip");
        if (gathered.images.size() == 1 && Files.exists(only)) 
            gathered.images.keySet().forEach(id -> gathered.masks.putIfAbsent(id, only));
        Path labels = folder.resolve("labels.csv");
        if (Files.exists(labels)) gathered.addTable(labels);
        return gathered.listing();
    }
}
