// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** An object of a library that may be missing, called through an interface of LesionJ's with methods of the same names. */
record ForeignObject(Object target) implements InvocationHandler {

    /** @return the object in the guise of {@code type} */
    static <T> T as(Class<T> type, Object target) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new ForeignObject(target)));
    }

    /** Libraries look for their plug-ins by the thread's class loader. */
    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(target.getClass().getClassLoader());
        try {
            return target.getClass()
                    .getMethod(method.getName(), method.getParameterTypes())
                    .invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) throw error;
            throw BioFormats.failure(e.getCause());
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
