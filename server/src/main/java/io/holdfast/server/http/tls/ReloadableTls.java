package io.holdfast.server.http.tls;

import io.holdfast.server.config.TlsConfig;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** A listener's TLS, read from files that may change. */
public final class ReloadableTls {
  private static final List<String> TLS13_SUITES =
      List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");

  private final TlsConfig config;
  private final Duration handshakeTimeout;
  private volatile SslContext context;

  /**
   * Reads the files.
   *
   * @throws TlsException when they are not a certificate with its key
   */
  public ReloadableTls(TlsConfig config, Duration handshakeTimeout) {
    this.config = config;
    this.handshakeTimeout = handshakeTimeout;
    this.context = build();
  }

  /**
   * Reads the files again, for connections from now on.
   *
   * @throws TlsException when they are wrong; what was in use stays so
   */
  public void reload() {
    context = build();
  }

  /** TLS for one connection. */
  public SslHandler handler(ByteBufAllocator allocator) {
    SslHandler handler = context.newHandler(allocator);
    handler.setHandshakeTimeoutMillis(handshakeTimeout.toMillis());
    return handler;
  }

  private SslContext build() {
    List<X509Certificate> chain = PemFiles.certificates(config.certificate());
    PrivateKey key = PemFiles.privateKey(config.key());
    requireMatch(chain.getFirst(), key);
    try {
      SslContextBuilder builder =
          SslContextBuilder.forServer(key, chain)
              .sslProvider(TlsEngine.provider())
              .protocols(protocols());
      clientCertificates(builder);
      if (!config.cipherSuites().isEmpty()) {
        List<String> suites = new ArrayList<>(config.cipherSuites());
        suites.addAll(TLS13_SUITES);
        builder.ciphers(suites);
      }
      return builder.build();
    } catch (SSLException | IllegalArgumentException e) {
      throw new TlsException(
          "TLS cannot be set up with " + config.certificate() + ": " + e.getMessage(), e);
    }
  }

  private void clientCertificates(SslContextBuilder builder) {
    Optional<Path> file = config.clientAuthorities();
    List<X509Certificate> authorities = file.map(PemFiles::certificates).orElse(List.of());
    switch (config.clientCertificates()) {
      case NONE -> builder.clientAuth(ClientAuth.NONE);
      case REQUESTED ->
          builder
              .clientAuth(ClientAuth.OPTIONAL)
              .trustManager(new AnyClientCertificate(authorities));
      case REQUIRED -> {
        builder.clientAuth(ClientAuth.REQUIRE);
        // Without authorities of its own the system's are the ones, as in Vault.
        if (!authorities.isEmpty()) {
          builder.trustManager(authorities);
        }
      }
    }
  }

  private List<String> protocols() {
    return Arrays.stream(TlsConfig.Version.values())
        .filter(v -> v.compareTo(config.least()) >= 0 && v.compareTo(config.newest()) <= 0)
        .map(TlsConfig.Version::protocol)
        .toList();
  }

  /** BoringSSL would find out only at the first handshake. */
  private void requireMatch(X509Certificate certificate, PrivateKey key) {
    if (!KeyPairs.belongTogether(certificate.getPublicKey(), key)) {
      throw new TlsException(
          "the private key in "
              + config.key()
              + " does not belong to the first certificate in "
              + config.certificate(),
          null);
    }
  }
}
