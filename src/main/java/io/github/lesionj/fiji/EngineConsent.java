// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import ij.Prefs;
import ij.gui.GenericDialog;
import io.github.lesionj.model.TorchEngine;
import java.awt.CheckboxGroup;
import java.awt.GraphicsEnvironment;

/**
 * Asks the user whether PyTorch's library may be downloaded, when LesionJ was installed without it. Nothing is
 * downloaded before; in macros and headless runs nobody is asked and the engine says in one sentence what is missing.
 *
 * <p>What was agreed to is remembered once the library is there, since another time it must be found again. To take it back
 * the folder with the library is deleted: then the user is asked anew.
 */
final class EngineConsent {

    /** Under this key ImageJ's preferences keep which library was downloaded. */
    static final String PREFERENCE = "lesionj.pytorch";

    private static final String CPU = "Download PyTorch for the processor (about 110 MB)";
    private static final String CUDA = "Download PyTorch for an NVIDIA graphics card (about 2.5 GB)";

    private EngineConsent() {}

    /**
     * Makes sure that the user was asked; does nothing when PyTorch is there.
     *
     * @param mayAsk whether a user waits rather than a macro
     * @throws io.github.lesionj.model.ModelException if the download fails; then nothing is remembered
     */
    static void ensure(boolean mayAsk) {
        String downloaded = Prefs.get(PREFERENCE, "");
        if (!downloaded.isEmpty()) TorchEngine.useDownloaded(downloaded);
        if (TorchEngine.isInstalled()) return;
        Prefs.set(PREFERENCE, null);
        String agreed = mayAsk && !GraphicsEnvironment.isHeadless() ? ask() : "";
        if (agreed.isEmpty()) return;
        TorchEngine.allowDownload(agreed);
        IJ.showStatus("LesionJ: downloading PyTorch...");
        try {
            TorchEngine.start();
            Prefs.set(PREFERENCE, agreed);
        } finally {
            TorchEngine.forbidDownload();
        }
    }

    private static String ask() {
        GenericDialog dialog = new GenericDialog("LesionJ needs PyTorch");
        dialog.addMessage("LesionJ computes with PyTorch 2.7.1, whose library is not installed here.\n"
                + "DJL, the Java library below LesionJ, can download it once from publish.djl.ai into\n"
                + System.getProperty("user.home") + "/.djl.ai.");
        dialog.addRadioButtonGroup("", new String[] {CPU, CUDA}, 2, 1, CPU);
        dialog.addMessage("To use a libtorch 2.7.1 of your own instead, cancel, set the environment variables\n"
                + "PYTORCH_LIBRARY_PATH (its folder), PYTORCH_VERSION=2.7.1 and PYTORCH_FLAVOR (cpu or cu128),\n"
                + "and start ImageJ again.");
        dialog.setOKLabel("Download");
        dialog.showDialog();
        if (dialog.wasCanceled()) return "";
        return chosen(dialog).equals(CUDA) ? "cu128" : "cpu";
    }

    /** Read from the buttons, because the dialog's own getter would put the answer into a recorded macro. */
    private static String chosen(GenericDialog dialog) {
        return ((CheckboxGroup) dialog.getRadioButtonGroups().get(0))
                .getSelectedCheckbox()
                .getLabel();
    }
}
