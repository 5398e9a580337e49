/** Telling a secret by a keyed hash, whatever form it was written in. */
@NullMarked
package io.holdfast.crypto.fingerprint;

import org.jspecify.annotations.NullMarked;
