/** Roles: who gets which certificate or password. */
@NullMarked
package io.holdfast.engines.ssh.role;

import org.jspecify.annotations.NullMarked;
