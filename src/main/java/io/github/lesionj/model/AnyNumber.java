// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record component whose numbers may be NaN or infinite, as measured ones sometimes are: {@link Json} writes these
 * as text, since JSON has no such numbers, and reads that text back.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface AnyNumber {}
