/**
 * TLS of the listeners: BoringSSL where its native library loads, else the JDK's own. Certificates
 * can be replaced without a restart; connections that are open keep theirs.
 */
@NullMarked
package io.holdfast.server.http.tls;

import org.jspecify.annotations.NullMarked;
