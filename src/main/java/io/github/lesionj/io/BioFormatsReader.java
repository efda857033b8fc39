// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;

/** What LesionJ calls of {@code loci.formats.ImageReader}, in its own words and numbers, which count from 0. */
interface BioFormatsReader {

    /** Sizes and names of series, as {@code loci.formats.meta.MetadataRetrieve} tells them. */
    interface Metadata {

        /** @return an {@code ome.units.quantity.Length} or null */
        Object getPixelsPhysicalSizeX(int series) throws IOException;

        /** @return an {@code ome.units.quantity.Length} or null */
        Object getPixelsPhysicalSizeY(int series) throws IOException;
    }

    void setFlattenedResolutions(boolean flattened) throws IOException;

    void setGroupFiles(boolean together) throws IOException;

    void setId(String file) throws IOException;

    String getFormat() throws IOException;

    int getSeriesCount() throws IOException;

    void setSeries(int series) throws IOException;

    boolean isThumbnailSeries() throws IOException;

    int getResolutionCount() throws IOException;

    void setResolution(int resolution) throws IOException;

    int getSizeX() throws IOException;

    int getSizeY() throws IOException;

    int getSizeZ() throws IOException;

    int getSizeT() throws IOException;

    /** @return channels that are planes of their own */
    int getEffectiveSizeC() throws IOException;

    /** @return samples in a plane */
    int getRGBChannelCount() throws IOException;

    int getPixelType() throws IOException;

    boolean isInterleaved() throws IOException;

    boolean isLittleEndian() throws IOException;

    boolean isIndexed() throws IOException;

    boolean isFalseColor() throws IOException;

    byte[][] get8BitLookupTable() throws IOException;

    int getIndex(int slice, int channel, int frame) throws IOException;

    byte[] openBytes(int plane, int x, int y, int width, int height) throws IOException;

    void close() throws IOException;
}
