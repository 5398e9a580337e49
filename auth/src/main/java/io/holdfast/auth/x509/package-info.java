/** Certificates as text, as configurations of several auth methods hold them. */
@NullMarked
package io.holdfast.auth.x509;

import org.jspecify.annotations.NullMarked;
