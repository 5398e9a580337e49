/**
 * The secrets engine {@code exchange}: keys of exchanges and other venues, which sign requests
 * under a policy and are never shown.
 */
@NullMarked
package io.holdfast.engine.exchange;

import org.jspecify.annotations.NullMarked;
