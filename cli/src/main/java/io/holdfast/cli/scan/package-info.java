/** Commands that look for secrets on this machine: scan, its hook, redact. */
@NullMarked
package io.holdfast.cli.scan;

import org.jspecify.annotations.NullMarked;
