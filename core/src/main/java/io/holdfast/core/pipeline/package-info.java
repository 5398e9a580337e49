/**
 * The walk: {@link io.holdfast.core.pipeline.Walk} takes a request through each room once, in
 * order.
 */
@NullMarked
package io.holdfast.core.pipeline;

import org.jspecify.annotations.NullMarked;
