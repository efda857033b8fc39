// SPDX-License-Identifier: BSD-2-Clause
import ij.IJ;
import ij.ImagePlus;
import ij.Prefs;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.gui.ImageWindow;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.plugin.frame.RoiManager;
import ij.process.ColorProcessor;
import ij.process.MedianCut;
import ij.text.TextWindow;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
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
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.swing.JButton;

/**
 * Draws the pictures of docs/images from a real plain ImageJ with the packaged plugin. docs/screenshots.sh runs it on
 * a display of its own.
 */
public final class Screenshots {

    private static final File FOLDER = new File("docs/images");

    /** Fewer would make smaller files, but lose the thin outlines. */
    private static final int COLOURS = 128;

    private static final int ZOOM = 33;

    /** How wide the review's window is with all its buttons. */
    private static final int ALL_BUTTONS = 1180;

    private static final int PICTURES = 24;

    private static final int EPOCHS = 12;

    /** Where pictures stand, and how far from one to the next. */
    private static final int LEFT = 10, TOP = 150, COLUMN = 352, ROW = 315;

    /**
     * A command's dialog beside what it made of the sample.
     *
     * @param name    of the file
     * @param command in the menu
     * @param options of the macro line whose results are shown; empty to show the dialog alone
     * @param results what is put behind the sample's name in the titles of the windows that open
     */
    private record Shot(String name, String command, String options, String... results) {}

    private static final List<Shot> SHOTS = List.of(
            new Shot("dialog", "Analyze Lesion...", ""),
            new Shot("extract", "Extract Lesion ROI...", "masked=true", "-lesion"),
            new Shot("classify", "Classify Lesion...", "outline=automatic"),
            new Shot("calibrate", "Calibrate from Ruler...", "millimetres=1"),
            new Shot("measure", "Measure Lesion...", "structures=3"),
            new Shot("compare", "Compare Two Visits...", "second=later", "-visits"),
            new Shot("hair", "Remove Hair...", "mask=true", "-hairless", "-hair-mask"),
            new Shot("colour", "Colour Constancy...", "power=6", "-balanced"),
            new Shot("artifacts", "Mask Vignette, Ruler and Ink...", "mask=true", "-cleaned", "-artifact-mask"),
            new Shot("explain", "Explain Classification...", "classes=likeliest", "-explanation", "-explained"),
            new Shot("uncertainty", "Map Uncertainty...", "measure=entropy", "-uncertainty"),
            new Shot("folder", "Process Folder...", ""),
            new Shot("review-dialog", "Review...", ""),
            new Shot("train", "Train Segmentation Model...", ""),
            new Shot("train-classes", "Train Classification Model...", ""),
            new Shot("resume", "Resume Training...", ""),
            new Shot("cross-validate", "Cross-Validate...", ""),
            new Shot("evaluate", "Evaluate...", ""),
            new Shot("export", "Export Model...", ""));

    private final Robot robot;
    private final List<String> named;

    private Screenshots(List<String> named) throws Exception {
        this.named = named;
        robot = new Robot();
        robot.setAutoDelay(150);
    }

    public static void main(String[] args) throws Exception {
        ij.ImageJ.main(new String[] {"-ijpath", args[0], "-port0"});
        Screenshots screenshots = new Screenshots(List.of(args).subList(1, args.length));
        IJ.getInstance().setLocation(LEFT, 30);
        Prefs.interpolateScaledImages = true;
        screenshots.robot.delay(1000);
        screenshots.all();
        awaitNetworks();
        System.exit(0);
    }

    /** A process that ends while a network works is aborted: previews of cancelled dialogs go on for a moment. */
    private static void awaitNetworks() throws InterruptedException {
        for (int quiet = 0; quiet < 10; quiet++) {
            if (isNetworkAtWork()) quiet = 0;
            Thread.sleep(100);
        }
    }

