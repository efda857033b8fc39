package io.github.lesionj.training;

import java.nio.file.Path;

/**
 * One line of a data set.
 *
 * @param id     of the picture
 * @param image  file
 * @param mask   file
 * @param label  class name as a model writes it; {@code lesion} when masks are learnt
 * @param split  which part of the data it is
 */
record LabelledImage(String id, Path image, Path mask, String label, Split split) {

    enum Split {
        TRAIN,
        VALIDATION,
        TEST
    }
}
