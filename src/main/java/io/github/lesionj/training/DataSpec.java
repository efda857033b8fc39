// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.model.Default;
import io.github.lesionj.model.Range;
import io.github.lesionj.training.layout.AnnotatedImages;
import io.github.lesionj.training.layout.ClassFolders;
import io.github.lesionj.training.layout.DataLayout;
import io.github.lesionj.training.layout.Ham10000Archive;
import io.github.lesionj.training.layout.IsicChallenge;
import io.github.lesionj.training.layout.Ph2;
import io.github.lesionj.training.layout.PlainFolder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which pictures are learnt from; part of a recipe. Lesions never lie in two splits. Who lies where is told by a list, by
 * folds or shares that the lesions are dealt into class by class, or by the data themselves; where the data name their
 * training pictures, only these are dealt, and all others are test pictures.
 *
 * @param layout     how the folder is laid out
 * @param folder     below the data folder that the user names; {@code .} for that folder itself
 * @param folds      into how many parts the lesions are dealt; 0 for none
 * @param validation the folds on which the best epoch is chosen
 * @param test       the folds that are not looked at until the end
 * @param shares     of the lesions in training, validation and test, such as [0.6, 0.2, 0.2]; empty for none
 * @param splits     a table {@code image_id,split} in the folder, of train, validation and test; pictures that it does
 *                   not name are left out; empty for none
 * @param labels     the recipe's class for a class name of the data, such as {"common nevus": "NV"}; other names are
 *                   compared with the recipe's, ignoring case
 */
public record DataSpec(
        Layout layout,
        String folder,
        @Default("0") int folds,
        @Default("[]") List<Integer> validation,
        @Default("[]") List<Integer> test,
        @Default("[]") List<Double> shares,
        @Default("\"\"") String splits,
        @Default("{}") Map<String, String> labels) {

    /** How a data folder is laid out. */
    public enum Layout {
        /** {@code images}, {@code masks}, {@code labels.csv} with {@code image_id,split,...}: the official split. */
        ISIC2017(PlainFolder.officialSplit()),
        /** {@code images}, {@code masks}, {@code labels.csv} with {@code image_id,lesion_id,dx,...}. */
        HAM10000(PlainFolder.lesionsAndClasses()),
        /** {@code images}, {@code masks} by name, {@code labels.csv} if there is one. */
        PLAIN(PlainFolder.anyLabels()),
        /** A folder per class. */
        CLASS_FOLDERS(new ClassFolders()),
        /** Pictures on which lesions were outlined in ImageJ. */
        ANNOTATED(new AnnotatedImages()),
        /** PH2 as it is published. */
        PH2(new Ph2()),
        /** One task of an ISIC challenge of 2016 to 2020, or MILK10k, as it is published. */
        ISIC_CHALLENGE(new IsicChallenge()),
        /** HAM10000 as it is published. */
        HAM10000_ARCHIVE(new Ham10000Archive());

        private final DataLayout files;

        Layout(DataLayout files) {
            this.files = files;
        }

        DataLayout files() {
            return files;
        }
    }

    /** @return whether the data themselves say who lies where */
    boolean publishersSplit() {
        return folds == 0 && shares.isEmpty() && splits.isEmpty();
    }

    public DataSpec {
        validation = List.copyOf(validation);
        test = List.copyOf(test);
        shares = List.copyOf(shares);
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        Range.of(0, 1000).check("folds", folds);
        validation.forEach(fold -> fold("validation", fold, folds));
        test.forEach(fold -> fold("test", fold, folds));
        for (int fold : validation)
            if (test.contains(fold))
                throw new IllegalArgumentException("fold " + fold + " is in validation and in test");
        if (folds != 0 && (folds < 2 || validation.isEmpty()))
            throw new IllegalArgumentException("give 2 or more folds and the validation folds");
        if (!shares.isEmpty()
                && (shares.size() != 3
                        || shares.stream().anyMatch(share -> !(share >= 0))
                        || Math.abs(shares.stream()
                                                .mapToDouble(Double::doubleValue)
                                                .sum()
                                        - 1)
                                > 1e-9))
            throw new IllegalArgumentException(
                    "shares are those of training, validation and test and sum to 1, not " + shares);
        if ((folds > 0 ? 1 : 0) + (shares.isEmpty() ? 0 : 1) + (splits.isEmpty() ? 0 : 1) > 1)
            throw new IllegalArgumentException("folds, shares and splits exclude each other; give one of them");
    }

    private static void fold(String key, int fold, int folds) {
        if (fold < 0 || fold >= folds)
            throw new IllegalArgumentException(
                    key + ": there is no fold " + fold + " among " + folds + " folds, which count from 0");
    }
}
