/** Certificates, requests and their parts as X.509 has them; knows no storage and no calls. */
@NullMarked
package io.holdfast.engine.pki.x509;

import org.jspecify.annotations.NullMarked;
