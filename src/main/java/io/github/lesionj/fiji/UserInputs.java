// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.scijava.ItemVisibility;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;

/** The inputs of a command that a user or a macro fills in, as opposed to images, lines of text and SciJava's services. */
final class UserInputs {

    private static final Set<Class<?>> TYPES = Set.of(String.class, boolean.class, int.class, double.class);

    private static final String ASKS = "...";

    private UserInputs() {}

    /** @return them in the order in which the command declares them */
    static List<ModuleItem<?>> of(ModuleInfo command) {
        return StreamSupport.stream(command.inputs().spliterator(), false)
                .filter(item -> TYPES.contains(item.getType()) && item.getVisibility() != ItemVisibility.MESSAGE)
                .<ModuleItem<?>>map(item -> item)
                .toList();
    }

    /** @return the names of the inputs of one type */
    static List<String> named(ModuleInfo command, Class<?> type) {
        return StreamSupport.stream(command.inputs().spliterator(), false)
                .filter(item -> item.getType() == type)
                .map(ModuleItem::getName)
                .toList();
    }

    /** @return the command's item in the menu, by which macros call it */
    static String label(ModuleInfo command) {
        return command.getMenuPath().getLeaf().getName();
    }

    /** @return the command's name for people */
    static String title(ModuleInfo command) {
        return label(command).replace(ASKS, "");
    }

    /** @return whether a click on the menu opens a dialog, as its dots promise */
    static boolean areAsked(ModuleInfo command) {
        return label(command).endsWith(ASKS);
    }
}
