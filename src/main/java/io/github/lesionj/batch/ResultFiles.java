// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.tiles.ReducedPicture;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a batch keeps of each image, in files. The command line and Fiji write the same ones. Holds its models until
 * closed.
 */
public interface ResultFiles extends AutoCloseable {

    /** @return where the models run, for people */
    String device();

    /** @return every file that may be written for the image of this name alone */
    List<Path> files(String image);

    /** @return the tables of all images; the batch writes them */
    default List<ResultTable> tables() {
        return List.of();
    }

    /** @return where the batch keeps what it has done; empty where each call begins anew */
    default Optional<RunPlace> place() {
        return Optional.empty();
    }

    /** @return what decides the results beside the images */
    default Settings settings() {
        return Settings.of("");
    }

    /**
     * Works on one image and writes its files, all or none. Called from several threads at the same time.
     *
     * @return what was written, and its rows
     * @throws IOException if a result cannot be written; this image then counts as failed
     */
    PictureResult process(SourceImage image) throws IOException;

    /**
     * Opens one picture and works on it, as {@link #process(SourceImage)} does.
     *
     * @param opener how pictures are opened
     * @throws IOException also if the picture cannot be opened
     */
    default PictureResult process(WorkItem item, PictureOpener opener) throws IOException {
        return process(opener.open(item));
    }

    /**
     * Works on a picture that did not fit into memory as a whole. Its mask, rows and outlines are those of the whole picture,
     * pictures for people are of the smaller one.
     *
     * @return empty where that cannot be done
     * @throws IOException as of {@link #process(SourceImage)}
     */
    default Optional<PictureResult> process(WorkItem item, ReducedPicture picture) throws IOException {
        return Optional.empty();
    }

    /** @return how many pictures may be worked on at the same time at most */
    default int atOnce() {
        return Integer.MAX_VALUE;
    }

    @Override
    void close();
}
