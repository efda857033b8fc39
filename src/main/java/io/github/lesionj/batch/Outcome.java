// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.Explanation.Kind;
import java.nio.file.Path;
import java.util.List;

/**
 * How a batch ended.
 *
 * @param total    images it was asked for
 * @param done     images with a result
 * @param earlier  those of them that an earlier call had done
 * @param failures images without one, in the order of the work list
 * @param stopped  whether the user stopped it before the end
 */
public record Outcome(int total, int done, int earlier, List<Failure> failures, boolean stopped) {

    public Outcome {
        failures = List.copyOf(failures);
    }

    /** @return whether it ended because nothing more could be written */
    public boolean isDiskFull() {
        return failures.stream().anyMatch(failure -> failure.kind() == Kind.DISK_FULL);
    }

    /** @return whether an image failed because LesionJ is wrong */
    public boolean isBug() {
        return failures.stream().anyMatch(failure -> failure.kind() == Kind.BUG);
    }

    /**
     * @param seconds that it took
     * @param place   of the results
     * @return in one sentence what was done
     */
    public String summary(double seconds, Path place) {
        StringBuilder text = new StringBuilder();
        text.append(done).append(" of ").append(total).append(total == 1 ? " image" : " images");
        text.append(" done in ").append(TimeText.duration(seconds));
        int now = done - earlier;
        if (now > 1) text.append(" (").append(TimeText.rate(now / seconds)).append(')');
        if (earlier > 0) text.append(", ").append(earlier).append(" of them by an earlier call");
        if (!failures.isEmpty()) text.append(", ").append(failures.size()).append(" failed");
        if (stopped) text.append(", interrupted");
        text.append("; results in ").append(place);
        if (isDiskFull())
            text.append(
                    "; the work ended as no more can be written: make room, or name an output elsewhere, and call again");
        return text.toString();
    }
}
