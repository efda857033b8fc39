// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch.review;

import io.github.lesionj.io.FolderLock;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;

/**
 * One reviewer's way through the results of a folder. Decisions are kept in {@value #TABLE} there, written after each, so that
 * nothing is lost and the next review goes on; what is accepted or redrawn lies in the folder {@value #DATA} as training
 * data. The results themselves are never changed. Holds the table alone until closed; used from one thread.
 */
public final class ReviewSession implements AutoCloseable {

    /** The table of decisions. */
    public static final String TABLE = "review.csv";

    /** The folder of training data. */
    public static final String DATA = "reviewed";

    private final List<ReviewedPicture> pictures;
    private final ReviewHistory history;
    private final ReviewedData data;
    private final String reviewer;
    private final InstantSource clock;
    private final FolderLock lock;

    private ReviewSession(
            List<ReviewedPicture> pictures,
            ReviewHistory history,
            ReviewedData data,
            String reviewer,
            InstantSource clock,
            FolderLock lock) {
        this.pictures = pictures;
        this.history = history;
        this.data = data;
        this.reviewer = reviewer;
        this.clock = clock;
        this.lock = lock;
    }

    /**
     * Begins or goes on with a review.
     *
     * @param results  the folder that {@code lesionj analyze}, {@code segment} or {@code classify} wrote into
     * @param pictures the folder of the pictures, which may be the same
     * @param lesions  a table that says by {@code lesion_id} which pictures show one lesion; where it is empty, {@code metadata.csv}
     *     or {@code labels.csv} in or beside the folder of the pictures, if there is one
     * @param reviewer who decides
     * @param clock    for the time of decisions
     * @throws UserException in one sentence, if there are no results, or another reviews them now
     * @throws IOException   if a folder or table cannot be read; the message names it and the fix
     */
    public static ReviewSession open(
            Path results, Path pictures, Optional<Path> lesions, String reviewer, InstantSource clock)
            throws IOException {
        for (Path folder : List.of(results, pictures))
            if (!Files.isDirectory(folder)) throw new UserException("There is no folder " + folder + ".");
        List<ReviewedPicture> found = ReviewList.of(results, pictures);
        KnownLesions known = KnownLesions.of(lesions, pictures);
        Path table = results.resolve(TABLE);
        FolderLock lock = FolderLock.takeFile(table, "Review... by " + reviewer);
        try {
            ReviewedData data = new ReviewedData(results.resolve(DATA), known);
            ReviewHistory history = new ReviewHistory(ReviewLog.open(table), data);
            return new ReviewSession(found, history, data, reviewer, clock, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** @return all pictures with results, in the order of their names */
    public List<ReviewedPicture> pictures() {
        return pictures;
    }

    /** @return what was decided about a picture; empty if nothing was yet */
    public Optional<Decision> decision(ReviewedPicture picture) {
        return history.of(picture);
    }

    /** @return how many pictures are decided */
    public int decided() {
        return (int) pictures.stream()
                .filter(picture -> decision(picture).isPresent())
                .count();
    }

    /**
     * @return the mask to show: the reviewer's, or else the one that was found; empty if there is none
     * @throws IOException if it cannot be read
     */
    public Optional<Img<BitType>> mask(ReviewedPicture picture) throws IOException {
        boolean drawn = decision(picture)
                .filter(made -> made.verdict() == Verdict.REDRAWN || made.verdict() == Verdict.NO_LESION)
                .isPresent();
        Optional<Path> file = drawn ? data.found(picture).or(picture::mask) : picture.mask();
        return file.isPresent() ? Optional.of(MaskFile.read(file.get())) : Optional.empty();
    }

    /**
     * Takes the results as they are.
     *
     * @param label the class, which may be another than the one that was found; may be empty
     * @throws IOException if a file cannot be written; then nothing is decided
     */
    public void accept(ReviewedPicture picture, String label) throws IOException {
        decide(picture, Verdict.ACCEPTED, label, () -> data.accept(picture));
    }

    /**
     * Puts the reviewer's mask in the place of the one that was found.
     *
     * @param mask  of the picture's size
     * @param label as in {@link #accept}
     * @throws IOException if a file cannot be written; then nothing is decided
     */
    public void redraw(ReviewedPicture picture, RandomAccessibleInterval<BitType> mask, String label)
            throws IOException {
        decide(picture, Verdict.REDRAWN, label, () -> data.redraw(picture, mask));
    }

    /**
     * Says that the picture shows no lesion: its mask is empty, and it has no class.
     *
     * @throws IOException if the picture cannot be read, or a file cannot be written; then nothing is decided
     */
    public void noLesion(ReviewedPicture picture) throws IOException {
        var image = ImageOpener.open(picture.file()).image();
        decide(
                picture,
                Verdict.NO_LESION,
                "",
                () -> data.redraw(picture, ArrayImgs.bits(image.dimension(0), image.dimension(1))));
    }

    /**
     * Leaves the picture out of the training data.
     *
     * @throws IOException if a file cannot be written; then nothing is decided
     */
    public void reject(ReviewedPicture picture) throws IOException {
        decide(picture, Verdict.REJECTED, "", () -> data.remove(picture));
    }

    /**
     * Gives a picture that is decided another class; does nothing with others.
     *
     * @throws IOException if a file cannot be written; then the class is as before
     */
    public void relabel(ReviewedPicture picture, String label) throws IOException {
        Optional<Decision> made = decision(picture);
        if (made.isEmpty()
                || made.get().verdict() == Verdict.REJECTED
                || made.get().verdict() == Verdict.NO_LESION
                || made.get().label().equals(label)) return;
        decide(picture, made.get().verdict(), label, () -> {});
    }

    private void decide(ReviewedPicture picture, Verdict verdict, String label, ReviewHistory.Change files)
            throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        history.decide(picture, new Decision(picture.name(), verdict, label, picture.label(), reviewer, now), files);
    }

    /**
     * Takes the last decision of this session back.
     *
     * @return the picture that it was about; empty if there is none to take back
     * @throws IOException if a file cannot be written
     */
    public Optional<ReviewedPicture> undo() throws IOException {
        return history.undo();
    }

    /** @return the decisions by picture */
    public Map<String, Decision> decisions() {
        return history.all();
    }

    @Override
    public void close() {
        lock.close();
    }
}
