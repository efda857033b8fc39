// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch.shard;

import io.github.lesionj.io.Sha256;
import io.github.lesionj.io.UserException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several parts of a list of pictures, each worked on by a call of its own. To which part a picture belongs is said by
 * its name alone: on every computer, from whatever folder and beside whatever others, it is the same part. All parts together
 * are the list, no two have a picture in common, and of many pictures each part gets about as many.
 *
 * @param index 1 to count
 * @param count of the parts, 1 to {@value #MOST}
 */
public record Shard(int index, int count) {

    /** The whole list. */
    public static final Shard WHOLE = new Shard(1, 1);

    /** The most parts of a list. */
    public static final int MOST = 1_000_000;

    private static final Pattern TEXT = Pattern.compile("(\\d{1,7})/(\\d{1,7})");
    private static final String TASK = "SLURM_ARRAY_TASK_";

    /** @throws UserException if there is no such part */
    public Shard {
        if (count < 1 || count > MOST || index < 1 || index > count)
            throw new UserException("There is no shard " + index + "/" + count
                    + ": the first number is 1 to the second, and the " + "second at most " + MOST);
    }

    /**
     * @param text such as {@code 3/8}, the third of eight parts
     * @throws UserException if it is no such text, or there is no such part
     */
    public static Shard parse(String text) {
        Matcher numbers = TEXT.matcher(text.strip());
        if (!numbers.matches())
            throw new UserException(
                    "The shard \"" + text + "\" is not of the kind I/N, such as 3/8 for the third of eight");
        return new Shard(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
    }

    /**
     * The part of a task of a Slurm job array: its first task has the first part, whatever its number and steps
     * ({@code --array=0-7}, {@code 1-8}, {@code 0-70:10}).
     *
     * @param environment the process's variables
     * @return empty outside of a job array
     * @throws UserException if the array is none of equal steps, or has one task only: that may be a single task of a larger
     *     array that runs again, and would take the whole list
     */
    public static Optional<Shard> ofSlurm(Map<String, String> environment) {
        if (!environment.containsKey(TASK + "ID")) return Optional.empty();
        long task = number(environment, "ID", null);
        long count = number(environment, "COUNT", null);
        long first = number(environment, "MIN", "0");
        long step = Math.max(1, number(environment, "STEP", "1"));
        String array = "this is task " + task + " of a Slurm job array of " + count;
        if (count == 1)
            throw new UserException(array
                    + ", so that its part of the list is not known: say --shard I/N, or --shard 1/1 for all of it");
        long index = (task - first) / step + 1;
        if ((task - first) % step != 0 || index < 1 || index > count || last(environment, first, step, count) != count)
            throw new UserException(array + " whose numbers have no equal steps: say --shard I/N");
        return Optional.of(new Shard((int) index, Math.toIntExact(Math.min(count, Integer.MAX_VALUE))));
    }

    private static long last(Map<String, String> environment, long first, long step, long count) {
        return (number(environment, "MAX", String.valueOf(first + (count - 1) * step)) - first) / step + 1;
    }

    private static long number(Map<String, String> environment, String variable, String otherwise) {
        String text = environment.getOrDefault(TASK + variable, otherwise);
        try {
            return Long.parseLong(String.valueOf(text));
        } catch (NumberFormatException e) {
            throw new UserException(
                    "The variable " + TASK + variable + " is \"" + (text == null ? "" : text)
                            + "\" but should be a number: say --shard I/N",
                    e);
        }
    }

    /** @return whether it is the whole list */
    public boolean isWhole() {
        return count == 1;
    }

    /**
     * @param name of a picture, as its results are called
     * @return whether the picture belongs to this part: the first eight bytes of the SHA-256 of the name (UTF-8, composed, since
     *     macOS writes names decomposed), as a number without sign, leave {@code index - 1} when divided by the count
     */
    public boolean has(String name) {
        byte[] bytes = Normalizer.normalize(name, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
        return Long.remainderUnsigned(
                        ByteBuffer.wrap(Sha256.digest().digest(bytes)).getLong(), count)
                == index - 1;
    }

    /** @return the name of the folder of its results, such as {@code shard-003-of-008}, in whose order the parts are */
    public String folderName() {
        int digits = Math.max(3, String.valueOf(count).length());
        return String.format(Locale.ROOT, "shard-%0" + digits + "d-of-%0" + digits + "d", index, count);
    }

    /** @return such as {@code 3/8} */
    @Override
    public String toString() {
        return index + "/" + count;
    }
}
