// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Masks that there are already, in the kinds of other programs.
 *
 * @param masks     of the pictures
 * @param folder    that exists
 * @param algorithm what found the lesions
 */
public record ExportedMaskFiles(MaskSource masks, Path folder, Set<MaskKind> kinds, String algorithm)
        implements ResultFiles {

    @Override
    public PictureResult process(SourceImage image) throws IOException {
        return process(image, WorkItem.of(image));
    }

    @Override
    public PictureResult process(WorkItem item, PictureOpener opener) throws IOException {
        return process(opener.open(item), item);
    }

    private PictureResult process(SourceImage image, WorkItem item) throws IOException {
        MaskKind.Found found =
                new MaskKind.Found(masks.maskOf(image), image, item.file(), item.choice(), algorithm, Optional.empty());
        try (ImageFiles files = new ImageFiles()) {
            for (MaskKind kind : kinds) kind.write(files, folder, found);
            return PictureResult.of(files.keep());
        }
    }

    @Override
    public String device() {
        return "";
    }

    @Override
    public List<Path> files(String image) {
        return MaskKind.in(folder, image, kinds);
    }

    @Override
    public void close() {}
}
