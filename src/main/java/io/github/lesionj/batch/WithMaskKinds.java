// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.tiles.ReducedPicture;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of others, which write {@code <image>_segmentation.png}, and the same mask in further kinds.
 *
 * @param files  what is kept of the pictures; closed with this
 * @param folder of the masks
 */
public record WithMaskKinds(ResultFiles files, Path folder, Set<MaskKind> kinds) implements WrappedFiles {

    private static final String CLASS = "class";

    /** @return the files alone where no further kind is wanted */
    public static ResultFiles of(ResultFiles files, Path folder, Set<MaskKind> kinds) {
        return kinds.isEmpty() ? files : new WithMaskKinds(files, folder, kinds);
    }

    @Override
    public PictureResult process(SourceImage image) throws IOException {
        return process(image, WorkItem.of(image));
    }

    @Override
    public PictureResult process(WorkItem item, PictureOpener opener) throws IOException {
        return process(opener.open(item), item);
    }

    private PictureResult process(SourceImage image, WorkItem item) throws IOException {
        return withKinds(files.process(image), image, item);
    }

    @Override
    public Optional<PictureResult> process(WorkItem item, ReducedPicture picture) throws IOException {
        Optional<PictureResult> result = files.process(item, picture);
        return result.isEmpty() ? result : Optional.of(withKinds(result.get(), picture.whole(), item));
    }

    private PictureResult withKinds(PictureResult result, SourceImage image, WorkItem item) throws IOException {
        try (ImageFiles more = new ImageFiles()) {
            MaskKind.Found found = new MaskKind.Found(
                    MaskFile.read(folder.resolve(image.name() + "_segmentation.png"), image.image()),
                    image,
                    item.file(),
                    item.choice(),
                    files.settings()
                            .values()
                            .getOrDefault("segmenter", "LesionJ")
                            .split(" ")[0],
                    diagnosis(result));
            for (MaskKind kind : kinds) kind.write(more, folder, found);
            return new PictureResult(
                    Stream.concat(result.files().stream(), more.keep().stream()).toList(), result.rows());
        } catch (IOException | RuntimeException | Error e) {
            for (Path written : result.files()) Files.deleteIfExists(written);
            throw e;
        }
    }

    /** @return the class of the picture's row, where a table has such a column */
    private Optional<String> diagnosis(PictureResult result) {
        for (ResultTable table : files.tables()) {
            int column = table.columns().indexOf(CLASS);
            List<List<String>> rows = result.rows().getOrDefault(table.file(), List.of());
            if (column >= 0 && !rows.isEmpty())
                return Optional.of(rows.get(0).get(column)).filter(name -> !name.isEmpty());
        }
        return Optional.empty();
    }

    @Override
    public List<Path> files(String image) {
        return Stream.concat(files.files(image).stream(), MaskKind.in(folder, image, kinds).stream())
                .distinct()
                .toList();
    }

    @Override
    public Settings settings() {
        return files.settings().with("write", kinds);
    }
}
