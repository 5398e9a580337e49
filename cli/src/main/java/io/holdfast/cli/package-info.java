/**
 * The command line: it speaks HTTP to a Vault-compatible server; only {@code audit verify} and
 * {@code demo} do more.
 */
@NullMarked
package io.holdfast.cli;

import org.jspecify.annotations.NullMarked;
