// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static io.github.lesionj.fiji.ImageJSession.await;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;
import ij.plugin.frame.RoiManager;
import java.awt.Choice;
import java.awt.EventQueue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happens in ImageJ's process while Measure Lesion... is used: {@link MeasureIT} looks at the answer. */
final class MeasureSession {

    private MeasureSession() {}

    /**
     * @param macro    to run afterwards
     * @param argument of that macro
     * @return the recorded lines, what the command left, whether replay and ROI Manager give the same numbers, and what the macro
     *     returns
     */
    static String run(String macro, String argument) throws Exception {
        Recorder recorder = new Recorder();
        IJ.doCommand("Open Sample Image");
        ImagePlus sample = await("the sample", WindowManager::getCurrentImage);
        await("the sample's line", () -> recorder.getText().contains("Sample") ? recorder : null);
        IJ.doCommand("Measure Lesion...");
        GenericDialog dialog = await("the dialog", () -> (GenericDialog) ImageJSession.openDialog());
        EventQueue.invokeAndWait(() -> {
            structures(dialog).select("3");
            ImageJSession.press(dialog, ImageJSession.OK);
        });
        String text =
                await("the recorded line", () -> recorder.getText().contains("Measure") ? recorder.getText() : null);
        List<String> lines =
                text.lines().filter(line -> line.startsWith("run(")).toList();
        List<String> answer = new ArrayList<>(lines);
        String first = row(0);
        answer.add(Stream.of(sample.getOverlay().toArray()).map(Roi::getName).collect(Collectors.joining(" ")));
        answer.add(Arrays.stream(RoiManager.getInstance().getRoisAsArray())
                .map(Roi::getName)
                .collect(Collectors.joining(" ")));
        answer.add(ResultsTable.getResultsTable().getStringValue("score_d", 0));
        IJ.run(sample, "Measure Lesion...", "outline=rois structures=3");
        answer.add("ROI Manager " + (row(1).equals(first) ? "same" : row(1) + " for " + first));
        sample.changes = false;
        sample.close();
        recorder.close();
        ResultsTable.getResultsTable().reset();
        IJ.runMacro(String.join("\n", lines));
        answer.add("replay " + (row(0).equals(first) ? "same" : row(0) + " for " + first));
        answer.add(IJ.runMacroFile(macro, argument));
        return String.join("\n", answer);
    }

    private static Choice structures(GenericDialog dialog) {
        for (Object choice : dialog.getChoices())
            if (((Choice) choice).getItem(0).equals("unknown")) return (Choice) choice;
        throw new IllegalStateException("There is no list of structures");
    }

    /** All cells but who outlined the lesion and what is said of the model's mask. */
    private static String row(int row) {
        ResultsTable results = ResultsTable.getResultsTable();
        return Arrays.stream(results.getHeadings())
                .filter(column -> !column.equals("Outlined by") && !column.startsWith("Review"))
                .map(column -> column + "="
                        + (column.equals("Label") ? results.getLabel(row) : results.getStringValue(column, row)))
                .collect(Collectors.joining(" "));
    }
}
