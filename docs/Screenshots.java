// SPDX-License-Identifier: BSD-2-Clause
import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.gui.ImageWindow;
import ij.gui.OvalRoi;
import ij.io.FileSaver;
import ij.plugin.frame.RoiManager;
import ij.process.ColorProcessor;
import ij.process.MedianCut;
import java.awt.Choice;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Scrollbar;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.AdjustmentEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Draws the pictures of docs/images from a real plain ImageJ with the packaged plugin. docs/screenshots.sh runs it on
 * a display of its own.
 */
public final class Screenshots {

    private static final File FOLDER = new File("docs/images");

    private static final int COLOURS = 256;

    private static final int PICTURES = 24;

    private static final int EPOCHS = 12;

    private final Robot robot;

    private Screenshots() throws Exception {
        robot = new Robot();
        robot.setAutoDelay(150);
    }

    public static void main(String[] args) throws Exception {
        ij.ImageJ.main(new String[] {"-ijpath", args[0], "-port0"});
        Screenshots screenshots = new Screenshots();
        IJ.getInstance().setLocation(10, 30);
        screenshots.robot.delay(1000);
        List<String> named = List.of(args).subList(1, args.length);
        List<String> wanted = named.isEmpty() ? List.of("menu", "dialog", "result", "measure", "training", "live", "models", "series", "review", "hair") : named;
        if (wanted.contains("menu")) screenshots.menu();
        IJ.run("Open Sample Image");
        ImagePlus sample = IJ.getImage();
        if (wanted.contains("dialog")) screenshots.dialog();
        if (wanted.contains("result")) screenshots.result(sample);
        if (wanted.contains("measure")) screenshots.measure(sample);
        if (wanted.contains("hair")) screenshots.hair(sample);
        if (wanted.contains("live")) screenshots.live(sample);
        IJ.run("Close All");
        if (wanted.contains("training")) screenshots.training(Files.createTempDirectory("lesions"));
        if (wanted.contains("models")) screenshots.models();
        if (wanted.contains("series")) screenshots.series();
        if (wanted.contains("review")) screenshots.review(Files.createTempDirectory("review"));
        System.exit(0);
    }

    /** The dialog of Remove Hair... beside the picture, the mask and the picture without hairs. */
    private void hair(ImagePlus sample) throws Exception {
        IJ.run(sample, "Remove Hair...", "mask=true");
        place(sample, 10, 150);
        place(WindowManager.getImage(sample.getTitle() + "-hairless"), 545, 150);
        place(WindowManager.getImage(sample.getTitle() + "-hair-mask"), 545, 580);
        IJ.selectWindow(sample.getTitle());
        IJ.doCommand("Remove Hair...");
        GenericDialog dialog = await(Screenshots::dialogOnScreen);
        dialog.setLocation(10, 590);
        robot.delay(1000);
        shoot("hair", new Rectangle(5, 145, 1080, 875));
        dialog.actionPerformed(new ActionEvent(dialog.getButtons()[1], ActionEvent.ACTION_PERFORMED, "Cancel"));
        robot.delay(500);
        for (String result : List.of("hairless", "hair-mask"))
            WindowManager.getImage(sample.getTitle() + "-" + result).close();
    }

    /** The outline at another threshold, within a selection, while the dialog is open. */
    private void live(ImagePlus sample) throws Exception {
        place(sample, 10, 150);
        sample.setRoi(new OvalRoi(330, 120, 330, 440));
        IJ.doCommand("Segment Lesion...");
        GenericDialog dialog = await(Screenshots::dialogOnScreen);
        Scrollbar bar = (Scrollbar) dialog.getSliders().get(0);
        EventQueue.invokeAndWait(() -> {
            ((Choice) dialog.getChoices().get(2)).select("selection");
            bar.setValue(70);
            dialog.adjustmentValueChanged(new AdjustmentEvent(
                    bar, AdjustmentEvent.ADJUSTMENT_VALUE_CHANGED, AdjustmentEvent.TRACK, 70));
        });
        await(sample::getOverlay);
        robot.delay(1000);
        Rectangle both = sample.getWindow().getBounds().union(dialog.getBounds());
        shoot("live", both);
        dialog.actionPerformed(new ActionEvent(dialog.getButtons()[1], ActionEvent.ACTION_PERFORMED, "Cancel"));
        robot.delay(500);
        sample.deleteRoi();
    }

    private void models() throws Exception {
        IJ.run("Models...");
        Window window = await(() -> windowTitled("LesionJ Models"));
        window.setLocation(60, 150);
        robot.delay(1000);
        shoot("models", window.getBounds());
        window.dispose();
    }

    /** Three visits, with the plot of their areas. */
    private void series() throws Exception {
        IJ.runMacroFile(new File("macros/time_series.ijm").getAbsolutePath());
        ImagePlus visits = WindowManager.getImage("visits");
        place(visits, 10, 150);
        Window plot = WindowManager.getImage("visits-area").getWindow();
        plot.setLocation(545, 150);
        plot.toFront();
        Window results = WindowManager.getWindow("Results");
        results.setBounds(10, 600, 1240, 150);
        results.toFront();
        robot.delay(1000);
        shoot("series", new Rectangle(5, 145, 1255, 610));
        IJ.run("Close All");
    }

