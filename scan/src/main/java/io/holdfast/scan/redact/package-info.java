/** A filter that puts names in the place of secrets. */
@NullMarked
package io.holdfast.scan.redact;

import org.jspecify.annotations.NullMarked;
