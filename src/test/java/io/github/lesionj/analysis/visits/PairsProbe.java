// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.visits;

import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.MaskFolder;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A program for docs/visits.md: pairs of pictures of one lesion, and of two, as HAM10000's table tells them. With mpicbg's jar on
 * the class path SIFT is asked too.
 */
final class PairsProbe {

    private PairsProbe() {}

    /** @param args HAM10000's folder, how many pairs of either kind, and from which lesion with two pictures on */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int count = Integer.parseInt(args[1]), from = Integer.parseInt(args[2]);
        MaskFolder masks = MaskFolder.of(folder.resolve("masks"));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("lesion,first,second,agreement,scale_from,method,turn,scale");
        List<List<String>> lesions = lesions(folder.resolve("labels.csv"));
        int step = (lesions.size() - from) / count;
        for (int i = 0; i < count; i++) {
            List<String> one = lesions.get(from + i * step),
                    other = lesions.get((from + (i + 1) * step) % lesions.size());
            out.println("same," + row(visit(folder, masks, one.get(0)), visit(folder, masks, one.get(1))));
            out.println("other," + row(visit(folder, masks, one.get(0)), visit(folder, masks, other.get(0))));
        }
    }

    /** @return the pictures of each lesion that has two or more */
    private static List<List<String>> lesions(Path labels) throws IOException {
        Map<String, List<String>> pictures = new LinkedHashMap<>();
        for (String line : Files.readAllLines(labels)) {
            String[] cells = line.split(",", -1);
            pictures.computeIfAbsent(cells[1], lesion -> new ArrayList<>()).add(cells[0]);
        }
        return pictures.values().stream().filter(names -> names.size() > 1).toList();
    }

    private static Visit visit(Path folder, MaskFolder masks, String name) throws IOException {
        SourceImage picture = ImageOpener.open(folder.resolve("images").resolve(name + ".jpg"));
        return new Visit(picture, masks.of(List.of(name)).maskOf(picture));
    }

    private static String row(Visit first, Visit second) {
        String names = first.picture().name() + "," + second.picture().name() + ",";
        try {
            VisitRegistration found = VisitRegistration.of(first, second);
            return names
                    + String.format(
                            Locale.ROOT,
                            "%.3f,%s,%s,%.1f,%.3f",
                            found.found().agreement(),
                            found.scale(),
                            found.found().method(),
                            found.found().toFirst().degrees(),
                            found.found().toFirst().scale());
        } catch (UserException refused) {
            return names + refused.getMessage().replaceAll(".*agree to ([0-9.]+),.*", "$1") + ",refused,,,";
        }
    }
}
