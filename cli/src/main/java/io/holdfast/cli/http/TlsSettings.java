package io.holdfast.cli.http;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How TLS is spoken.
 *
 * @param caCert a PEM file of trusted certificates, null for the system's
 * @param caPath a directory of such files, null for none
 * @param clientCert a PEM file with the client's chain, null for none
 * @param clientKey the PEM file with its key
 * @param serverName the name sent (SNI) and checked in place of the address' host
 * @param skipVerify whether any certificate will do
 */
public record TlsSettings(
    @Nullable Path caCert,
    @Nullable Path caPath,
    @Nullable Path clientCert,
    @Nullable Path clientKey,
    @Nullable String serverName,
    boolean skipVerify) {

  /** The system's trust, no client certificate. */
  public static final TlsSettings DEFAULT = new TlsSettings(null, null, null, null, null, false);
}
