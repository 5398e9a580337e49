@NullMarked
package io.holdfast.scan.redact;

import org.jspecify.annotations.NullMarked;
