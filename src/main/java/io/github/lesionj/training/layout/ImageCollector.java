// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.layout;

import io.github.lesionj.io.LeftOut;
import io.github.lesionj.io.LeftOut.Reason;
import io.github.lesionj.io.MaskFolder;
import io.github.lesionj.io.table.LabelTable;
import io.github.lesionj.io.table.TableClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Brings together what a folder says of its pictures in several places, by the pictures' names. */
final class ImageCollector {

    final Map<String, Path> images = new TreeMap<>();
    final Map<String, Path> masks = new TreeMap<>();
    final Map<String, String> labels = new TreeMap<>();
    final Map<String, String> splits = new TreeMap<>();
    final List<Path> tables = new ArrayList<>();
    private final Predicate<String> known;
    private final List<MaskFolder> maskFolders = new ArrayList<>();
    private final Map<String, String> labelsByLesion = new TreeMap<>();
    private final Map<String, String> lesions = new TreeMap<>();
    private final Map<String, String> patients = new TreeMap<>();
    private final List<List<String>> same = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private LeftOut leftOut = LeftOut.NOTHING;

    /** @param known the classes that are asked for */
    ImageCollector(Predicate<String> known) {
        this.known = known;
    }

    /** Adds what the usual columns of a table say. */
    LabelTable addTable(Path file) throws IOException {
        LabelTable table = addLesions(file);
        splits.putAll(table.columnIfAny(LabelTable.SPLIT));
        Optional<TableClasses> classes = table.classes(known);
        if (classes.isPresent()) addClasses(table, classes.get());
        return table;
    }

    /** Adds what a table says that is there for the classes alone. */
    void addTruth(Path file) throws IOException {
        LabelTable table = addLesions(file);
        Optional<TableClasses> classes = table.classes(known);
        addClasses(table, classes.isPresent() ? classes.get() : table.marks());
    }

    /** Adds the lesions and patients that a table tells. */
    LabelTable addLesions(Path file) throws IOException {
        LabelTable table = LabelTable.read(file);
        tables.add(file);
        if (table.isByLesion()) return table;
        lesions.putAll(table.columnIfAny(LabelTable.LESION));
        patients.putAll(table.columnIfAny(LabelTable.PATIENT));
        return table;
    }

    private void addClasses(LabelTable table, TableClasses classes) throws IOException {
        if (table.classColumns() > 1 && !classes.column().isEmpty())
            notes.add("the classes are those of the column " + classes.column() + " of "
                    + table.file().getFileName());
        Map<String, String> told = table.isByLesion() ? labelsByLesion : labels;
        for (Map.Entry<String, String> one : classes.of().entrySet()) {
            String before = told.put(one.getKey(), one.getValue());
            if (before != null && !before.equalsIgnoreCase(one.getValue()))
                throw new IOException(table.file() + " says that " + one.getKey() + " is " + one.getValue()
                        + ", another table " + before + "; mend or remove one of them");
        }
    }

    /** Pictures that a table says to be the same one. */
    void addSame(List<String> pictures) {
        same.add(List.copyOf(pictures));
    }

    /** Says which lesion a picture shows, unless a table does. */
    void addLesion(String picture, String lesion) {
        lesions.putIfAbsent(picture, lesion);
    }

    /** Adds the pictures of a folder; a copy of one that is there already is left out. */
    FolderImages addImages(Path folder) throws IOException {
        FolderImages found = FolderImages.of(folder);
        leaveOut(found.leftOut());
        for (Map.Entry<String, Path> image : found.images().entrySet()) {
            Path twin = images.putIfAbsent(image.getKey(), image.getValue());
            if (twin == null) continue;
            if (Files.mismatch(twin, image.getValue()) >= 0) throw FolderImages.sameName(twin, image.getValue());
            leaveOut(LeftOut.of(Reason.SAME_FILE, image.getValue()));
        }
        return found;
    }

    /** Adds the pictures of a folder where masks lie elsewhere; those beside the pictures are left out. */
    void addImagesAlone(Path folder) throws IOException {
        leaveOut(new LeftOut(Map.of(Reason.MASK, addImages(folder).masks())));
    }

    void addMasks(Path folder) throws IOException {
        maskFolders.add(MaskFolder.of(folder));
    }

    void leaveOut(LeftOut more) {
        leftOut = leftOut.and(more);
    }

    /** @throws IOException if a picture has two masks */
    Listing listing() throws IOException {
        List<Path> spare = new ArrayList<>();
        for (MaskFolder folder : maskFolders) {
            MaskFolder.Found found = folder.of(images.keySet());
            spare.addAll(found.spare());
            for (Map.Entry<String, Path> mask : found.masks().entrySet()) {
                Path other = masks.putIfAbsent(mask.getKey(), mask.getValue());
                if (other != null && Files.mismatch(other, mask.getValue()) >= 0)
                    throw new IOException(
                            other + " and " + mask.getValue() + " are masks of one picture; keep one of them");
            }
        }
        masks.entrySet().stream()
                .filter(mask -> !images.containsKey(mask.getKey()))
                .forEach(mask -> spare.add(mask.getValue()));
        Map<String, String> groups = groups();
        List<Entry> entries = images.keySet().stream()
                .map(id -> new Entry(
                        id,
                        images.get(id),
                        Optional.ofNullable(masks.get(id)),
                        label(id),
                        groups.getOrDefault(id, ""),
                        splits.getOrDefault(id, "")))
                .toList();
        return new Listing(entries, tables, spare, List.copyOf(missing()), notes, leftOut);
    }

    private String label(String id) {
        return labels.getOrDefault(id, labelsByLesion.getOrDefault(lesions.getOrDefault(id, ""), ""));
    }

    private Set<String> missing() {
        Set<String> missing = new TreeSet<>(labels.keySet());
        missing.addAll(lesions.keySet());
        missing.addAll(patients.keySet());
        missing.addAll(splits.keySet());
        missing.removeAll(images.keySet());
        Set<String> shown = new HashSet<>();
        images.keySet().forEach(id -> shown.add(lesions.getOrDefault(id, "")));
        labelsByLesion.keySet().stream()
                .filter(lesion -> !shown.contains(lesion))
                .forEach(missing::add);
        return missing;
    }

    /**
     * Which pictures must not be parted: those of a lesion; those of a patient, if a picture of the patient does not tell
     * its lesion; and those that a table says to be the same. A picture that nothing is told of has no group.
     */
    private Map<String, String> groups() {
        Groups joined = new Groups();
        Map<String, String> own = new TreeMap<>();
        Set<String> loose = new HashSet<>();
        for (String id : images.keySet())
            if (!lesions.containsKey(id) && patients.containsKey(id)) loose.add(patients.get(id));
        for (String id : images.keySet()) {
            String lesion = lesions.get(id), patient = patients.get(id);
            if (lesion == null && patient == null) continue;
            own.put(id, lesion == null ? patient : lesion);
            if (lesion != null && patient != null && loose.contains(patient)) joined.join(lesion, patient);
        }
        for (List<String> pictures : same) {
            List<String> here = pictures.stream().filter(images::containsKey).toList();
            here.forEach(id -> own.putIfAbsent(id, id));
            for (String id : here) joined.join(own.get(here.get(0)), own.get(id));
        }
        own.replaceAll((id, group) -> joined.of(group));
        return own;
    }
}
