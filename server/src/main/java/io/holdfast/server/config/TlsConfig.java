package io.holdfast.server.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * TLS of a listener.
 *
 * @param certificate a PEM file: the server's certificate, then its intermediates
 * @param key a PEM file: the certificate's private key, not encrypted
 * @param clientAuthorities a PEM file of authorities for client certificates
 * @param clientCertificates whether clients are asked for a certificate
 * @param least the oldest version accepted
 * @param newest the newest version accepted
 * @param cipherSuites for TLS 1.2, by their IANA names; empty: a secure default
 */
public record TlsConfig(
    Path certificate,
    Path key,
    Optional<Path> clientAuthorities,
    ClientCertificates clientCertificates,
    Version least,
    Version newest,
    List<String> cipherSuites) {

  public TlsConfig {
    cipherSuites = List.copyOf(cipherSuites);
  }

  /** The certificate with its key, TLS 1.2 and 1.3, client certificates wanted but not needed. */
  public static TlsConfig of(Path certificate, Path key) {
    return new TlsConfig(
        certificate,
        key,
        Optional.empty(),
        ClientCertificates.REQUESTED,
        Version.TLS12,
        Version.TLS13,
        List.of());
  }

  /** What is asked of clients. */
  public enum ClientCertificates {
    /** Nothing. */
    NONE,
    /**
     * A certificate is welcome; the client proves that it has its key, and an auth method decides
     * what it is worth. Vault's default.
     */
    REQUESTED,
    /** A certificate of one of the authorities, or no connection. */
    REQUIRED
  }

  /** TLS versions, oldest first. */
  public enum Version {
    TLS10("tls10", "TLSv1"),
    TLS11("tls11", "TLSv1.1"),
    TLS12("tls12", "TLSv1.2"),
    TLS13("tls13", "TLSv1.3");

    private final String key;
    private final String protocol;

    Version(String key, String protocol) {
      this.key = key;
      this.protocol = protocol;
    }

    /** The version with a name that is known. */
    static Version of(String key) {
      return Arrays.stream(values())
          .filter(version -> version.key.equals(key))
          .findFirst()
          .orElseThrow();
    }

    /** The name in configurations. */
    public String key() {
      return key;
    }

    /** The name in Java. */
    public String protocol() {
      return protocol;
    }
  }
}
