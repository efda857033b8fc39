// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.batch.DiagnosisTable;
import io.github.lesionj.batch.review.Decision;
import io.github.lesionj.batch.review.ReviewSession;
import io.github.lesionj.batch.review.ReviewedPicture;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;

/** The pictures of a review in their order, the one on the desk, and what is done to it. Used from one thread. */
final class ReviewDesk implements AutoCloseable {

    /** The choice of all pictures. */
    static final String ALL = "all";

    /** The choice of those that the tables flag. */
    static final String FLAGGED = "flagged";

    /** The choice of those that nobody decided about. */
    static final String UNDECIDED = "undecided";

    private final ReviewSession session;
    private final List<ReviewedPicture> pictures;
    private int at;

    /**
     * @param session closed with the desk
     * @param show    which pictures: {@link #ALL}, {@link #FLAGGED} or {@link #UNDECIDED}
     * @throws UserException in one sentence, if there is none of them
     */
    ReviewDesk(ReviewSession session, String show) {
        this.session = session;
        pictures = session.pictures().stream().filter(chosen(session, show)).toList();
        if (pictures.isEmpty())
            throw new UserException("None of the " + session.pictures().size() + " pictures is " + show
                    + (show.equals(FLAGGED)
                            ? ": the tables have no 'yes' in a column 'review'."
                            : ": all are decided."));
        next(picture -> session.decision(picture).isEmpty(), -1).ifPresent(place -> at = place);
    }

    private static Predicate<ReviewedPicture> chosen(ReviewSession session, String show) {
        return switch (show) {
            case ALL -> picture -> true;
            case FLAGGED -> ReviewedPicture::flagged;
            case UNDECIDED -> picture -> session.decision(picture).isEmpty();
            default -> throw new UserException("'show' is \"" + show + "\" but must be all, flagged or undecided.");
        };
    }

    ReviewedPicture current() {
        return pictures.get(at);
    }

    /** @return how many pictures the review goes through */
    int size() {
        return pictures.size();
    }

    /** @return the mask of the current picture as it stands */
    Optional<Img<BitType>> mask() throws IOException {
        return session.mask(current());
    }

    /** @return the class of the current picture as it stands; may be empty */
    String label() {
        return session.decision(current()).map(Decision::label).orElse(current().label());
    }

    /** @return the classes to choose from: the field's, those that were found and those that were given */
    List<String> labels() {
        return Stream.of(
                        Stream.of(""),
                        DiagnosisTable.ISIC_CLASSES.stream(),
                        session.pictures().stream().map(ReviewedPicture::label),
                        session.decisions().values().stream().map(Decision::label))
                .flatMap(labels -> labels)
                .distinct()
                .toList();
    }

    /** @return where the review is, in a line */
    String status() {
        ReviewedPicture picture = current();
        return (at + 1) + " of " + pictures.size() + ", " + session.decided() + " of "
                + session.pictures().size() + " decided. "
                + session.decision(picture).map(ReviewDesk::told).orElse("Not decided.")
                + (picture.flagged() ? " Flagged" + (picture.reason().isEmpty() ? "." : ": " + picture.reason()) : "");
    }

    private static String told(Decision made) {
        String verdict = made.verdict().key().replace('_', ' ');
        return Character.toUpperCase(verdict.charAt(0)) + verdict.substring(1) + " by " + made.reviewer() + " at "
                + made.time() + ".";
    }

    void accept(String label) throws IOException {
        session.accept(current(), label);
        goOn();
    }

    void redraw(Img<BitType> mask, String label) throws IOException {
        session.redraw(current(), mask, label);
        goOn();
    }

    void noLesion() throws IOException {
        session.noLesion(current());
        goOn();
    }

    void reject() throws IOException {
        session.reject(current());
        goOn();
    }

    void relabel(String label) throws IOException {
        session.relabel(current(), label);
    }

    /** Takes the last decision back and shows its picture. */
    void undo() throws IOException {
        ReviewedPicture undone = session.undo()
                .orElseThrow(() -> new UserException("There is no decision of this review to take back."));
        at = pictures.indexOf(undone);
    }

    /** @param steps forwards, or backwards if negative; the first and the last picture are the ends */
    void step(int steps) {
        at = Math.max(0, Math.min(at + steps, pictures.size() - 1));
    }

    /** Goes to the next picture that is flagged and not decided, or else to the next flagged one. */
    void nextFlagged() {
        at = next(picture -> picture.flagged() && session.decision(picture).isEmpty(), at)
                .or(() -> next(ReviewedPicture::flagged, at))
                .orElseThrow(() -> new UserException("No picture is flagged."));
    }

    private void goOn() {
        next(picture -> session.decision(picture).isEmpty(), at).ifPresent(place -> at = place);
    }

    /** @return the first place after another, from the beginning again after the end */
    private Optional<Integer> next(Predicate<ReviewedPicture> wanted, int after) {
        for (int i = 1; i <= pictures.size(); i++) {
            int place = Math.floorMod(after + i, pictures.size());
            if (wanted.test(pictures.get(place))) return Optional.of(place);
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        session.close();
    }
}
