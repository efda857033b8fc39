// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

/**
 * Where a model's weights lie and how to know them.
 *
 * @param file   its name beside the model card, without a folder; its ending says what it holds
 * @param sha256 of the file, 64 lower-case hexadecimal digits
 * @param bytes  its length
 */
public record WeightsFile(String file, String sha256, long bytes) {

    private static final long LARGEST = 2_000_000_000L;

    public WeightsFile {
        if (!file.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*"))
            throw new IllegalArgumentException("the weights file must be a plain file name, not \"" + file + "\"");
        if (!sha256.matches("[0-9a-f]{64}"))
            throw new IllegalArgumentException("sha256 must be 64 lower-case hexadecimal digits");
        if (bytes < 1 || bytes > LARGEST)
            throw new IllegalArgumentException("weights of " + bytes + " bytes are not supported (at most 2 GB)");
        WeightsFormat.of(file);
    }

    /** @return what the file holds, as its ending says */
    public WeightsFormat format() {
        return WeightsFormat.of(file);
    }
}
