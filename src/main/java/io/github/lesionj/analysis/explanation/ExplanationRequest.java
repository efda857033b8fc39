// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.explanation;

import io.github.lesionj.analysis.Diagnosis;
import io.github.lesionj.io.UserException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is to be explained.
 *
 * @param method    how
 * @param classes   {@link #LIKELIEST}, {@link #ALL}, or a class's name
 * @param occlusion the patches of {@link ExplanationMethod#OCCLUSION}
 */
public record ExplanationRequest(ExplanationMethod method, String classes, Occlusion occlusion) {

    /** The class that the classifier decides for. */
    public static final String LIKELIEST = "likeliest";

    /** Every class. */
    public static final String ALL = "all";

    /** The class that the classifier decides for, by its gradients. */
    public static final ExplanationRequest DEFAULT =
            new ExplanationRequest(ExplanationMethod.GRAD_CAM, LIKELIEST, Occlusion.DEFAULT);

    /**
     * @return the places of the wanted classes among the diagnosis' ones
     * @throws UserException if the model has no class of the name
     */
    List<Integer> wanted(Diagnosis diagnosis) {
        List<String> names = diagnosis.classes();
        if (classes.equals(ALL)) return IntStream.range(0, names.size()).boxed().toList();
        String name = classes.equals(LIKELIEST) ? diagnosis.label() : classes;
        if (!names.contains(name))
            throw new UserException("The model has no class \"" + classes + "\"; use " + LIKELIEST + ", " + ALL
                    + " or one of " + String.join(", ", names));
        return List.of(names.indexOf(name));
    }
}
