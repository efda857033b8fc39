// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.fiji.AnalyzeLesion;
import io.github.lesionj.fiji.ClassifyLesion;
import io.github.lesionj.fiji.MeasureLesion;
import io.github.lesionj.fiji.ProcessFolder;
import io.github.lesionj.fiji.SegmentLesion;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.io.ImageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.module.Module;

/** What the command line writes, Fiji's commands write too, byte for byte; with the models that come with LesionJ. */
class SameFilesInFijiTest extends CommandLineTestBase {

    private static Context context;

    @BeforeAll
    static void startSciJava() {
        context = new Context();
    }

    @AfterAll
    static void dispose() {
        context.dispose();
    }

    @BeforeEach
    void drawPictures() throws IOException {
        for (int i = 1; i <= 2; i++)
            ImageFile.writePng(
                    file("in/mole " + i + ".png"),
                    Phantom.draw(Phantom.Options.DEFAULT.withSize(160, 120).withSeed(i))
                            .image());
    }

    private Module fiji(Class<? extends Command> command, Object... inputs) throws Exception {
        Module ended =
                context.service(CommandService.class).run(command, true, inputs).get();
        Cancelable cancelable = (Cancelable) ended;
        assertFalse(cancelable.isCanceled(), () -> "cancelled: " + cancelable.getCancelReason());
        return ended;
    }

    private Module folder(String command, Object... more) throws Exception {
        Object[] inputs = new Object[6 + more.length];
        System.arraycopy(
                new Object[] {
                    "input", file("in").toString(), "output", file("fiji").toString(), "command", command
                },
                0,
                inputs,
                0,
                6);
        System.arraycopy(more, 0, inputs, 6, more.length);
        return fiji(ProcessFolder.class, inputs);
    }

    private Map<String, byte[]> contents(String name) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        for (String file : list(name))
            contents.put(file, Files.readAllBytes(file(name).resolve(file)));
        return contents;
    }

    private void assertSameFiles(int count) throws IOException {
        Map<String, byte[]> wanted = contents("cli");
        assertEquals(count, wanted.size(), wanted.keySet().toString());
        Map<String, byte[]> given = contents("fiji");
        assertEquals(wanted.keySet(), given.keySet());
        wanted.forEach((name, bytes) -> assertArrayEquals(bytes, given.get(name), name));
    }

    @Test
    void aFolderIsAnalyzed() throws Exception {
        runWith(ModelSource.STORE, "analyze", "@in", "--output", "@cli");
        Module ended = folder("analyze");
        assertEquals(2, ended.getOutput("done"));
        assertTrue(
                ended.getOutput("summary").toString().startsWith("2 of 2 images done in "),
                ended.getOutput("summary").toString());
        assertSameFiles(7);
    }

    @Test
    void aFolderIsSegmentedAndOneBadPictureStopsNothing() throws Exception {
        Files.writeString(file("in/broken.png"), "no picture");
        runWith(ModelSource.STORE, "segment", "@in", "--output", "@cli", "--probability", "--overlay", "--review");
        Module ended = folder("segment", "probability", true, "overlay", true);
        assertEquals(2, ended.getOutput("done"));
        List<?> failures = (List<?>) ended.getOutput("failures");
        assertTrue(failures.size() == 1 && failures.get(0).toString().contains("broken.png"), failures.toString());
        assertTrue(
                ended.getOutput("summary").toString().contains(", 1 failed;"),
                ended.getOutput("summary").toString());
        assertSameFiles(8);
    }

    @Test
    void aFolderIsClassified() throws Exception {
        runWith(ModelSource.STORE, "classify", "@in", "--output", "@cli/classes.csv", "--review");
        folder("classify");
        assertSameFiles(2);
    }

    @Test
    void picturesDoneOneByOneLeaveTheSameFiles() throws Exception {
        runWith(ModelSource.STORE, "analyze", "@in", "--output", "@cli");
        runWith(ModelSource.STORE, "classify", "@in", "--output", "@cli/classes.csv", "--review");
        for (String name : List.of("mole 1", "mole 2", "mole 1")) {
            String path = file("in/" + name + ".png").toString();
            fiji(AnalyzeLesion.class, "path", path, "output", file("fiji").toString());
            fiji(ClassifyLesion.class, "path", path, "output", file("fiji").toString());
        }
        assertSameFiles(9);
    }

    @Test
    void measuredPicturesLeaveTheSameFiles() throws Exception {
        runWith(ModelSource.STORE, "measure", "@in", "--output", "@cli", "--lines");
        for (String name : List.of("mole 1", "mole 2", "mole 1")) {
            String path = file("in/" + name + ".png").toString();
            fiji(MeasureLesion.class, "path", path, "output", file("fiji").toString());
        }
        assertSameFiles(5);
        folder("measure", "overlay", true);
        assertSameFiles(5);
    }

    @Test
    void aSegmentedPictureLeavesMaskOverlayAndOnDemandTheMap() throws Exception {
        runWith(
                ModelSource.STORE,
                "segment",
                "@in/mole 1.png",
                "--output",
                "@cli",
                "--probability",
                "--overlay",
                "--review");
        fiji(
                SegmentLesion.class,
                "path",
                file("in/mole 1.png").toString(),
                "output",
                file("fiji").toString(),
                "probability",
                true);
        assertSameFiles(4);
    }
}
