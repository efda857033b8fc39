// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.batch.PictureList;
import io.github.lesionj.batch.WorkList;
import io.github.lesionj.io.PictureChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The images that a sub-command works on. */
final class Inputs {

    @Parameters(
            arity = "0..*",
            paramLabel = "INPUT",
            description = "image files, folders whose images are meant, or patterns such as \"in/*.jpg\"")
    private List<Path> inputs = List.of();

    @Option(
            names = "--list",
            paramLabel = "FILE",
            description = "file that names images or folders, one on each line or in a CSV column file or path")
    private Path list;

    @Option(
            names = "--recursive",
            description = "folders with their sub-folders, which the results keep: sub/<name>_segmentation.png")
    private boolean subFolders;

    @Option(
            names = "--again",
            description = "work on all images anew, also on those that an earlier call has done into the same output")
    boolean again;

    @Mixin
    private PictureOptions picture = new PictureOptions();

    /** @return which picture of each file is meant */
    PictureChoice choice() {
        return picture.choice();
    }

    /**
     * @return the images, at least one
     * @throws UsageException if an input is missing or empty, or two images have the same name
     */
    WorkList images() {
        try {
            List<Path> all = new ArrayList<>();
            for (Path input : inputs) all.addAll(PictureList.expanded(input));
            if (list != null) all.addAll(PictureList.read(list));
            if (all.isEmpty()) throw new UsageException("Missing required parameter: 'INPUT...', or --list");
            return WorkList.of(all, subFolders).choosing(choice());
        } catch (IOException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }
}
