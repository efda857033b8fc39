// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.model.ModelStore;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JPanel;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.object.ObjectService;
import org.scijava.widget.AbstractInputHarvester;
import org.scijava.widget.AbstractInputPanel;
import org.scijava.widget.InputPanel;
import org.scijava.widget.WidgetService;

/** SciJava's own way from a command to the fields of its dialog, without a window: Fiji's panel is one of Swing panels too. */
class DialogWidgetsTest {

    private Context context;

    @BeforeEach
    void startSciJava() {
        context = new Context(CommandService.class, WidgetService.class, ObjectService.class, ConvertService.class);
    }

    @AfterEach
    void dispose() {
        context.dispose();
    }

    private static final class Panel extends AbstractInputPanel<JPanel, JPanel> {
        private final JPanel component = new JPanel();

        @Override
        public Class<JPanel> getWidgetComponentType() {
            return JPanel.class;
        }

        @Override
        public JPanel getComponent() {
            return component;
        }

        @Override
        public Class<JPanel> getComponentType() {
            return JPanel.class;
        }
    }

    private static final class Harvester extends AbstractInputHarvester<JPanel, JPanel> {
        @Override
        public InputPanel<JPanel, JPanel> createInputPanel() {
            return new Panel();
        }

        @Override
        public boolean harvestInputs(InputPanel<JPanel, JPanel> panel, Module module) {
            return true;
        }
    }

    private InputPanel<JPanel, JPanel> panel(Module module) throws Exception {
        // Services are given to a command before its dialog is built.
        for (ModuleItem<?> item : module.getInfo().inputs())
            if (!UserInputs.of(module.getInfo()).contains(item)) module.resolveInput(item.getName());
        Harvester harvester = new Harvester();
        context.inject(harvester);
        InputPanel<JPanel, JPanel> panel = harvester.createInputPanel();
        harvester.buildPanel(panel, module);
        return panel;
    }

    private Module module(Class<? extends Command> command) throws Exception {
        return context.service(CommandService.class).getCommand(command).createModule();
    }

    private static JComboBox<?> list(InputPanel<JPanel, JPanel> panel, String input) {
        return (JComboBox<?>) ((JPanel) panel.getWidget(input).getComponent()).getComponent(0);
    }

    private static List<Object> names(JComboBox<?> list) {
        return IntStream.range(0, list.getItemCount())
                .<Object>mapToObj(list::getItemAt)
                .toList();
    }

    @Test
    void listsTheModelsForTheTask() throws Exception {
        InputPanel<JPanel, JPanel> panel = panel(module(AnalyzeLesion.class));
        assertTrue(names(list(panel, "segmenter")).contains(ModelStore.DEFAULT_SEGMENTER));
        assertTrue(names(list(panel, "classifier")).contains(ModelStore.DEFAULT_CLASSIFIER));
        assertTrue(names(list(panel, "classifier")).stream().noneMatch(ModelStore.DEFAULT_SEGMENTER::equals));
        assertEquals(ModelStore.DEFAULT_SEGMENTER, panel.getValue("segmenter"));
    }

    @Test
    void whatIsPickedOrTypedIsTheInput() throws Exception {
        Module module = module(TrainSegmentationModel.class);
        JComboBox<?> list = list(panel(module), "recipe");
        assertEquals("lesionlite-isic2017", list.getEditor().getItem());
        list.setSelectedItem("cdnn29-isic2017");
        assertEquals("cdnn29-isic2017", module.getInput("recipe"));
        ((JTextComponent) list.getEditor().getEditorComponent()).setText("/my/recipe.json");
        assertEquals("/my/recipe.json", module.getInput("recipe"));
    }

    @Test
    void aTrainingListsTheRecipesOfItsTask() throws Exception {
        List<Object> masks = names(list(panel(module(TrainSegmentationModel.class)), "recipe"));
        List<Object> classes = names(list(panel(module(TrainClassificationModel.class)), "recipe"));
        assertTrue(masks.contains("lesionlite-isic2017") && !masks.contains("resnet18-ham10000"), masks.toString());
        assertTrue(
                classes.contains("resnet18-ham10000") && !classes.contains("lesionlite-isic2017"), classes.toString());
        List<Object> both = names(list(panel(module(CrossValidate.class)), "recipe"));
        assertTrue(both.containsAll(masks) && both.containsAll(classes), both.toString());
    }

    @Test
    void filesAndFoldersAreTypedOrBrowsedFor() throws Exception {
        Module module = module(TrainSegmentationModel.class);
        InputPanel<JPanel, JPanel> panel = panel(module);
        for (String input : new String[] {"data", "masks", "output", "start"}) {
            JPanel widget = (JPanel) panel.getWidget(input).getComponent();
            ((JTextComponent) widget.getComponent(0)).setText("/some/" + input);
            assertEquals("/some/" + input, module.getInput(input));
            assertEquals("Browse...", ((JButton) widget.getComponent(1)).getText());
        }
        assertEquals("Choose a folder", tip(panel, "data"));
        assertEquals("Choose a file", tip(panel, "start"));
        assertEquals("Choose a file or a folder", tip(panel, "recipe"));
        assertEquals("Choose a file or a folder", tip(panel(module(EvaluateModel.class)), "truth"));
    }

    private static String tip(InputPanel<JPanel, JPanel> panel, String input) {
        return ((JButton) ((JPanel) panel.getWidget(input).getComponent()).getComponent(1)).getToolTipText();
    }

    @Test
    void otherTextsAreLeftToOthers() throws Exception {
        assertNull(panel(module(TrainSegmentationModel.class)).getWidget("epochs"), "there is no other widget here");
    }
}
