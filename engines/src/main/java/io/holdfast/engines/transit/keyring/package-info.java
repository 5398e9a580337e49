/**
 * The named keys of a transit mount: their types, their settings, the material of their versions,
 * and how all of it is stored.
 *
 * <p>A key is stored in three places: its settings ({@link
 * io.holdfast.engines.transit.keyring.KeyPolicy}, small, read by every request), the public part of
 * each version ({@link io.holdfast.engines.transit.keyring.KeyVersion}), and the private part of
 * each version as raw bytes.
 */
@NullMarked
package io.holdfast.engines.transit.keyring;

import org.jspecify.annotations.NullMarked;
