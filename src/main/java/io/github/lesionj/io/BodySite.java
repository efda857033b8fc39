// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

/**
 * Where on the body a picture was taken, as its file says; empty texts where it does not say.
 *
 * @param part a region in words, such as {@code Skin of forearm} or {@code ARM}: DICOM's Anatomic Region or Body Part Examined
 * @param side {@code L}, {@code R}, {@code B} for both or {@code U} for one in the middle: DICOM's Image Laterality or Laterality
 */
public record BodySite(String part, String side) {

    /** The file says nothing. */
    public static final BodySite UNKNOWN = new BodySite("", "");
}
