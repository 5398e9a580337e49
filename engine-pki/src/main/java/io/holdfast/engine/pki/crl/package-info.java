/** Revocation: what is revoked, the CRLs that say so, and the OCSP responder. */
@NullMarked
package io.holdfast.engine.pki.crl;

import org.jspecify.annotations.NullMarked;
