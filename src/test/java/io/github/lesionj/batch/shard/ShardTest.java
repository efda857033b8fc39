// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.io.UserException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {

    @Test
    void readsTheThirdOfEight() {
        assertEquals(new Shard(3, 8), Shard.parse(" 3/8 "));
        assertEquals("3/8", Shard.parse("3/8").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "3", "0/8", "9/8", "1/0", "-1/8", "a/b", "1/8/2", "1/1000001", "99999999/99999999", "۱/۸"})
    void refusesWhatIsNoPartInASentence(String text) {
        String message =
                assertThrows(UserException.class, () -> Shard.parse(text)).getMessage();
        assertTrue(
                message.startsWith("The shard \"" + text) || message.startsWith("There is no shard " + text), message);
        assertFalse(message.contains("\n"), message);
    }

    /** By Python: {@code int(hashlib.sha256(name.encode()).hexdigest()[:16], 16) % count + 1}. */
    @ParameterizedTest
    @CsvSource({"ISIC_0000000,8,8", "ISIC_0000001,8,5", "mole,1000,793", "mole,7,5"})
    void aNameAloneSaysThePart(String name, int count, int index) {
        for (int i = 1; i <= count; i++) assertEquals(i == index, new Shard(i, count).has(name), i + " of " + count);
    }

    @Test
    void aNameWrittenByMacOsIsTheSameName() {
        for (int i = 1; i <= 5; i++)
            assertEquals(new Shard(i, 5).has("M\u00e4lchen"), new Shard(i, 5).has("Ma\u0308lchen"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 97})
    void thePartsAreDisjointWholeAndEqual(int count) {
        int[] sizes = new int[count];
        for (int picture = 0; picture < 9700; picture++) {
            String name = "ISIC_" + (24306 + picture);
            int[] having = IntStream.rangeClosed(1, count)
                    .filter(index -> new Shard(index, count).has(name))
                    .toArray();
            assertEquals(1, having.length, name);
            sizes[having[0] - 1]++;
        }
        double expected = 9700.0 / count, deviation = Math.sqrt(expected * (1 - 1.0 / count));
        for (int size : sizes) assertEquals(expected, size, 4.5 * deviation + 1e-9);
    }

    @Test
    void foldersSortAsTheParts() {
        assertEquals("shard-003-of-008", new Shard(3, 8).folderName());
        assertEquals("shard-0010-of-1000", new Shard(10, 1000).folderName());
    }

    @ParameterizedTest
    @CsvSource({"0,8,0,7,1,1", "7,8,0,7,1,8", "1,8,1,8,1,1", "20,8,0,70,10,3", "5,3,1,5,2,3"})
    void aSlurmTaskHasThePartOfItsPlaceInTheArray(
            String task, String count, String min, String max, String step, int index) {
        assertEquals(
                Optional.of(new Shard(index, Integer.parseInt(count))),
                Shard.ofSlurm(slurm(task, count, min, max, step)));
    }

    @Test
    void outsideOfAJobArrayThereIsNoPart() {
        assertEquals(Optional.empty(), Shard.ofSlurm(Map.of("SLURM_JOB_ID", "7")));
    }

    @ParameterizedTest
    @CsvSource({"3,1,3,3,1", "7,3,1,7,1", "2,3,1,5,2", "x,8,0,7,1", "3,8,0,x,1"})
    void aSlurmArrayThatDoesNotSayThePartIsRefused(String task, String count, String min, String max, String step) {
        String message = assertThrows(UserException.class, () -> Shard.ofSlurm(slurm(task, count, min, max, step)))
                .getMessage();
        assertTrue(message.contains("say --shard I/N"), message);
    }

    @Test
    void anOldSlurmWithoutACountIsRefused() {
        assertThrows(UserException.class, () -> Shard.ofSlurm(Map.of("SLURM_ARRAY_TASK_ID", "3")));
    }

    private static Map<String, String> slurm(String task, String count, String min, String max, String step) {
        return Map.of(
                "SLURM_ARRAY_TASK_ID", task,
                "SLURM_ARRAY_TASK_COUNT", count,
                "SLURM_ARRAY_TASK_MIN", min,
                "SLURM_ARRAY_TASK_MAX", max,
                "SLURM_ARRAY_TASK_STEP", step);
    }
}
