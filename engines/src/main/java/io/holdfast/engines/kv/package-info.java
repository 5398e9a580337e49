/**
 * The secrets engine {@code kv}: arbitrary JSON under paths of the clients' choice, plain (version
 * 1) or with a history (version 2).
 *
 * <p>A mount keeps, for each secret, one small record at {@code key/<path>} and one value per
 * version at {@code value/<path>/<version>}: a read is two gets, a write two puts, and a list
 * touches no value. Version 1 keeps its documents at {@code key/<path>} too. Version 2 reads such a
 * document as a secret with one version and rewrites it when it changes, so that a mount becomes
 * version 2 at once, however much it holds.
 */
@NullMarked
package io.holdfast.engines.kv;

import org.jspecify.annotations.NullMarked;