    private static boolean isNetworkAtWork() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Stream::of)
                .map(StackTraceElement::getClassName)
                .anyMatch(name -> name.startsWith("ai.djl") || name.startsWith("ai.onnxruntime"));
    }

    private boolean wants(String name) {
        return named.isEmpty() || named.contains(name);
    }

    private void all() throws Exception {
        if (wants("menu")) menu();
        for (Shot shot : SHOTS) if (wants(shot.name())) both(shot);
        if (wants("sample")) sample();
        if (wants("result")) result();
        if (wants("live")) live();
        if (wants("models")) frame("models", "Models...", "LesionJ Models");
        if (wants("doctor")) frame("doctor", "Doctor...", "LesionJ Doctor");
        if (wants("extensions")) frame("extensions", "LesionJ Macro Extensions", "LesionJ Macro Extensions");
        if (wants("series")) series();
        if (wants("review")) review(Files.createTempDirectory("review"));
        if (wants("training")) training(Files.createTempDirectory("lesions"));
    }

    /** Results in a row, the table below them; the dialog beside one or two of them, below three. */
    private void both(Shot shot) throws Exception {
        ImagePlus sample = open(shot.command().startsWith("Remove") ? 6 : 1);
        if (shot.command().startsWith("Compare")) later(sample);
        if (!shot.options().isEmpty()) IJ.run(sample, shot.command(), shot.options());
        if (RoiManager.getInstance() != null) RoiManager.getInstance().close();
        place(sample, LEFT, TOP);
        Rectangle part =
                shot.options().isEmpty() ? new Rectangle() : sample.getWindow().getBounds();
        int right = LEFT + COLUMN;
        for (String result : shot.results()) {
            ImagePlus shown = WindowManager.getImage(sample.getTitle() + result);
            if (shown.getStackSize() > 1) shown.setSlice(shown.getStackSize());
            place(shown, right, TOP);
            right += COLUMN;
            part = part.union(shown.getWindow().getBounds());
        }
        if (ResultsTable.getResultsTable().size() > 0) part = part.union(table(LEFT, TOP + ROW, right - LEFT - 10));
        sample.getWindow().toFront();
        WindowManager.setCurrentWindow(sample.getWindow());
        robot.delay(500);
        IJ.doCommand(shot.command());
        GenericDialog dialog = await(Screenshots::dialogOnScreen);
        boolean below = shot.results().length > 1;
        if (shot.options().isEmpty()) dialog.setLocation(LEFT, TOP);
        else dialog.setLocation(below ? LEFT : right, below ? part.y + part.height + 10 : TOP);
        robot.delay(1500);
        shoot(shot.name(), part.isEmpty() ? dialog.getBounds() : part.union(dialog.getBounds()));
        cancel(dialog);
        close();
    }

    private ImagePlus open(int seed) {
        IJ.run("Open Sample Image", "seed=" + seed);
        return IJ.getImage();
    }

    /** The lesion as it might look a year later. */
    private void later(ImagePlus sample) {
        ImagePlus later = sample.duplicate();
        later.setTitle("later");
        later.show();
        IJ.run(later, "Rotate... ", "angle=15 grid=1 interpolation=Bilinear");
        place(later, LEFT, 700);
    }

    private Rectangle table(int x, int y, int width) {
        ResultsTable.getResultsTable().show("Results");
        Window results = WindowManager.getWindow("Results");
        results.setBounds(x, y, width, 110);
        results.toFront();
        return results.getBounds();
    }

    private void cancel(GenericDialog dialog) {
        dialog.actionPerformed(new ActionEvent(dialog.getButtons()[1], ActionEvent.ACTION_PERFORMED, "Cancel"));
        robot.delay(500);
    }

    private void close() {
        IJ.run("Close All");
        Window results = WindowManager.getWindow("Results");
        ResultsTable.getResultsTable().reset();
        if (results instanceof TextWindow table) table.close(false);
        if (RoiManager.getInstance() != null) RoiManager.getInstance().close();
    }

    private void sample() throws Exception {
        ImagePlus sample = open(1);
        place(sample, LEFT, TOP);
        robot.delay(1000);
        shoot("sample", sample.getWindow().getBounds());
        close();
    }

    private void frame(String name, String command, String title) throws Exception {
        IJ.doCommand(command);
        Window window = await(() -> windowTitled(title));
        window.setLocation(60, TOP);
        window.toFront();
        robot.delay(1000);
        shoot(name, window.getBounds());
        window.dispose();
    }

    /** The outline at another threshold, within a selection, while the dialog is open. */
    private void live() throws Exception {
        ImagePlus sample = open(1);
        place(sample, LEFT, TOP);
        sample.setRoi(new OvalRoi(330, 120, 330, 440));
        IJ.doCommand("Segment Lesion...");
        GenericDialog dialog = await(Screenshots::dialogOnScreen);
        Scrollbar bar = (Scrollbar) dialog.getSliders().get(0);
        EventQueue.invokeAndWait(() -> {
            ((Choice) dialog.getChoices().get(2)).select("selection");
            bar.setValue(70);
            dialog.adjustmentValueChanged(
                    new AdjustmentEvent(bar, AdjustmentEvent.ADJUSTMENT_VALUE_CHANGED, AdjustmentEvent.TRACK, 70));
        });
        await(sample::getOverlay);
        robot.delay(1000);
        Rectangle both = sample.getWindow().getBounds().union(dialog.getBounds());
        shoot("live", both);
        cancel(dialog);
        close();
    }

    /** Three visits, with the plot of their areas. */
    private void series() throws Exception {
        IJ.runMacroFile(new File("macros/time_series.ijm").getAbsolutePath());
        place(WindowManager.getImage("visits"), LEFT, TOP);
        Window plot = WindowManager.getImage("visits-area").getWindow();
        plot.setLocation(LEFT + COLUMN, TOP);
        plot.toFront();
        Rectangle rows = table(LEFT, TOP + 485, 1050);
        robot.delay(1000);
        shoot("series", rows.union(plot.getBounds()).union(new Rectangle(LEFT, TOP, 1, 1)));
        close();
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
        robot.delay(1000);
        Roi lesion = shown.getRoi();
        shown.deleteRoi();
        IJ.run(shown, "Set... ", "zoom=75");
        shown.setRoi(lesion);
        Window buttons = shown.getWindow();
        buttons.setBounds(LEFT, TOP, ALL_BUTTONS, buttons.getHeight());
        buttons.toFront();
        robot.delay(1500);
        shoot("review", shown.getWindow().getBounds());
    }

    private void menu() throws Exception {
        Point corner = IJ.getInstance().getLocationOnScreen();
        click(corner.x + 322, corner.y + 32);
        click(corner.x + 322, corner.y + 177);
        robot.mouseMove(corner.x + 580, corner.y + 252);
        robot.delay(500);
        save("menu", new ColorProcessor(robot.createScreenCapture(new Rectangle(corner.x, corner.y, 730, 690))));
        robot.keyPress(KeyEvent.VK_ESCAPE);
        robot.keyRelease(KeyEvent.VK_ESCAPE);
    }

    private void result() throws Exception {
        ImagePlus sample = open(1);
        IJ.run("Analyze Lesion...", "mask=true probability=true");
        place(sample, LEFT, TOP);
        place(WindowManager.getImage(sample.getTitle() + "-mask"), LEFT + COLUMN, TOP);
        place(WindowManager.getImage(sample.getTitle() + "-probability"), LEFT + 2 * COLUMN, TOP);
        RoiManager.getInstance().setLocation(LEFT + 3 * COLUMN, TOP);
        table(LEFT, TOP + ROW, 3 * COLUMN - 10);
        robot.delay(1000);
        shoot("result", new Rectangle(LEFT, TOP, 1340, ROW + 110));
        close();
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
            IJ.saveAs(
                    WindowManager.getImage(name),
                    "Jpeg",
                    data.resolve("images/" + name + ".jpg").toString());
            IJ.saveAs(
                    WindowManager.getImage(name + "-truth"),
                    "PNG",
                    data.resolve("masks/" + name + "_segmentation.png").toString());
            IJ.run("Close All");
            labels.append(name).append(seed > PICTURES - 8 ? ",validation\n" : ",train\n");
        }
        Files.writeString(data.resolve("labels.csv"), labels);
        Path output = folder.resolve("trained");
        Thread training = new Thread(() -> IJ.run(
                "Train Segmentation Model...", "data=[" + folder + "] output=[" + output + "] batchsize=8 epochs=30"));
        training.start();
        await(() -> lines(output.resolve("log.csv")) > EPOCHS ? output : null);
        Window window = await(() -> windowTitled("Training lesionlite-isic2017"));
        window.toFront();
        robot.delay(1000);
        shoot("training", window.getBounds());
        press(window, "Stop and keep best");
        training.join();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) file.toFile().deleteOnExit();
        }
    }

    private static void press(Container window, String text) {
        for (Component part : window.getComponents())
            if (part instanceof JButton button && text.equals(button.getText())) EventQueue.invokeLater(button::doClick);
            else if (part instanceof Container inner) press(inner, text);
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
            if (window instanceof Frame frame
                    && frame.isShowing()
                    && frame.getTitle().equals(title)) return frame;
        return null;
    }

    private static void place(ImagePlus imp, int x, int y) {
        ImageWindow window = imp.getWindow();
        WindowManager.setCurrentWindow(window);
        imp.deleteRoi();
        IJ.run(imp, "Set... ", "zoom=" + ZOOM);
        window.setLocation(x, y);
        window.toFront();
    }

    private void click(int x, int y) {
        robot.mouseMove(x, y);
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    }

    /** What lies outside of all windows becomes white. */
    private void shoot(String name, Rectangle part) throws Exception {
        ColorProcessor picture = new ColorProcessor(robot.createScreenCapture(part));
        whiten(picture, part);
        save(name, picture);
    }

    private static void whiten(ColorProcessor picture, Rectangle part) {
        List<Rectangle> windows = Stream.of(Window.getWindows())
                .filter(Window::isShowing)
                .map(Window::getBounds)
                .toList();
        for (int y = 0; y < part.height; y++)
            for (int x = 0; x < part.width; x++) {
                Point point = new Point(part.x + x, part.y + y);
                boolean black = (picture.get(x, y) & 0xffffff) == 0;
                if (black && windows.stream().noneMatch(window -> window.contains(point))) picture.set(x, y, 0xffffff);
            }
    }

    /** As small as the format allows: ImageJ's own writer is in more of a hurry. */
    private static void save(String name, ColorProcessor picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam packed = writer.getDefaultWriteParam();
        packed.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        packed.setCompressionQuality(0);
        File file = new File(FOLDER, name + ".png");
        Files.deleteIfExists(file.toPath());
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(out);
            BufferedImage indexed = (BufferedImage) new MedianCut(picture).convertToByte(COLOURS).getBufferedImage();
            writer.write(null, new IIOImage(indexed, null, null), packed);
        } finally {
            writer.dispose();
        }
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
