// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.Macro;
import ij.macro.ExtensionDescriptor;
import ij.macro.MacroExtension;
import io.github.lesionj.io.BugLog;
import io.github.lesionj.io.Explanation;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.util.stream.Stream;

/** How ImageJ calls the macro functions, on the macro's thread, and how a failure ends the macro with one sentence. */
final class MacroFunctions implements MacroExtension {

    private final MacroAnswers answers;

    MacroFunctions(MacroAnswers answers) {
        this.answers = answers;
    }

    @Override
    public ExtensionDescriptor[] getExtensionFunctions() {
        return Stream.of(MacroFunction.values())
                .map(function -> function.descriptor(this))
                .toArray(ExtensionDescriptor[]::new);
    }

    @Override
    public String handleExtension(String name, Object[] arguments) {
        Thread macro = Thread.currentThread();
        ClassLoader before = macro.getContextClassLoader();
        macro.setContextClassLoader(MacroFunctions.class.getClassLoader());
        try (Progress progress = Progress.start()) {
            progress.step(0.1, name);
            return MacroFunction.of(name).answer(answers, arguments);
        } catch (EscapePressed e) {
            throw end();
        } catch (IOException | UserException e) {
            throw end(macro, e.getMessage());
        } catch (OutOfMemoryError | RuntimeException | LinkageError e) {
            BugLog log = BugLog.standard("Ext." + name + " in ImageJ");
            throw end(macro, Explanation.of(e, log).sentence() + ".");
        } finally {
            macro.setContextClassLoader(before);
        }
    }

    private static RuntimeException end(Thread macro, String sentence) {
        Log.say(sentence);
        Failure.endMacro(macro, sentence);
        return end();
    }

    /** With this exception ImageJ unwinds a macro that it ends. */
    private static RuntimeException end() {
        return new RuntimeException(Macro.MACRO_CANCELED);
    }
}
