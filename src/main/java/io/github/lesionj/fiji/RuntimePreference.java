// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.Prefs;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.NetworkRuntime;

/** By what networks run in Fiji: as ImageJ's preference {@value #KEY} says, or else as the command line would choose. */
final class RuntimePreference {

    /** What {@code call("ij.Prefs.set", "lesionj.runtime", "pytorch")} sets. */
    static final String KEY = "lesionj.runtime";

    private RuntimePreference() {}

    /**
     * @param name of a device
     * @throws ModelException if there is no such name, or the preference names no runtime
     */
    static Device device(String name) {
        return Device.parse(name).by(runtime());
    }

    private static NetworkRuntime runtime() {
        String set = Prefs.get(KEY, "");
        if (set.isBlank()) return NetworkRuntime.AUTO;
        try {
            return NetworkRuntime.parse(set);
        } catch (ModelException e) {
            throw new ModelException("ImageJ's preference " + KEY + ": " + e.getMessage(), e);
        }
    }
}
