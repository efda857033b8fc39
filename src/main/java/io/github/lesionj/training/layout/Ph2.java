// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.layout;

import io.github.lesionj.io.table.TableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * PH2 (Mendonca et al. 2013) as its authors publish it: a folder such as {@code PH2 Dataset images} with
 * {@code IMD002/IMD002_Dermoscopic_Image/IMD002.bmp} and {@code IMD002/IMD002_lesion/IMD002_lesion.bmp}, and beside it
 * {@code PH2_dataset.txt}; each may lie some folders deep. Its classes are {@code common nevus}, {@code atypical nevus}
 * and {@code melanoma}.
 */
public final class Ph2 implements DataLayout {

    private static final List<String> CLASSES = List.of("common nevus", "atypical nevus", "melanoma");
    private static final String TABLE = "ph2_dataset.txt";
    private static final String PICTURE = "_Dermoscopic_Image", LESION = "_lesion";
    private static final int DEPTH = 4;

    @Override
    public Listing list(Path folder, Predicate<String> known) throws IOException {
        ImageCollector gathered = new ImageCollector(known);
        Optional<Path> table = add(FolderImages.require(folder), gathered, DEPTH);
        if (gathered.images.isEmpty())
            throw new IOException("There is no folder such as IMD002/IMD002" + PICTURE + " in " + folder
                    + "; give the folder of PH2 as it was unpacked");
        if (table.isPresent()) {
            gathered.labels.putAll(classes(table.get()));
            gathered.tables.add(table.get());
        }
        return gathered.listing();
    }

    /** Adds the pictures of folders IMD002, IMD003, ...; @return the table, if it is here or deeper */
    private static Optional<Path> add(Path folder, ImageCollector gathered, int depth) throws IOException {
        Optional<Path> table = FolderImages.child(folder, TABLE).filter(Files::isRegularFile);
        for (Path child : FolderImages.folders(folder)) {
            String name = child.getFileName().toString();
            Path image = child.resolve(name + PICTURE), mask = child.resolve(name + LESION);
            if (Files.isDirectory(image)) gathered.addImages(image);
            if (Files.isDirectory(image) && Files.isDirectory(mask)) gathered.addMasks(mask);
            if (Files.isDirectory(image) || depth == 0) continue;
            Optional<Path> deeper = add(child, gathered, depth - 1);
            if (table.isEmpty()) table = deeper;
        }
        return table;
    }

    /** The rows are {@code || IMD003 || histology || 0 || ...}, below a header; other lines explain them. */
    private static Map<String, String> classes(Path table) throws IOException {
        Map<String, String> classes = new HashMap<>();
        int name = 0, diagnosis = Integer.MAX_VALUE;
        for (String line : TableText.read(table).lines().toList()) {
            List<String> cells =
                    Arrays.stream(line.split("\\|\\|")).map(String::trim).toList();
            if (cells.contains("Name") && cells.contains("Clinical Diagnosis")) {
                name = cells.indexOf("Name");
                diagnosis = cells.indexOf("Clinical Diagnosis");
            } else if (cells.size() > diagnosis && cells.get(diagnosis).matches("[0-2]")) {
                classes.put(cells.get(name), CLASSES.get(Integer.parseInt(cells.get(diagnosis))));
            }
        }
        if (classes.isEmpty())
            throw new IOException(
                    table + " has no rows below || Name || and || Clinical Diagnosis ||; copy PH2's file again");
        return classes;
    }
}
