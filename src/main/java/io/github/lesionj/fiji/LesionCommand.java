// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import io.github.lesionj.model.ModelException;
import java.io.IOException;
import org.scijava.plugin.Parameter;

/** What the commands on one picture share: where the picture comes from. */
abstract class LesionCommand extends SafeCommand {

    @Parameter
    LesionJService lesionj;

    @Parameter(label = "Image", required = false, persist = false,
            description = "The picture of the lesion; the front image when left out. Its pixels are never changed.")
    private ImagePlus imp;

    @Parameter(label = "Or picture file", style = "file", required = false, persist = false,
            description = "A picture to open and use instead of the front image; leave empty to use the front image.")
    private String path = "";

    /**
     * Does the command's work on the picture.
     *
     * @throws IOException  when a file cannot be read; the message is one sentence for the user
     * @throws ModelException when a model or the engine cannot be used; the message is one sentence for the user
     */
    abstract void work(Picture picture, Progress progress) throws IOException;

    @Override
    final void work(Progress progress) throws IOException {
        work(Picture.open(imp, path), progress);
    }
}
