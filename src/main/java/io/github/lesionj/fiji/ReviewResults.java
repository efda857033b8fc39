// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.batch.review.ReviewSession;
import io.github.lesionj.io.UserException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Walks through a folder's results picture by picture: accept, redraw, reject; what is kept is training data. */
@Plugin(
        type = Command.class,
        menu = {@Menu(label = "Plugins"), @Menu(label = "LesionJ"), @Menu(label = "Review...", weight = 62)},
        headless = true,
        attrs = @Attr(name = Recording.OURS),
        description =
                "Goes through the results of Process Folder... or the command line picture by picture: accept, redraw,"
                        + " reject. What is kept becomes training data.")
public final class ReviewResults extends SafeCommand {

    @Parameter(
            label = "Folder of results",
            style = "directory",
            required = false,
            persist = false,
            description =
                    "What Process Folder... or ./lesionj wrote: masks, lesions.csv, classes_review.csv or masks.csv. The decisions"
                            + " go there too, into review.csv, and what is kept into the folder reviewed.")
    private String results = "";

    @Parameter(
            label = "Folder of pictures",
            style = "directory",
            required = false,
            persist = false,
            description = "The pictures that the results are of; leave empty if they lie in the same folder.")
    private String pictures = "";

    @Parameter(
            label = "Table of lesions",
            style = "file",
            required = false,
            persist = false,
            description =
                    "A CSV file whose column lesion_id says which pictures show one lesion, so that a training does not learn"
                            + " from one and measure itself on the other. Left empty, metadata.csv or labels.csv in or beside the"
                            + " folder of pictures.")
    private String lesions = "";

    @Parameter(
            label = "Show",
            choices = {ReviewDesk.ALL, ReviewDesk.FLAGGED, ReviewDesk.UNDECIDED},
            required = false,
            persist = false,
            description =
                    "all pictures; flagged: those of which a table's column review says yes; undecided: those that nobody"
                            + " has decided about yet.")
    private String show = ReviewDesk.ALL;

    @Parameter(
            label = "Your name",
            required = false,
            persist = false,
            description =
                    "Who decides; written beside each decision. Your name on this computer unless you say otherwise.")
    private String reviewer = System.getProperty("user.name", "");

    @Parameter(type = ItemIO.OUTPUT, label = "Count", description = "How many pictures the review goes through.")
    private int count;

    @Parameter(type = ItemIO.OUTPUT, label = "Decided", description = "How many of all are decided when it opens.")
    private int decided;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Decisions",
            description = "The table, review.csv; there after the first one.")
    private File decisions;

    @Override
    boolean needsEngine() {
        return false;
    }

    @Override
    void work(Progress progress) throws IOException {
        if (!Screen.isInteractive())
            throw new UserException("Review needs a window: run it in ImageJ on a display and outside of batch mode.");
        Path folder = UserPaths.named("results", results);
        Path images = UserPaths.optional(pictures).orElse(folder);
        String name =
                Optional.of(reviewer.strip()).filter(given -> !given.isEmpty()).orElse("unknown");
        ReviewSession session =
                ReviewSession.open(folder, images, UserPaths.optional(lesions), name, InstantSource.system());
        try {
            ReviewDesk desk = new ReviewDesk(session, show);
            count = desk.size();
            decided = session.decided();
            decisions = folder.resolve(ReviewSession.TABLE).toFile();
            ReviewWindow.open(desk);
        } catch (IOException | RuntimeException e) {
            session.close();
            throw e;
        }
    }
}
