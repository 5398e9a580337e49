/**
 * The operational log: lines in the form that users of Vault know, or JSON objects with the same
 * facts. It holds nothing secret; in particular an exception is written without its message, which
 * may quote what a client sent.
 */
@NullMarked
package io.holdfast.server.log;

import org.jspecify.annotations.NullMarked;
