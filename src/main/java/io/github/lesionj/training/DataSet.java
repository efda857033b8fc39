package io.github.lesionj.training;

import io.github.lesionj.model.ModelArchive;
import io.github.lesionj.training.LabelledImage.Split;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The pictures of a data folder with their split, in the order of their ids. */
public final class DataSet {

    private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private final List<LabelledImage> images;
    private final String labelsHash;

    private DataSet(List<LabelledImage> images, String labelsHash) {
        this.images = images;
        this.labelsHash = labelsHash;
    }

    /**
     * Reads the labels; opens no picture.
     *
     * @param recipe says which data, and how it is split
     * @param root   holds the recipe's data folder
     * @param masks  other masks than the data set's own, such as a segmenter's; empty for its own
     * @throws TrainingException if a file, column or class is missing; the message names it
     */
    public static DataSet read(Recipe recipe, Path root, Optional<Path> masks) {
        Path folder = root.resolve(recipe.data().folder());
        Path labels = folder.resolve("labels.csv");
        try (Reader reader = Files.newBufferedReader(labels)) {
            List<CSVRecord> rows = CSV.parse(reader).getRecords();
            Path maskFolder = masks.orElse(folder.resolve("masks"));
            List<LabelledImage> images = new ArrayList<>(recipe.data().layout() == DataSpec.Layout.ISIC2017
                    ? officialSplit(rows, folder, maskFolder, recipe)
                    : byLesion(rows, folder, maskFolder, recipe));
            images.sort((a, b) -> a.id().compareTo(b.id()));
            return new DataSet(List.copyOf(images), ModelArchive.sha256(Files.readAllBytes(labels)));
        } catch (IOException e) {
            throw new TrainingException("The labels " + labels + " cannot be read; give the data folder with --data", e);
        } catch (IllegalArgumentException e) {
            throw new TrainingException("The labels " + labels + ": " + e.getMessage(), e);
        }
    }

    private static List<LabelledImage> officialSplit(List<CSVRecord> rows, Path folder, Path masks, Recipe recipe) {
        Map<String, Split> splits = Map.of("train", Split.TRAIN, "val", Split.VALIDATION, "validation", Split.VALIDATION, "test", Split.TEST);
        return rows.stream().map(row -> {
            Split split = splits.get(row.get("split").toLowerCase(Locale.ROOT));
            if (split == null) throw new IllegalArgumentException("unknown split " + row.get("split"));
            return labelled(row.get("image_id"), folder, masks, recipe.classes().get(0), split);
        }).toList();
    }

    private static List<LabelledImage> byLesion(List<CSVRecord> rows, Path folder, Path masks, Recipe recipe) {
        Map<String, String> classOf = new TreeMap<>();
        rows.forEach(row -> classOf.putIfAbsent(row.get("lesion_id"), row.get("dx")));
        Map<String, Integer> folds = Folds.deal(classOf, recipe.data().folds(), recipe.seed());
        Set<Integer> validation = Set.copyOf(recipe.data().validation());
        Set<Integer> test = Set.copyOf(recipe.data().test());
        return rows.stream().map(row -> {
            int fold = folds.get(row.get("lesion_id"));
            Split split = test.contains(fold) ? Split.TEST : validation.contains(fold) ? Split.VALIDATION : Split.TRAIN;
            String label = recipe.classes().size() == 1 ? recipe.classes().get(0) : row.get("dx").toUpperCase(Locale.ROOT);
            if (!recipe.classes().contains(label))
                throw new IllegalArgumentException("class " + label + " is none of the recipe's " + recipe.classes());
            return labelled(row.get("image_id"), folder, masks, label, split);
        }).toList();
    }

    private static LabelledImage labelled(String id, Path folder, Path masks, String label, Split split) {
        return new LabelledImage(
                id, folder.resolve("images").resolve(id + ".jpg"), masks.resolve(id + "_segmentation.png"), label, split);
    }

    /** @return the pictures of one part */
    List<LabelledImage> of(Split split) {
        return images.stream().filter(image -> image.split() == split).toList();
    }

    /** @return the SHA-256 of the labels file */
    String labelsHash() {
        return labelsHash;
    }

    /** @return the SHA-256 of the ids of one part, one a line */
    String splitHash(Split split) {
        String ids = String.join("\n", of(split).stream().map(LabelledImage::id).toList());
        return ModelArchive.sha256(ids.getBytes(StandardCharsets.UTF_8));
    }
}
