package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

class MacroOptionsTest {

    private Context context;
    private Module extract;

    @BeforeEach
    void createModule() {
        context = new Context(CommandService.class);
        extract = context.service(ModuleService.class)
                .createModule(context.service(CommandService.class).getCommand(ExtractLesionRoi.class));
    }

    @AfterEach
    void dispose() {
        context.dispose();
    }

    @Test
    void readsWhatFijiRecords() {
        assertEquals(
                Map.of("path", "/my pictures/mole 1.jpg", "margin", 0.25, "masked", true, "manager", false),
                MacroOptions.read(extract, "path=[/my pictures/mole 1.jpg] margin=0.25 masked=true manager=false"));
    }

    @Test
    void leavesOutWhatTheMacroLeavesOut() {
        assertEquals(Map.of(), MacroOptions.read(extract, null));
        assertEquals(Map.of("masked", true), MacroOptions.read(extract, "masked=true unknown=3"));
    }

    @Test
    void aBareFlagStaysFalseAsInFiji() {
        assertEquals(Map.of(), MacroOptions.read(extract, "masked manager "));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertEquals("'margin' is \"wide\" but must be a number.", message("margin=wide"));
        assertEquals("'masked' is \"yes\" but must be true or false.", message("masked=yes"));
    }

    private String message(String options) {
        return assertThrows(IllegalArgumentException.class, () -> MacroOptions.read(extract, options)).getMessage();
    }
}
