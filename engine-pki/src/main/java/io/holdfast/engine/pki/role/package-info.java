/** Roles: what may be issued to whom, and how it is checked. */
@NullMarked
package io.holdfast.engine.pki.role;

import org.jspecify.annotations.NullMarked;
