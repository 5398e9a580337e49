/**
 * What a command prints: tables, JSON, YAML and single fields, in the shapes users of Vault know.
 */
@NullMarked
package io.holdfast.cli.output;

import org.jspecify.annotations.NullMarked;
