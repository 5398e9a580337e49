/** Clients of ACME that others wrote. */
@NullMarked
package io.holdfast.acceptance.acme;

import org.jspecify.annotations.NullMarked;