    /** Pictures that were processed as a folder; the first outline is drawn anew. */
    private void review(Path folder) throws Exception {
        Path pictures = Files.createDirectory(folder.resolve("moles"));
        for (int seed = 1; seed <= 4; seed++) {
            IJ.run("Open Sample Image", "seed=" + seed);
            IJ.saveAs("PNG", pictures.resolve("mole-" + seed + ".png").toString());
            IJ.run("Close All");
        }
        Path results = folder.resolve("results");
        IJ.run("Process Folder...", "input=[" + pictures + "] output=[" + results + "]");
        IJ.run("Review...", "results=[" + results + "] pictures=[" + pictures + "] reviewer=ada");
        ImagePlus shown = await(() -> WindowManager.getImage("Review of mole-1"));
        shown.getWindow().setLocation(10, 150);
        shown.getWindow().toFront();
        robot.delay(1500);
        shoot("review", shown.getWindow().getBounds());
    }

    private void menu() throws Exception {
        Point corner = IJ.getInstance().getLocationOnScreen();
        click(corner.x + 322, corner.y + 32);
        click(corner.x + 322, corner.y + 177);
        robot.mouseMove(corner.x + 580, corner.y + 252);
        robot.delay(500);
        shoot("menu", new Rectangle(corner.x - 6, corner.y - 6, 760, 720));
        robot.keyPress(KeyEvent.VK_ESCAPE);
        robot.keyRelease(KeyEvent.VK_ESCAPE);
    }

    private void dialog() throws Exception {
        IJ.doCommand("Analyze Lesion...");
        GenericDialog dialog = await(Screenshots::dialogOnScreen);
        robot.delay(500);
        shoot("dialog", dialog.getBounds());
        dialog.actionPerformed(new ActionEvent(dialog.getButtons()[1], ActionEvent.ACTION_PERFORMED, "Cancel"));
        robot.delay(500);
    }

    private void result(ImagePlus sample) throws Exception {
        IJ.run("Analyze Lesion...", "mask=true probability=true");
        place(sample, 10, 150);
        place(WindowManager.getImage(sample.getTitle() + "-mask"), 545, 150);
        place(WindowManager.getImage(sample.getTitle() + "-probability"), 545, 580);
        RoiManager.getInstance().setLocation(1075, 150);
        Window results = WindowManager.getWindow("Results");
        results.setBounds(10, 600, 525, 200);
        results.toFront();
        robot.delay(1000);
        shoot("result", new Rectangle(5, 145, 1340, 875));
    }

    private void measure(ImagePlus sample) throws Exception {
        IJ.run("Clear Results");
        RoiManager.getRoiManager().reset();
        IJ.run(sample, "Measure Lesion...", "structures=3");
        place(sample, 10, 150);
        RoiManager.getInstance().setLocation(545, 150);
        Window results = WindowManager.getWindow("Results");
        results.setBounds(10, 600, 840, 120);
        results.toFront();
        robot.delay(1000);
        shoot("measure", new Rectangle(5, 145, 850, 580));
    }

    /** A training on drawn pictures, of which the last eight are for validation. */
    private void training(Path folder) throws Exception {
        Path data = folder.resolve("isic2017");
        Files.createDirectories(data.resolve("images"));
        Files.createDirectories(data.resolve("masks"));
        StringBuilder labels = new StringBuilder("image_id,split\n");
        for (int seed = 1; seed <= PICTURES; seed++) {
            IJ.run("Open Sample Image", "seed=" + seed + " truth=true");
            String name = "lesion-sample-" + seed;
            IJ.saveAs(WindowManager.getImage(name), "Jpeg", data.resolve("images/" + name + ".jpg").toString());
            IJ.saveAs(WindowManager.getImage(name + "-truth"), "PNG", data.resolve("masks/" + name + "_segmentation.png").toString());
            IJ.run("Close All");
            labels.append(name).append(seed > PICTURES - 8 ? ",validation\n" : ",train\n");
        }
        Files.writeString(data.resolve("labels.csv"), labels);
        Path output = folder.resolve("trained");
        new Thread(() -> IJ.run("Train Segmentation Model...",
                "data=[" + folder + "] output=[" + output + "] batchsize=8 epochs=30")).start();
        await(() -> lines(output.resolve("log.csv")) > EPOCHS ? output : null);
        Window window = await(() -> windowTitled("Training lesionlite-isic2017"));
        window.toFront();
        robot.delay(1000);
        shoot("training", window.getBounds());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) file.toFile().deleteOnExit();
        }
    }

    private static long lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file).size() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Window windowTitled(String title) {
        for (Window window : Window.getWindows())
            if (window instanceof Frame frame && frame.isShowing() && frame.getTitle().equals(title)) return frame;
        return null;
    }

    private static void place(ImagePlus imp, int x, int y) {
        ImageWindow window = imp.getWindow();
        WindowManager.setCurrentWindow(window);
        IJ.run(imp, "Set... ", "zoom=50");
        window.setLocation(x, y);
        window.toFront();
    }

    private void click(int x, int y) {
        robot.mouseMove(x, y);
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    }

    private void shoot(String name, Rectangle part) throws Exception {
        ColorProcessor picture = new ColorProcessor(robot.createScreenCapture(part));
        ImagePlus small = new ImagePlus(name, new MedianCut(picture).convertToByte(COLOURS));
        new FileSaver(small).saveAsPng(new File(FOLDER, name + ".png").getPath());
    }

    private static GenericDialog dialogOnScreen() {
        for (Window window : Window.getWindows())
            if (window instanceof GenericDialog dialog && dialog.isShowing()) return dialog;
        return null;
    }

    private static <T> T await(Supplier<T> source) throws InterruptedException {
        while (source.get() == null) Thread.sleep(100);
        return source.get();
    }
}
