// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.model.ForeignModels;
import io.github.lesionj.model.ModelStore;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** Models... and Doctor... as scripts call them, with a model folder of the test's own. */
class ManageModelsTest extends CommandTestBase {

    @TempDir
    Path folder;

    @BeforeEach
    void useOwnFolder() {
        System.setProperty("lesionj.models", folder.resolve("models").toString());
    }

    @AfterEach
    void useUsualFolder() {
        System.clearProperty("lesionj.models");
    }

    private Module models(Object... inputs) throws Exception {
        return context.service(CommandService.class)
                .run(ManageModels.class, true, inputs)
                .get();
    }

    @Test
    void aModelComesIsUsedGoesOutAndIsDeleted() throws Exception {
        Path card = ForeignModels.segmenter(folder, "segmenter.pt");
        Module imported = models("action", "import", "file", card.toString());
        assertTrue(((List<?>) imported.getOutput("names")).contains("elsewhere"), "names");
        assertTrue(imported.getOutput("text").toString().startsWith("elsewhere: segmentation\n"), "its card");
        models("action", "use", "model", "elsewhere");
        String list = models().getOutput("text").toString();
        assertTrue(list.contains("elsewhere: segmentation, used unless another is named"), list);
        assertTrue(list.contains("not for commercial use"), "the licences' notices: " + list);
        Module out = models("action", "export", "model", "elsewhere", "file", folder.toString());
        assertEquals(folder.resolve("elsewhere.zip").toFile(), out.getOutput("exported"));
        assertTrue(Files.exists(((File) out.getOutput("exported")).toPath()));
        assertEquals(
                "Model elsewhere is your default: choose another default before you delete it",
                reason(ManageModels.class, "action", "delete", "model", "elsewhere"));
        Module page = models("action", "page", "model", "elsewhere", "file", folder.toString());
        assertEquals(folder.resolve("elsewhere.html").toFile(), page.getOutput("exported"));
        assertTrue(Files.readString(folder.resolve("elsewhere.html")).contains("The network was made elsewhere"));
        models("action", "bundled");
        Module deleted = models("action", "delete", "model", "elsewhere");
        assertTrue(!((List<?>) deleted.getOutput("names")).contains("elsewhere"), "names");
    }

    @Test
    void allCommandsBeginWithTheUsersChoice() throws Exception {
        models(
                "action",
                "import",
                "file",
                ForeignModels.segmenter(folder, "segmenter.pt").toString());
        Path other = ForeignModels.classifier(folder.resolve("other"), "classifier.pt");
        models("action", "use", "model", "elsewhere");
        models("action", "use", "model", other.toString());
        for (CommandInfo info : context.service(CommandService.class).getCommands())
            if (info.getDelegateClassName().startsWith("io.github.lesionj.fiji."))
                for (ModuleItem<?> input : info.inputs()) {
                    String style = String.valueOf(input.getWidgetStyle());
                    String where =
                            info.getTitle() + ": begin '" + input.getName() + "' with DefaultModels, not ModelStore";
                    Object value = info.createModule().getInput(input.getName());
                    if (style.equals(KnownNames.SEGMENTERS)) assertEquals("elsewhere", value, where);
                    if (style.equals(KnownNames.CLASSIFIERS)) assertEquals(other.toString(), value, where);
                }
    }

    @Test
    void mistakesGetOneSentence() throws Exception {
        assertEquals("Name the model in 'model'.", reason(ManageModels.class, "action", "details"));
        assertEquals(
                "Name the zip, folder or card to import in 'file'.", reason(ManageModels.class, "action", "import"));
        assertEquals(
                "'action' is \"paint\" but must be list, details, import, export, delete, use, bundled or page.",
                reason(ManageModels.class, "action", "paint"));
        assertTrue(reason(ManageModels.class, "action", "details", "model", "nonesuch")
                .startsWith("There is no installed model \"nonesuch\"; there are " + ModelStore.DEFAULT_SEGMENTER));
        Path text = Files.writeString(folder.resolve("no.zip"), "no model");
        assertTrue(reason(ManageModels.class, "action", "import", "file", text.toString())
                .contains("this is no model zip"));
    }

    @Test
    void theDoctorSaysWhatTheCommandLineSays() throws Exception {
        Module doctor = context.service(CommandService.class)
                .run(RunDoctor.class, true, "device", "cpu")
                .get();
        String report = doctor.getOutput("report").toString();
        assertEquals(true, doctor.getOutput("healthy"), report);
        assertTrue(report.startsWith("LesionJ "), report);
        assertTrue(report.contains("\nImageJ     1.54"), report);
        assertTrue(report.contains("\nResult     all as expected\n"), report);
        Module absent = context.service(CommandService.class)
                .run(RunDoctor.class, true, "device", "gpu:7")
                .get();
        assertEquals(false, absent.getOutput("healthy"));
        assertTrue(absent.getOutput("report").toString().contains("\nProblem    "), "no such card");
    }

    @Test
    void aDamagedChoiceKeepsNoCommandFromWork() throws Exception {
        Files.write(
                Files.createDirectories(folder.resolve("models")).resolve("default-segmentation.txt"), new byte[20]);
        assertEquals(ModelStore.DEFAULT_SEGMENTER, create(SegmentLesion.class).getInput("segmenter"));
        assertEquals("", reason(ManageModels.class, "action", "bundled"));
        assertFalse(Files.exists(folder.resolve("models/default-segmentation.txt")));
    }
}
