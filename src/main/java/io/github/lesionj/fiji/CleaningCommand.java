// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import io.github.lesionj.batch.Cleaned;
import io.github.lesionj.batch.CleanedFiles;
import io.github.lesionj.batch.Cleaning;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;

/**
 * What the commands share that take something from a picture: the result is a new image, of a stack a new stack, and the picture
 * itself stays. A selected area may limit it.
 */
abstract class CleaningCommand extends SafeCommand {

    @Parameter(
            label = "Image",
            required = false,
            persist = false,
            description = "The picture; the front image when left out. Its pixels are never changed.")
    private ImagePlus imp;

    @Parameter(
            label = "Or picture file",
            style = "file",
            required = false,
            persist = false,
            description = "A picture to open and use instead of the front image; leave empty to use the front image.")
    private String path = "";

    @Parameter(
            label = "Output folder",
            style = "directory",
            required = false,
            persist = false,
            description =
                    "Also writes the result there, as the file that the command line writes: what a headless run leaves."
                            + " Leave empty to write none.")
    private String output = "";

    @Parameter(
            label = "Work on the",
            choices = {Search.PICTURE, Search.SELECTION},
            required = false,
            persist = false,
            description =
                    "picture changes what is found anywhere; selection only in the area that is selected in the image, of any"
                            + " shape: outside it every pixel stays.")
    private String within = Search.PICTURE;

    @Parameter(
            label = "Every slice of the stack",
            required = false,
            persist = false,
            description =
                    "Works on all slices and frames, and makes a stack of the results. Otherwise only the slice that is"
                            + " shown is worked on.")
    private boolean stack = true;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Result",
            description = "The picture without what was taken from it, RGB; of a stack a stack.")
    private ImagePlus result;

    /** One slice's picture and what was made of it. */
    record Slice(Picture picture, Cleaned cleaned) {}

    @Override
    final boolean needsEngine() {
        return false;
    }

    /** @throws IllegalArgumentException if the inputs do not fit; the message is one sentence that names the input */
    abstract Cleaning cleaning();

    /** @return whether masks go into the folder too */
    boolean writesMask() {
        return false;
    }

    /** Is shown the slices, at least one, after the result; sets the outputs that are the command's own. */
    abstract void cleaned(ImagePlus original, String name, List<Slice> slices);

    @Override
    final void work(Progress progress) throws IOException {
        if (!output.isBlank()) UserPaths.made("output", output);
        Cleaning cleaning = chosen();
        Picture first = stack && !path.isBlank() ? opened() : Picture.open(imp, path);
        Optional<Img<BitType>> part = part(first.imp());
        List<Slice> slices = new ArrayList<>();
        try (StackWalk walk = new StackWalk(first.imp())) {
            List<Integer> places = stack ? walk.slices() : List.of(walk.before());
            for (int i = 0; i < places.size(); i++) {
                progress.checkEscape();
                Picture picture = places.size() == 1 ? first : walk.show(places.get(i));
                progress.tell(i, places.size(), picture.name());
                slices.add(cleaned(picture, cleaning, part));
            }
        }
        progress.checkEscape();
        String name = slices.size() == 1 ? first.name() : nameOfAll(first);
        result = image(first.imp(), name + "-" + cleaning.name(), slices);
        ResultWindows.show(result);
        cleaned(first.imp(), name, slices);
    }

    private Cleaning chosen() {
        try {
            return cleaning();
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage() + ".", e);
        }
    }

    /** A file of one picture is opened as everywhere, one of several as a stack. */
    private Picture opened() throws IOException {
        return Picture.open(imp, path, path.strip().matches("(?i).*\\.(tiff?|zip|avi|gif|dcm)"));
    }

    private Optional<Img<BitType>> part(ImagePlus image) {
        return switch (within) {
            case Search.PICTURE -> Optional.empty();
            case Search.SELECTION ->
                Optional.of(SelectedArea.mask(
                        image, SelectedArea.of(image, "select the area to work on, or choose 'picture'.")));
            default ->
                throw new UserException("'within' is \"" + within + "\" but must be " + Search.PICTURE + " or "
                        + Search.SELECTION + ".");
        };
    }

    private Slice cleaned(Picture picture, Cleaning cleaning, Optional<Img<BitType>> part) throws IOException {
        Img<ARGBType> before = picture.source().image();
        Cleaned whole = cleaning.work().apply(before);
        Cleaned cleaned = part.map(area -> whole.within(before, area)).orElse(whole);
        if (!output.isBlank())
            new CleanedFiles(cleaning, UserPaths.named("output", output), writesMask())
                    .write(picture.fileName(), cleaned);
        return new Slice(picture, cleaned);
    }

    private static String nameOfAll(Picture first) {
        int suffix = StackPosition.of(first.imp()).suffix().length();
        return first.name().substring(0, first.name().length() - suffix);
    }

    private static ImagePlus image(ImagePlus original, String title, List<Slice> slices) {
        if (slices.size() == 1)
            return ResultWindows.colours(
                    slices.get(0).picture(), title, slices.get(0).cleaned().image());
        ResultStack stack = new ResultStack(original, title);
        for (Slice slice : slices)
            stack.add(ResultWindows.colours(
                    slice.picture(), slice.picture().name(), slice.cleaned().image()));
        return stack.image();
    }
}
