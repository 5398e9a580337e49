/**
 * The server's configuration: from files in HCL or JSON to typed records.
 *
 * <p>The keys are Vault's and OpenBao's own, so that a configuration file written for them is
 * understood. Three things can be wrong with a key, and the user sees all of them at once, each
 * with file and line: it is unknown (an error, with the nearest known key), its value is wrong (an
 * error), or it is known and has no effect here (a warning). A key that would have to protect
 * something, and cannot here, is an error and not a warning.
 */
@NullMarked
package io.holdfast.server.config;

import org.jspecify.annotations.NullMarked;
