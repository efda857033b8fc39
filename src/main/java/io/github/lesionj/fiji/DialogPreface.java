// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import io.github.lesionj.io.UserException;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;
import org.scijava.widget.InputHarvester;

/**
 * What comes before a dialog of LesionJ: where a picture is needed and none is open, a sentence in its place; otherwise the
 * picture's name, the research-only line and the way to the help, and the values that a dialog begins with. Runs just
 * before SciJava's dialog; plain ImageJ's calls {@link #prepare}.
 */
@Plugin(type = PreprocessorPlugin.class, priority = InputHarvester.PRIORITY + 1.5)
public final class DialogPreface extends AbstractPreprocessorPlugin {

    /** The line of text at the head of SciJava's dialogs. */
    private static final String ABOUT = "about";

    @Override
    public void process(Module module) {
        if (!(module.getDelegateObject() instanceof SafeCommand command)) return;
        boolean asked =
                UserInputs.of(module.getInfo()).stream().anyMatch(input -> !module.isInputResolved(input.getName()));
        if (!asked) {
            if (hasAbout(module)) module.resolveInput(ABOUT);
            return;
        }
        try {
            prepare(module);
        } catch (UserException e) {
            Failure.report(this, command, e.getMessage());
        }
    }

    /**
     * Makes a command ready for its dialog, once its image is set.
     *
     * @throws UserException in one sentence, if it needs a picture and none is open
     */
    static void prepare(Module module) {
        for (String image : UserInputs.named(module.getInfo(), ImagePlus.class))
            if (!module.isInputResolved("path") && !isOpen((ImagePlus) module.getInput(image)))
                throw new UserException(Picture.NONE_IS_OPEN);
        if (hasAbout(module)) module.setInput(ABOUT, about(module));
        if (module.getDelegateObject() instanceof SearchCommand search && !module.isInputResolved("threshold"))
            search.begin();
        if (module.getDelegateObject() instanceof ResumeTraining
                && module.getInput("output").equals("")) module.setInput("output", LastTraining.folder());
    }

    private static boolean isOpen(ImagePlus imp) {
        return imp != null && imp.getProcessor() != null;
    }

    private static boolean hasAbout(Module module) {
        return module.getInfo().getInput(ABOUT) != null;
    }

    private static String about(Module module) {
        StringBuilder html = new StringBuilder("<html>");
        for (ModuleItem<?> input : module.getInfo().inputs())
            if (input.getValue(module) instanceof ImagePlus imp)
                html.append("<b>").append(escaped(imp.getTitle())).append("</b><br>");
        return html.append(Texts.RESEARCH)
                .append(" <a href=\"")
                .append(Texts.DOCS)
                .append("\">Help</a></html>")
                .toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
