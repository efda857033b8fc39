// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.macro.Functions;
import ij.macro.Interpreter;
import io.github.lesionj.io.UserException;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Gives the macro that runs it the functions of {@link MacroFunction}, which answer into the macro's variables. ImageJ
 * hands them to the macro that runs, whatever thread asks for it. A click on the menu shows what the functions are.
 */
@Plugin(
        type = Command.class,
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "LesionJ"),
            @Menu(label = "LesionJ Macro Extensions", weight = 83)
        },
        headless = true,
        attrs = @Attr(name = Recording.OURS),
        description = "Gives a macro functions that segment, classify and measure the lesion of the front image.")
public final class MacroExtensions extends SafeCommand {

    /** Title of the window. */
    static final String TITLE = "LesionJ Macro Extensions";

    @Parameter
    private LesionJService lesionj;

    @Parameter(
            label = "Segmentation model",
            style = KnownNames.SEGMENTERS,
            required = false,
            persist = false,
            description = Texts.SEGMENTER)
    private String segmenter = FirstModels.segmenter();

    @Parameter(
            label = "Classification model",
            style = KnownNames.CLASSIFIERS,
            required = false,
            persist = false,
            description = Texts.CLASSIFIER)
    private String classifier = FirstModels.classifier();

    @Parameter(
            label = "Device",
            choices = {"auto", "cpu", "gpu", "gpu:1", "mps"},
            required = false,
            persist = false,
            description = Texts.DEVICE)
    private String device = "auto";

    @Parameter(type = ItemIO.OUTPUT, label = "Functions", description = "What the functions are, one a line.")
    private String functions;

    /** Each function asks for the engine when it needs it. */
    @Override
    boolean needsEngine() {
        return false;
    }

    @Override
    void work(Progress progress) {
        functions = MacroFunction.listing();
        if (macro().isEmpty()) show();
        else if (Interpreter.getInstance() == null)
            throw new UserException(
                    "LesionJ Macro Extensions are for ImageJ's macro language: a script calls the commands"
                            + " or LesionAnalyzer, see docs/scripting.md.");
        else Functions.registerExtensions(new MacroFunctions(new MacroAnswers(lesionj, segmenter, classifier, device)));
    }

    private void show() {
        if (Screen.isInteractive()) TextFrame.open(TITLE, functions);
        else Log.show(functions.strip());
    }
}
