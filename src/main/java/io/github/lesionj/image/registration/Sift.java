// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.registration;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The feature points of ImageJ's SIFT (Lowe, "Distinctive image features from scale-invariant keypoints", International Journal of
 * Computer Vision 60, 2004), which Fiji has in mpicbg's jar; LesionJ does not come with it, and it is in no repository that
 * LesionJ is built from.
 */
final class Sift {

    private static final String ROOM = "mpicbg.imagefeatures.";

    private static final int LARGEST = 1024;
    private static final int SMALLEST = 24;

    /** By which {@link Detail} is to be smoothed to have the 1.6 that SIFT expects. */
    private static final double BLUR = 1.25;

    /** Of {@link Detail}'s values, that SIFT expects in 0..1. */
    private static final float SPREAD = 6;

    private final Class<?> parameters;
    private final Constructor<?> plane;
    private final Constructor<?> sift;
    private final Method init;
    private final Method extract;
    private final Field location;
    private final Field descriptor;

    private Sift(ClassLoader classes) throws ReflectiveOperationException {
        Class<?> type = Class.forName(ROOM + "FloatArray2DSIFT", true, classes);
        Class<?> values = Class.forName(ROOM + "FloatArray2D", true, classes);
        Class<?> feature = Class.forName(ROOM + "Feature", true, classes);
        parameters = Class.forName(ROOM + "FloatArray2DSIFT$Param", true, classes);
        plane = values.getConstructor(float[].class, int.class, int.class);
        sift = type.getConstructor(parameters);
        init = type.getMethod("init", values);
        extract = type.getMethod("extractFeatures", Collection.class);
        location = feature.getField("location");
        descriptor = feature.getField("descriptor");
    }

    /** @return SIFT where mpicbg is beside LesionJ, as in every Fiji */
    static Optional<Sift> find() {
        return find(Sift.class.getClassLoader());
    }

    static Optional<Sift> find(ClassLoader classes) {
        try {
            return Optional.of(new Sift(classes));
        } catch (ReflectiveOperationException | LinkageError absent) {
            return Optional.empty();
        }
    }

    /** @return the points of a picture, in its own pixels, where it shows skin */
    List<FeaturePoint> points(Detail detail) {
        List<FeaturePoint> points = new ArrayList<>();
        for (Object feature : features(detail)) {
            double[] place = place(feature);
            if (detail.weight().at(place[0], place[1]) < 1) continue;
            points.add(new FeaturePoint(detail.full(place[0]), detail.full(place[1]), described(feature)));
        }
        return points;
    }

    private Collection<Object> features(Detail detail) {
        float[] values = detail.values().smoothed(BLUR).values().clone();
        for (int i = 0; i < values.length; i++) values[i] = Math.max(0, Math.min(1, 0.5f + values[i] / SPREAD));
        Collection<Object> features = new ArrayList<>();
        try {
            Object wish = parameters.getConstructor().newInstance();
            parameters.getField("maxOctaveSize").setInt(wish, LARGEST);
            parameters.getField("minOctaveSize").setInt(wish, SMALLEST);
            Object finder = sift.newInstance(wish);
            init.invoke(finder, plane.newInstance(values, detail.width(), detail.height()));
            extract.invoke(finder, features);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("mpicbg's SIFT failed: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("mpicbg's SIFT is of a version that LesionJ does not know: " + e, e);
        }
        return features;
    }

    /** Older versions of mpicbg have floats where newer ones have doubles. */
    private double[] place(Object feature) {
        Object place = value(location, feature);
        return place instanceof float[] old ? new double[] {old[0], old[1]} : (double[]) place;
    }

    private float[] described(Object feature) {
        return (float[]) value(descriptor, feature);
    }

    private static Object value(Field field, Object feature) {
        try {
            return field.get(feature);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("mpicbg hides " + field.getName(), e);
        }
    }
}
