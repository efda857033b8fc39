// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch.review;

import io.github.lesionj.batch.DiagnosisFile;
import io.github.lesionj.batch.LesionFiles;
import io.github.lesionj.batch.SegmentationFiles;
import io.github.lesionj.batch.WorkList;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.UserException;
import io.github.lesionj.io.table.LabelTable;
import io.github.lesionj.io.table.PictureName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The pictures whose results lie in a folder, with what its tables say of them. */
final class ReviewList {

    private static final List<String> TABLES =
            List.of(LesionFiles.TABLE, DiagnosisFile.REVIEW_TABLE, SegmentationFiles.TABLE);
    private static final List<String> CLASS = List.of("class");
    private static final List<String> REVIEW = List.of("review");
    private static final List<String> REASON = List.of("review_reason");
    private static final String YES = "yes";

    private final Set<String> listed = new HashSet<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final Set<String> flagged = new HashSet<>();

    private ReviewList() {}

    /**
     * @param results  the folder that the results lie in
     * @param pictures the folder of the pictures, which may be the same
     * @return the pictures that have a result, in the order of their names
     * @throws UserException in one sentence, if there is none
     * @throws IOException   if a folder or table cannot be read
     */
    static List<ReviewedPicture> of(Path results, Path pictures) throws IOException {
        ReviewList known = new ReviewList();
        for (String table : TABLES)
            if (Files.exists(results.resolve(table))) known.read(LabelTable.read(results.resolve(table)));
        List<ReviewedPicture> found = new ArrayList<>();
        for (Path file : WorkList.of(List.of(pictures)).images())
            known.picture(file, results).ifPresent(found::add);
        if (found.isEmpty())
            throw new UserException(
                    "There are no results of the pictures of " + pictures + " in " + results
                            + ": name the folder that Process Folder... or ./lesionj analyze wrote into, and that of the pictures.");
        return List.copyOf(found);
    }

    private void read(LabelTable table) throws IOException {
        listed.addAll(table.names());
        table.columnIfAny(CLASS).forEach(labels::putIfAbsent);
        table.columnIfAny(REVIEW).forEach((name, value) -> {
            if (value.equals(YES)) flagged.add(name);
        });
        table.columnIfAny(REASON).forEach((name, reason) -> reasons.merge(name, reason, ReviewList::both));
    }

    private static String both(String one, String other) {
        return one.contains(other) ? one : other.contains(one) ? other : one + "; " + other;
    }

    private Optional<ReviewedPicture> picture(Path file, Path results) {
        String name = PictureName.of(file);
        Path mask = results.resolve(ImageOpener.nameOf(file) + "_segmentation.png");
        boolean masked = Files.isRegularFile(mask);
        if (!masked && !listed.contains(name)) return Optional.empty();
        return Optional.of(new ReviewedPicture(
                name,
                file,
                masked ? Optional.of(mask) : Optional.empty(),
                labels.getOrDefault(name, ""),
                flagged.contains(name),
                reasons.getOrDefault(name, "")));
    }
}
