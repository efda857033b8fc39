// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ISIC challenges of 2016 to 2018 as they are unpacked. Pictures lie in folders such as
 * {@code ISIC-2017_Training_Data} or {@code ISIC2018_Task3_Validation_Input}; masks {@code ISIC_0000000_segmentation.png}
 * and tables with 1 in the column of the class in {@code ..._GroundTruth}, the tables also beside it; and
 * {@code ..._LesionGroupings.csv} tells the lesions. One folder holds the archives of one task.
 */
public final class IsicChallenge implements DataLayout {

    private static final Pattern PICTURES = Pattern.compile(".*_(Training|Validation|Test)(_v\\d)?_(Data|Input)");
    private static final String TRUTH = "_GroundTruth";
    private static final String LESIONS = "_LesionGroupings.csv";
    private static final Pattern MASK = Pattern.compile("(.*)_segmentation\\.png", Pattern.CASE_INSENSITIVE);

    @Override
    public Listing list(Path folder) throws IOException {
        ImageCollector gathered = new ImageCollector();
        for (Path child : FolderImages.children(folder)) {
            String name = child.getFileName().toString();
            Matcher pictures = PICTURES.matcher(name);
            if (pictures.matches()) addImages(child, pictures.group(1), gathered);
            else if (name.endsWith(TRUTH) && Files.isDirectory(child))
                for (Path truth : FolderImages.children(child)) addTruth(truth, gathered);
            else addTruth(child, gathered);
        }
        if (gathered.images.isEmpty())
            throw new IOException("There is no folder such as ISIC-2017_Training_Data or ISIC2018_Task3_Training_Input in "
                    + folder + "; unpack the archives of one task of the challenge there");
        return gathered.listing();
    }

    private static void addImages(Path folder, String split, ImageCollector gathered) throws IOException {
        gathered.addImages(folder);
        FolderImages.images(folder).keySet().forEach(id -> gathered.splits.put(id, split));
    }

    private static void addTruth(Path file, ImageCollector gathered) throws IOException {
        String name = file.getFileName().toString();
        Matcher mask = MASK.matcher(name);
        if (mask.matches()) gathered.masks.put(mask.group(1), file);
        else if (name.endsWith(LESIONS)) gathered.addTable(file);
        else if (name.endsWith(TRUTH + ".csv")) {
            gathered.labels.putAll(classes(file));
            gathered.tables.add(file);
        }
    }

    /** In 2017 a picture that is neither melanoma nor seborrheic keratosis shows a nevus. */
    private static Map<String, String> classes(Path file) throws IOException {
        OneHotTable table = OneHotTable.read(file);
        boolean nevusUnsaid = table.classes().contains("melanoma") && table.classes().contains("seborrheic_keratosis");
        return table.labels(nevusUnsaid ? "nevus" : "");
    }
}
