/**
 * Backups of keys: custodians, the shares that are encrypted to them, and drills that prove that
 * they restore. A share is never shown in clear, and never stored so.
 */
@NullMarked
package io.holdfast.engine.bitcoin.share;

import org.jspecify.annotations.NullMarked;
