/** Certificates that tests issue themselves. */
@NullMarked
package io.holdfast.testkit.x509;

import org.jspecify.annotations.NullMarked;
