// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.evaluation.EvaluationInputs;
import io.github.lesionj.evaluation.ImageTable;
import io.github.lesionj.io.UserException;
import io.github.lesionj.io.table.PictureName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The way of an evaluation: what is asked, the pictures whose truth is known, the answers to them, the report.
 *
 * @param request  what is asked
 * @param table    of the images that are wanted, if one restricts them
 * @param pictures those whose truth is known, by the name of their image; empty if no folder of them is named
 */
public record Evaluation(EvaluationRequest request, Optional<ImageTable> table, Map<String, Path> pictures) {

    /** All files that a report has, of either task. */
    private static final List<String> REPORT = List.of(
            "report.html",
            "summary.csv",
            "scores.csv",
            "images.csv",
            "comparison.csv",
            "confusion.csv",
            "confusion.svg",
            "roc.csv",
            "roc.svg",
            "reliability.csv",
            "reliability.svg",
            "jaccard.svg");

    /**
     * Chooses the pictures: those with a true mask, or a row in the table. What is missing is missed here, before a model
     * spends time.
     *
     * @throws UserException in one sentence, if there is none, one is missing, or a table is
     * @throws IOException              if a table, a folder or a prediction that ought to be there cannot be read
     */
    public static Evaluation of(EvaluationRequest request) throws IOException {
        Optional<ImageTable> table = table(request);
        Map<String, Path> pictures = new TreeMap<>();
        if (request.images().isPresent()) {
            Path folder = request.images().get();
            Set<String> truth = request.task().names(request.truth());
            for (Path file : WorkList.of(List.of(folder)).images()) {
                String name = PictureName.of(file);
                if (truth.contains(name)
                        && table.map(rows -> rows.images().contains(name)).orElse(true)) pictures.put(name, file);
            }
            if (pictures.isEmpty())
                throw new UserException("The truth of no picture in " + folder + " is known: look at 'truth'"
                        + (request.labels().isPresent() || request.split().isPresent()
                                ? ", 'labels' and 'split'"
                                : ""));
        }
        Evaluation evaluation = new Evaluation(request, table, pictures);
        if (request.predictions().isPresent())
            evaluation.inputs("", request.predictions().get()).check();
        else evaluation.checkPictures();
        if (request.against().isPresent())
            evaluation.inputs("", request.against().get()).check();
        return evaluation;
    }

    private void checkPictures() throws IOException {
        List<String> expected = inputs("", request.truth()).expected();
        List<String> missing =
                expected.stream().filter(image -> !pictures.containsKey(image)).toList();
        if (!missing.isEmpty())
            throw new UserException("'images' lacks " + missing.size() + " of the " + expected.size()
                    + " pictures whose truth is known, the first is " + missing.get(0)
                    + "; add them, or name a table of those that you mean in 'labels'");
    }

    private EvaluationInputs inputs(String name, Path predictions) {
        return new EvaluationInputs(name, predictions, request.truth(), pictures, table, request.against());
    }

    private static Optional<ImageTable> table(EvaluationRequest request) throws IOException {
        Optional<Path> file = request.task().table(request.truth(), request.labels());
        if (file.isEmpty() && request.split().isPresent())
            throw new UserException("'split' needs a table with the column split: name it in 'labels'");
        if (file.isEmpty()) return Optional.empty();
        ImageTable table = ImageTable.read(file.get());
        return Optional.of(
                request.split().isPresent() ? table.ofSplit(request.split().get()) : table);
    }

    /**
     * Sees to it that the report takes the place of nothing that it is made of.
     *
     * @param folder of the report
     * @throws UserException that names the input that would be overwritten
     * @throws IOException   if a file cannot be looked at
     */
    public void keepApart(Path folder) throws IOException {
        List<Path> inputs = Stream.of(
                        Optional.of(request.truth()), request.labels(), request.predictions(), request.against())
                .flatMap(Optional::stream)
                .toList();
        List<Path> results =
                new ArrayList<>(REPORT.stream().map(folder::resolve).toList());
        if (request.predictions().isEmpty()) results.add(predictions(folder));
        OutputPlace.keepApart(inputs, results);
    }

    /** @return where the answers are: the predictions that there are already, or else the model's, inside a folder */
    public Path predictions(Path folder) {
        return request.predictions().orElseGet(() -> request.task().predictions(folder));
    }

    /**
     * Writes {@code report.html} and its tables, once there are {@link #predictions}.
     *
     * @param model  that gave the answers; not used where there are predictions already
     * @param folder that exists
     * @return the figures to read
     * @throws IOException if an answer is missing or a file cannot be read or written; the message names it
     */
    public String report(String model, Path folder) throws IOException {
        String name =
                request.predictions().map(path -> path.getFileName().toString()).orElse(model);
        return request.task().report(inputs(name, predictions(folder)), folder);
    }
}
