/**
 * The command line: it speaks HTTP to a Vault-compatible server; only {@code audit verify}, {@code
 * demo}, {@code scan} and {@code redact} do more.
 */
@NullMarked
package io.holdfast.cli;

import org.jspecify.annotations.NullMarked;
