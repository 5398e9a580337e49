/**
 * Authenticated encryption: one class per algorithm, and {@link io.holdfast.crypto.aead.AeadKey},
 * an object bound to a key for hot paths.
 */
@NullMarked
package io.holdfast.crypto.aead;

import org.jspecify.annotations.NullMarked;
