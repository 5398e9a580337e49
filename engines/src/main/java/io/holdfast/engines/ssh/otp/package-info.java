/** One-time passwords, and the addresses that they are for. */
@NullMarked
package io.holdfast.engines.ssh.otp;

import org.jspecify.annotations.NullMarked;
