/**
 * HTTP exchanges with venues, for effects alone: bounded in time and size, to one host, without
 * redirects.
 */
@NullMarked
package io.holdfast.engine.exchange.outside;

import org.jspecify.annotations.NullMarked;
