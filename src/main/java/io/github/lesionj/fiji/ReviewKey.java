// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be done in a review, and the key that does it: function and page keys, none of which ImageJ has a use for. */
enum ReviewKey {
    ACCEPT("Accept", "F5", KeyEvent.VK_F5),
    REDRAW("Redraw", "F6", KeyEvent.VK_F6),
    NO_LESION("No lesion", "F3", KeyEvent.VK_F3),
    CLASS("Class", "F7", KeyEvent.VK_F7),
    REJECT("Reject", "F8", KeyEvent.VK_F8),
    UNDO("Undo", "F9", KeyEvent.VK_F9),
    FLAGGED("Next flagged", "F4", KeyEvent.VK_F4),
    PREVIOUS("Previous", "PgUp", KeyEvent.VK_PAGE_UP),
    NEXT("Next", "PgDn", KeyEvent.VK_PAGE_DOWN);

    private static final int WITH_OTHERS = InputEvent.CTRL_DOWN_MASK
            | InputEvent.ALT_DOWN_MASK
            | InputEvent.META_DOWN_MASK
            | InputEvent.SHIFT_DOWN_MASK;

    private final String text;
    private final String key;
    private final int code;

    ReviewKey(String text, String key, int code) {
        this.text = text;
        this.key = key;
        this.code = code;
    }

    /** @return what a button says */
    String label() {
        return text + " (" + key + ")";
    }

    /** @return the one that a pressed key stands for, without control keys */
    static Optional<ReviewKey> of(KeyEvent event) {
        if (event.getID() != KeyEvent.KEY_PRESSED || (event.getModifiersEx() & WITH_OTHERS) != 0)
            return Optional.empty();
        return Stream.of(values()).filter(key -> key.code == event.getKeyCode()).findFirst();
    }
}
