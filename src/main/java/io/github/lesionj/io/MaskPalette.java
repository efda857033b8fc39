// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A mask that is stored as places in a palette. ImageJ's look-up tables, the inverting one too, only say how the stored
 * values are shown; so do grey ones that grow with the place. Other palettes are read where place and colour agree on what
 * is skin: place 0, and black or darker.
 */
final class MaskPalette {

    private final StoredValues places;
    private final int[] colours;
    private final int[] used;

    private MaskPalette(StoredValues places, int[] colours) {
        this.places = places;
        this.colours = colours;
        boolean[] seen = new boolean[colours.length];
        for (float place : places.values()) seen[(int) place] = true;
        used = IntStream.range(0, seen.length).filter(i -> seen[i]).toArray();
    }

    /** @param storedByImageJ whether the file says that ImageJ wrote it, so that the palette is but a look-up table */
    static StoredValues values(Raster raster, IndexColorModel model, boolean storedByImageJ)
            throws UnclearMaskException {
        int width = raster.getWidth(), height = raster.getHeight();
        int[] colours = new int[model.getMapSize()];
        model.getRGBs(colours);
        float[] places = raster.getPixels(0, 0, width, height, (float[]) null);
        for (int i = 0; i < places.length; i++) places[i] = Math.min(places[i], colours.length - 1);
        MaskPalette palette = new MaskPalette(new StoredValues(width, height, places, 255, false), colours);
        return storedByImageJ || palette.isInverting() ? palette.places : palette.meant();
    }

    private boolean isInverting() {
        return colours.length == 256
                && IntStream.range(0, 256).allMatch(i -> isGrey(i) && Math.abs((colours[i] & 0xff) - 255 + i) <= 1);
    }

    private boolean isGrey(int place) {
        int colour = colours[place];
        return (colour >>> 24) == 255
                && (colour & 0xff) == (colour >> 8 & 0xff)
                && (colour & 0xff) == (colour >> 16 & 0xff);
    }

    private StoredValues meant() throws UnclearMaskException {
        if (Arrays.stream(used).allMatch(this::isGrey) && (used.length > 2 ? !falls() : grows())) return greys();
        return switch (used.length) {
            case 1 -> uniform();
            case 2 -> pair();
            default -> throw new UnclearMaskException("holds " + used.length + " labels with colours of their own");
        };
    }

    private boolean grows() {
        return IntStream.range(1, used.length).allMatch(i -> (colours[used[i]] & 0xff) > (colours[used[i - 1]] & 0xff));
    }

    private boolean falls() {
        return IntStream.range(1, used.length).allMatch(i -> (colours[used[i]] & 0xff) < (colours[used[i - 1]] & 0xff));
    }

    private StoredValues greys() throws UnclearMaskException {
        if (used.length == 1 && (used[0] == 0) != isBlack(used[0])) throw disagree(used[0], used[0]);
        float[] greys = new float[places.values().length];
        for (int i = 0; i < greys.length; i++) greys[i] = colours[(int) places.values()[i]] & 0xff;
        return places.of(greys, 255);
    }

    private StoredValues uniform() throws UnclearMaskException {
        if ((used[0] == 0) != isBlack(used[0])) throw disagree(used[0], used[0]);
        return two(used[0] == 0 ? -1 : used[0]);
    }

    private StoredValues pair() throws UnclearMaskException {
        int low = used[0], high = used[1];
        boolean agree = isBlack(low)
                ? low == 0 || !isBlack(high)
                : low == 0
                        && MaskColours.brightness(colours[low]) < MaskColours.brightness(colours[high])
                        && !isBlack(high);
        if (!agree) throw disagree(low, high);
        return two(high);
    }

    /** Black, or transparent. */
    private boolean isBlack(int place) {
        return (colours[place] & 0xffffff) == 0 || colours[place] >>> 24 == 0;
    }

    private StoredValues two(int lesion) {
        float[] values = new float[places.values().length];
        for (int i = 0; i < values.length; i++) values[i] = places.values()[i] == lesion ? 255 : 0;
        return places.of(values, 255);
    }

    private UnclearMaskException disagree(int low, int high) {
        return new UnclearMaskException("has a palette in which " + low + " is " + MaskColours.name(colours[low])
                + (low == high ? "" : " and " + high + " is " + MaskColours.name(colours[high]))
                + ", so that numbers and colours disagree on what is skin");
    }
}
