package io.github.lesionj.fiji;

import ij.IJ;
import ij.ImagePlus;
import io.github.lesionj.model.ModelException;
import java.io.IOException;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;

/**
 * What the commands on one picture share: where the picture comes from, and how success, failure and Escape reach
 * the user, a macro and a script.
 *
 * <p>Everything is checked in {@link #run()}, because neither macros nor scripts keep to a parameter's type or choices.
 */
abstract class LesionCommand extends ContextCommand {

    @Parameter(label = "Image", required = false, persist = false,
            description = "The picture of the lesion; the front image when left out. Its pixels are never changed.")
    private ImagePlus imp;

    @Parameter(label = "Or picture file", style = "file", required = false, persist = false,
            description = "A picture to open and use instead of the front image; leave empty to use the front image.")
    private String path = "";

    @Parameter
    private LogService log;

    /**
     * Does the command's work on the picture.
     *
     * @throws IOException  when a file cannot be read; the message is one sentence for the user
     * @throws ModelException when a model or the engine cannot be used; the message is one sentence for the user
     */
    abstract void work(Picture picture, Progress progress) throws IOException;

    @Override
    public final void run() {
        try (Progress progress = Progress.start()) {
            EngineConsent.ensure();
            work(Picture.open(imp, path), progress);
        } catch (EscapePressed e) {
            cancel("");
            IJ.showStatus("LesionJ: stopped by Escape");
        } catch (IOException | ModelException | IllegalArgumentException e) {
            log.debug(e);
            Failure.report(this, e.getMessage());
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            log.error(e);
            Failure.report(this, "LesionJ stopped on an unexpected error (" + e + "); the log has the details.");
        }
    }
}
