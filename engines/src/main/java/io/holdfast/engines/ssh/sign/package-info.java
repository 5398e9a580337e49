/** Certificates: what is asked for, what the role allows, and the signature. */
@NullMarked
package io.holdfast.engines.ssh.sign;

import org.jspecify.annotations.NullMarked;
