/** Hardening of the whole process: no core dumps, no attaching, memory kept out of swap. */
@NullMarked
package io.holdfast.crypto.process;

import org.jspecify.annotations.NullMarked;
