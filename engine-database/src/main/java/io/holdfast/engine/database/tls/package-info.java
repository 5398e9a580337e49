/** Certificates and keys in PEM as they stand in a connection, made into TLS settings. */
@NullMarked
package io.holdfast.engine.database.tls;

import org.jspecify.annotations.NullMarked;
