// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the arrows between the rooms that CONTRIBUTING.md describes. A room that is still empty passes. */
class ArchitectureTest {

    private static final String ROOT = "io.github.lesionj.";

    /** Which rooms each room may import from. */
    private static final Map<String, List<String>> ARROWS = Map.ofEntries(
            Map.entry("image", List.of()),
            Map.entry("io", List.of("image")),
            Map.entry("network", List.of()),
            Map.entry("model", List.of("image", "io", "network")),
            Map.entry("analysis", List.of("image", "io", "model")),
            Map.entry("evaluation", List.of("image", "io")),
            Map.entry("training", List.of("image", "io", "network", "model", "analysis", "evaluation")),
            Map.entry("batch", List.of("image", "io", "model", "analysis", "evaluation")),
            Map.entry("ops", List.of("image", "model", "analysis")),
            Map.entry(
                    "fiji", List.of("image", "io", "network", "model", "analysis", "evaluation", "training", "batch")),
            Map.entry(
                    "cli", List.of("image", "io", "network", "model", "analysis", "evaluation", "training", "batch")));

    /** Which rooms may use each library; the other rooms may not. */
    private static final Map<String, List<String>> LIBRARIES = Map.of(
            "ai.djl..", List.of("network", "model", "training"),
            "ai.onnxruntime..", List.of("model"),
            "ij..", List.of("io", "analysis", "fiji"),
            "org.scijava..", List.of("fiji"),
            "picocli..", List.of("cli"),
            "javax.swing..", List.of("fiji"));

    private static final DescribedPredicate<JavaClass> DJL =
            resideInAnyPackage("ai.djl..").as("a DJL type");

    private static JavaClasses lesionj;

    @BeforeAll
    static void readClasses() {
        lesionj = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.github.lesionj");
    }

    static Stream<String> rooms() {
        return ARROWS.keySet().stream().sorted();
    }

    static Stream<String> libraries() {
        return LIBRARIES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomImportsOnlyFromTheRoomsBelow(String room) {
        var forbidden = new TreeSet<>(ARROWS.keySet());
        forbidden.remove(room);
        forbidden.removeAll(ARROWS.get(room));
        if (forbidden.isEmpty()) return;
        noClasses()
                .that()
                .resideInAPackage(packageOf(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packagesOf(forbidden))
                .allowEmptyShould(true)
                .check(lesionj);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void aLibraryIsUsedOnlyInItsRooms(String library) {
        noClasses()
                .that(resideOutsideOfPackages(packagesOf(LIBRARIES.get(library))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(library))
                .allowEmptyShould(true)
                .check(lesionj);
    }

    /** docs/architecture.md draws the same arrows: {@code room --> other & other}, and a room without any by its name alone. */
    @Test
    void theDrawingShowsTheseArrows() throws IOException {
        String page = Files.readString(Path.of("docs/architecture.md"));
        String drawing =
                page.substring(page.indexOf("flowchart TD"), page.indexOf("```", page.indexOf("flowchart TD")));
        Map<String, Set<String>> drawn = drawing.lines()
                .skip(1)
                .map(String::strip)
                .map(line -> line.split(" --> ", 2))
                .collect(Collectors.toMap(
                        line -> line[0], line -> line.length == 1 ? Set.of() : Set.of(line[1].split(" & ", -1))));
        assertEquals(
                ARROWS.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, room -> Set.copyOf(room.getValue()))),
                drawn);
    }

    @Test
    void everyClassLivesInARoom() {
        classes().should().resideInAnyPackage(packagesOf(ARROWS.keySet())).check(lesionj);
    }

    @Test
    void theAnalysisRoomShowsNoDjlTypeToItsUsers() {
        codeUnits()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(packageOf("analysis"))
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .and()
                .areNotPrivate()
                .should(showNo(DJL))
                .allowEmptyShould(true)
                .check(lesionj);
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(packageOf("analysis"))
                .and()
                .arePublic()
                .should()
                .notHaveRawType(DJL)
                .allowEmptyShould(true)
                .check(lesionj);
    }

    @Test
    void fijiCommandsHaveNoDjlFieldsOrSupertypes() {
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(packageOf("fiji"))
                .should()
                .haveRawType(DJL)
                .allowEmptyShould(true)
                .check(lesionj);
        noClasses()
                .that()
                .resideInAPackage(packageOf("fiji"))
                .should()
                .beAssignableTo(DJL)
                .allowEmptyShould(true)
                .check(lesionj);
    }

    @Test
    void namesReachImageJsLogOnlyAsVisibleText() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Log")
                .should()
                .callMethod(ij.IJ.class, "log", String.class)
                .check(lesionj);
    }

    @Test
    void noClassIsNamedAfterNothing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helper|Manager)(\\$.*)?")
                .check(lesionj);
    }

    @Test
    void noTextFollowsTheLocaleOfTheUser() {
        ArchRule rule = noClasses().should().accessTargetWhere(new FollowsTheLocale());
        rule.check(lesionj);
        assertNotEquals("1", String.format("%d", 1), "the tests are to run under a locale with digits of its own");
        assertThrows(
                AssertionError.class, () -> rule.check(new ClassFileImporter().importClasses(ArchitectureTest.class)));
    }

    /** ImageIO's short ways put what they read and write into the system's folder for temporary files, which others share. */
    @Test
    void noPicturePassesThroughTheFolderForTemporaryFiles() {
        for (String way : List.of("read", "write", "createImageInputStream", "createImageOutputStream")) {
            ArchRule rule = noClasses()
                    .should()
                    .accessTargetWhere(
                            target(owner(equivalentTo(ImageIO.class))).and(target(name(way))));
            rule.check(lesionj);
            if (way.equals("read"))
                assertThrows(
                        AssertionError.class,
                        () -> rule.check(new ClassFileImporter().importPackages("io.github.lesionj.io.report")));
        }
    }

    private static ArchCondition<JavaCodeUnit> showNo(DescribedPredicate<JavaClass> type) {
        return new ArchCondition<>("have no " + type.getDescription() + " in their signature") {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                Stream.of(List.of(unit.getRawReturnType()), unit.getRawParameterTypes(), unit.getExceptionTypes())
                        .flatMap(List::stream)
                        .filter(type)
                        .forEach(shown -> events.add(
                                SimpleConditionEvent.violated(unit, unit.getFullName() + " shows " + shown.getName())));
            }
        };
    }

    private static String packageOf(String room) {
        return ROOT + room + "..";
    }

    private static String[] packagesOf(Collection<String> rooms) {
        return rooms.stream().map(ArchitectureTest::packageOf).toArray(String[]::new);
    }
}
