/**
 * Signed texts: C2SP signed-note with Ed25519 keys, and the checkpoint that C2SP tlog-checkpoint
 * makes of one.
 */
@NullMarked
package io.holdfast.log.note;

import org.jspecify.annotations.NullMarked;
