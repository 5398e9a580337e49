/**
 * The check before anything leaves: each finished input is run by script interpreters that the
 * signer shares no code with.
 */
@NullMarked
package io.holdfast.bitcoin.verify;

import org.jspecify.annotations.NullMarked;
