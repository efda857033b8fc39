// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.layout;

import java.util.HashMap;
import java.util.Map;

/** Names that belong together, such as the lesion ids of one patient whose pictures do not all tell their lesion. */
final class Groups {

    private final Map<String, String> parents = new HashMap<>();

    void join(String one, String other) {
        String first = of(one), second = of(other);
        if (first.equals(second)) return;
        parents.put(first.compareTo(second) < 0 ? second : first, first.compareTo(second) < 0 ? first : second);
    }

    /** @return the name of the group: the first of its members; the name itself if it was never joined */
    String of(String name) {
        String root = name;
        while (parents.containsKey(root)) root = parents.get(root);
        return root;
    }
}
