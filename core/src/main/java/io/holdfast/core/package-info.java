/**
 * The core: the walk of a request through its rooms. {@link io.holdfast.core.Core} is the front;
 * the rooms are packages: pipeline, router, policy, token, lease, wrapping, barrier, seal, audit,
 * sys.
 */
@NullMarked
package io.holdfast.core;

import org.jspecify.annotations.NullMarked;
