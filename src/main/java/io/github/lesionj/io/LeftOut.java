// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Entries of folders that are not used, so that nothing is dropped in silence.
 *
 * @param files by the reason
 */
public record LeftOut(Map<Reason, List<Path>> files) {

    /** Nothing. */
    public static final LeftOut NOTHING = new LeftOut(Map.of());

    /** Why an entry is not used. */
    public enum Reason {
        /** Such as HEIC, AVIF and raw pictures. */
        FORMAT("that LesionJ cannot open"),
        /** A link to nothing. */
        BROKEN_LINK("that are broken links"),
        /** A link to a picture that is in the list. */
        SAME_FILE("that are links to pictures already taken"),
        /** Like those that a batch writes. */
        RESULT("named like results"),
        /** A picture beside the picture whose mask it is. */
        MASK("named like masks of the pictures beside them"),
        /** A folder where files are looked for. */
        FOLDER("that are folders"),
        /** No file at all, such as a pipe. */
        NO_FILE("that are no files"),
        /** Tables, texts and whatever else. */
        OTHER("that are no pictures");

        private final String what;

        Reason(String what) {
            this.what = what;
        }

        /** @return such as "that are broken links", to follow a number */
        public String what() {
            return what;
        }
    }

    private static final int SHOWN = 3;

    /** Endings of pictures that LesionJ does not read, or only with Bio-Formats. */
    private static final Set<String> PICTURES = Set.of(
            "heic", "heif", "hif", "avif", "jxl", "jxr", "wdp", "jp2", "j2k", "jpf", "jpx", "ndpi", "scn", "bif",
            "mrxs", "lsm", "zvi", "oir", "oib", "oif", "ics", "ids", "ims", "dm3", "dm4", "stk", "fits", "gpr", "erf",
            "kdc", "dcr", "webm", "mkv", "m4v", "czi", "lif", "vsi", "nd2", "psd", "xcf", "svg", "dng", "cr2", "cr3",
            "crw", "nef", "nrw", "arw", "srf", "sr2", "orf", "rw2", "raf", "pef", "srw", "3fr", "iiq", "x3f", "raw",
            "tga", "ppm", "pgm", "pbm", "pnm", "exr", "hdr", "ico", "mov", "mp4", "avi", "nii", "mha", "mhd", "nrrd",
            "npy", "npz", "mat", "pdf", "eps", "emf", "wmf");

    public LeftOut {
        Map<Reason, List<Path>> copy = new EnumMap<>(Reason.class);
        files.forEach((reason, list) -> {
            if (!list.isEmpty()) copy.put(reason, List.copyOf(list));
        });
        files = Collections.unmodifiableMap(copy);
    }

    /** @return why a folder's entry cannot be a picture to open; empty if it may be one */
    public static Optional<Reason> reason(Path entry) {
        if (Files.isDirectory(entry)) return Optional.of(Reason.FOLDER);
        if (!Files.exists(entry)) return Optional.of(Reason.BROKEN_LINK);
        if (!Files.isRegularFile(entry)) return Optional.of(Reason.NO_FILE);
        String name = entry.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!ImageOpener.isImage(entry))
            return Optional.of(
                    PICTURES.contains(name.substring(name.lastIndexOf('.') + 1)) ? Reason.FORMAT : Reason.OTHER);
        return Optional.empty();
    }

    /** @return both together */
    public LeftOut and(LeftOut others) {
        Map<Reason, List<Path>> all = new EnumMap<>(Reason.class);
        for (Map<Reason, List<Path>> some : List.of(files, others.files))
            some.forEach((reason, list) ->
                    all.computeIfAbsent(reason, key -> new ArrayList<>()).addAll(list));
        return new LeftOut(all);
    }

    /** @return one of them */
    public static LeftOut of(Reason reason, Path file) {
        return new LeftOut(Map.of(reason, List.of(file)));
    }

    /** @return how many there are */
    public int size() {
        return files.values().stream().mapToInt(List::size).sum();
    }

    /** @return one sentence part that counts and names them, such as "left out: 2 that LesionJ cannot open (b.webp, c.heic)"; empty if there is none */
    public String text() {
        if (files.isEmpty()) return "";
        return "left out: " + files.entrySet().stream().map(LeftOut::text).collect(Collectors.joining(", "));
    }

    private static String text(Map.Entry<Reason, List<Path>> some) {
        List<Path> list = some.getValue();
        String names = list.stream()
                .limit(SHOWN)
                .map(file -> file.getFileName().toString())
                .collect(Collectors.joining(", "));
        String more = list.size() > SHOWN ? " and " + (list.size() - SHOWN) + " more" : "";
        return list.size() + " " + some.getKey().what + " (" + names + more + ")";
    }
}
