/** What anybody may fetch: certificates, chains and CRLs, in JSON, PEM and DER. */
@NullMarked
package io.holdfast.engine.pki.read;

import org.jspecify.annotations.NullMarked;
