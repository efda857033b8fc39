// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.traced;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the networks call on {@link NDArrayEx}, which DJL puts beneath its layers, as a {@link TracedArray} answers it. The
 * methods here are called by {@link #of}, which finds them by name and arguments.
 */
public final class TracedCalls {

    private static final int NEAREST = 0;

    private final Tracer tracer;
    private final Operators operators;
    private final TracedArray traced;
    private final NDArrayEx array;

    private TracedCalls(Tracer tracer, TracedArray traced) {
        this.tracer = tracer;
        operators = tracer.operators();
        this.traced = traced;
        array = traced.array().getNDArrayInternal();
    }

    static NDArrayEx of(Tracer tracer, TracedArray traced) {
        TracedCalls calls = new TracedCalls(tracer, traced);
        return (NDArrayEx) Proxy.newProxyInstance(
                NDArrayEx.class.getClassLoader(),
                new Class<?>[] {NDArrayEx.class},
                (proxy, method, arguments) -> calls.call(method, arguments));
    }

    private Object call(Method wanted, Object[] arguments) throws Throwable {
        try {
            return TracedCalls.class
                    .getMethod(wanted.getName(), wanted.getParameterTypes())
                    .invoke(this, arguments);
        } catch (NoSuchMethodException e) {
            throw new UnsupportedOperationException(wanted.getName(), e);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Value x() {
        return traced.value();
    }

    private NDArray wrap(NDArray result, Value value) {
        return tracer.wrap(result, value);
    }

    public NDArray relu() {
        return wrap(array.relu(), operators.pointwise("Relu", x()));
    }

    public NDArray sigmoid() {
        return wrap(array.sigmoid(), operators.pointwise("Sigmoid", x()));
    }

    public NDArray gelu() {
        return wrap(array.gelu(), operators.gelu(x()));
    }

    public NDArray globalAvgPool() {
        return wrap(array.globalAvgPool(), operators.globalAverage(x()));
    }

    public NDArray maxPool(Shape kernel, Shape stride, Shape border, boolean roundUp) {
        NDArray maxima = array.maxPool(kernel, stride, border, roundUp);
        return wrap(
                maxima, operators.maxPool(x(), numbers(kernel), numbers(stride), numbers(border), maxima.getShape()));
    }

    public NDArray interpolation(long[] size, int mode, boolean alignCorners) {
        if (mode != NEAREST) throw new UnsupportedOperationException("interpolation of mode " + mode);
        return wrap(array.interpolation(size, mode, alignCorners), operators.nearest(x(), size[0], size[1]));
    }

    public NDArray concat(NDList others, int axis) {
        NDArray all = array.concat(Tracer.unwrap(others), axis);
        List<Value> values = new ArrayList<>(List.of(x()));
        others.forEach(other -> values.add(tracer.value(other)));
        return wrap(all, operators.concat(values, axis, all.getShape()));
    }

    public NDList convolution(
            NDArray input, NDArray weight, NDArray bias, Shape stride, Shape border, Shape dilation, int groups) {
        NDList answer = array.convolution(Tracer.unwrap(input), weight, bias, stride, border, dilation, groups);
        Value written = operators.convolution(
                tracer.value(input),
                tracer.value(weight),
                tracer.value(bias),
                stride,
                border,
                dilation,
                groups,
                answer.head().getShape());
        return tracer.wrap(answer, List.of(written));
    }

    public NDList linear(NDArray input, NDArray weight, NDArray bias) {
        NDList answer = array.linear(Tracer.unwrap(input), weight, bias);
        Value written = operators.dense(
                tracer.value(input),
                tracer.value(weight),
                tracer.value(bias),
                answer.head().getShape());
        return tracer.wrap(answer, List.of(written));
    }

    public NDList batchNorm(
            NDArray input,
            NDArray mean,
            NDArray variance,
            NDArray gamma,
            NDArray beta,
            int axis,
            float momentum,
            float epsilon,
            boolean training) {
        NDList answer =
                array.batchNorm(Tracer.unwrap(input), mean, variance, gamma, beta, axis, momentum, epsilon, training);
        Value written = operators.batchNorm(
                tracer.value(input),
                tracer.value(gamma),
                tracer.value(beta),
                tracer.value(mean),
                tracer.value(variance),
                epsilon);
        return tracer.wrap(answer, List.of(written));
    }

    private static List<Long> numbers(Shape shape) {
        return Arrays.stream(shape.getShape()).boxed().toList();
    }
}
