/** Issuers: the key pairs that certificates are signed with. */
@NullMarked
package io.holdfast.engines.ssh.ca;

import org.jspecify.annotations.NullMarked;
