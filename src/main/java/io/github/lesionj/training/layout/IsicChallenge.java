// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.layout;

import io.github.lesionj.io.FolderEntries;
import io.github.lesionj.io.LeftOut;
import io.github.lesionj.io.LeftOut.Reason;
import io.github.lesionj.io.MaskFolder;
import io.github.lesionj.io.table.LabelTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ISIC challenges of 2016 to 2020 and MILK10k as they are unpacked. Pictures lie in folders such as
 * {@code ISIC-2017_Training_Data} or {@code ISIC2018_Task3_Validation_Input}, those of MILK10k in a folder per lesion;
 * masks {@code ISIC_0000000_segmentation.png} and tables of classes in {@code ..._GroundTruth}, the tables also beside it;
 * and {@code ..._LesionGroupings.csv}, {@code ..._Metadata.csv} or the tables of classes tell lesions and patients. One
 * folder holds the archives of one task.
 */
public final class IsicChallenge implements DataLayout {

    private static final Pattern PICTURES =
            insensitive(".*_(Training|Train|Validation|Test)(_v\\d)?_(Data|Input|JPEG|Images)");
    private static final Pattern UNNAMED = insensitive("train|test");
    private static final Pattern TRUTH = insensitive(".*_GroundTruth(_v\\d)?");
    private static final Pattern TRUTH_TABLE = insensitive("(.*_GroundTruth(_v\\d)?|train)\\.csv");
    private static final Pattern LESIONS = insensitive(".*_(LesionGroupings|Metadata|Supplement)(_v\\d)?\\.csv");
    private static final Pattern DUPLICATES = insensitive(".*_Duplicates\\.csv");

    private static Pattern insensitive(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    @Override
    public Listing list(Path outer, Predicate<String> known) throws IOException {
        Path folder = FolderEntries.unpacked(FolderImages.require(outer), IsicChallenge::isKnown);
        ImageCollector gathered = new ImageCollector(known);
        for (Path child : FolderImages.children(folder)) {
            String name = child.getFileName().toString();
            Matcher pictures = PICTURES.matcher(name);
            if (!Files.isDirectory(child)) addTable(child, gathered);
            else if (pictures.matches()) addImages(child, pictures.group(1), gathered);
            else if (UNNAMED.matcher(name).matches()) addImages(child, name, gathered);
            else if (TRUTH.matcher(name).matches()) addTruth(child, gathered);
            else gathered.leaveOut(LeftOut.of(Reason.FOLDER, child));
        }
        if (gathered.images.isEmpty())
            throw new IOException(
                    "There is no folder such as ISIC-2017_Training_Data or ISIC2018_Task3_Training_Input in " + folder
                            + "; unpack the archives of one task of the challenge there");
        return gathered.listing();
    }

    private static boolean isKnown(Path file) {
        String name = file.getFileName().toString();
        return PICTURES.matcher(name).matches()
                || TRUTH.matcher(name).matches()
                || TRUTH_TABLE.matcher(name).matches();
    }

    private static void addImages(Path outer, String split, ImageCollector gathered) throws IOException {
        Path folder = FolderEntries.unpacked(outer, file -> LeftOut.reason(file).isEmpty());
        boolean inside = FolderImages.children(folder).stream()
                .anyMatch(file -> LeftOut.reason(file).isEmpty());
        if (inside) addPictures(folder, split, gathered);
        else
            for (Path lesion : FolderImages.folders(folder))
                for (String id : addPictures(lesion, split, gathered))
                    gathered.addLesion(id, lesion.getFileName().toString());
    }

    private static Iterable<String> addPictures(Path folder, String split, ImageCollector gathered) throws IOException {
        FolderImages found = gathered.addImages(folder);
        for (Path mask : found.masks()) gathered.masks.put(MaskFolder.pictureOf(mask), mask);
        found.images().keySet().forEach(id -> gathered.splits.put(id, split));
        return found.images().keySet();
    }

    /** A folder of masks or of tables. */
    private static void addTruth(Path outer, ImageCollector gathered) throws IOException {
        Path folder = FolderEntries.unpacked(outer, Files::isRegularFile);
        gathered.addMasks(folder);
        for (Path file : FolderImages.children(folder)) addTable(file, gathered);
    }

    private static void addTable(Path file, ImageCollector gathered) throws IOException {
        String name = file.getFileName().toString();
        if (LESIONS.matcher(name).matches()) gathered.addLesions(file);
        else if (DUPLICATES.matcher(name).matches()) addDuplicates(file, gathered);
        else if (TRUTH_TABLE.matcher(name).matches()) gathered.addTruth(file);
    }

    /** The challenge of 2020 lists pairs of pictures that are one: {@code image_name_1,image_name_2}. */
    private static void addDuplicates(Path file, ImageCollector gathered) throws IOException {
        for (Map.Entry<String, String> pair : LabelTable.pairs(file))
            gathered.addSame(List.of(pair.getKey(), pair.getValue()));
        gathered.tables.add(file);
    }
}
