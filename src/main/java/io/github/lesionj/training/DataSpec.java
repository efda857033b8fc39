package io.github.lesionj.training;

import io.github.lesionj.model.Default;
import java.util.List;

/**
 * Which pictures are learnt from; part of a recipe. Lesions never lie in two splits.
 *
 * @param layout     how the labels are written
 * @param folder     below the data folder that the user names; holds {@code labels.csv}, {@code images}, {@code masks}
 * @param folds      into how many parts the lesions are dealt, class by class; 0 where the labels name the split
 * @param validation the folds on which the best epoch is chosen
 * @param test       the folds that are not looked at until the end
 */
public record DataSpec(
        Layout layout,
        String folder,
        @Default("0") int folds,
        @Default("[]") List<Integer> validation,
        @Default("[]") List<Integer> test) {

    /** How a data set's labels are written. */
    public enum Layout {
        /** {@code image_id,split,...}: the official split, masks are learnt. */
        ISIC2017,
        /** {@code image_id,lesion_id,dx,...}: several pictures may show one lesion. */
        HAM10000
    }

    public DataSpec {
        validation = List.copyOf(validation);
        test = List.copyOf(test);
        for (int fold : validation)
            if (test.contains(fold)) throw new IllegalArgumentException("fold " + fold + " is in validation and in test");
        if (layout == Layout.HAM10000 && (folds < 2 || validation.isEmpty()))
            throw new IllegalArgumentException("HAM10000 has no official split: give folds and the validation folds");
    }
}
