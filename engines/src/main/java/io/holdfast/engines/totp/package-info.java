/** Time-based one-time passwords, made and validated. */
@NullMarked
package io.holdfast.engines.totp;

import org.jspecify.annotations.NullMarked;
