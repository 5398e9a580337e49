/** What goes wrong, as clients of ACME read it. */
@NullMarked
package io.holdfast.engine.pki.acme.problem;

import org.jspecify.annotations.NullMarked;
