/** Reading a log directory: offline verification that names what was tampered with, and proofs. */
@NullMarked
package io.holdfast.log.verify;

import org.jspecify.annotations.NullMarked;
