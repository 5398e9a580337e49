package io.holdfast.server.http.tls;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which implementation of TLS this machine has. */
final class TlsEngine {
  private static final Logger LOG = LoggerFactory.getLogger("http");
  private static final SslProvider PROVIDER = choose();

  private TlsEngine() {}

  static SslProvider provider() {
    return PROVIDER;
  }

  private static SslProvider choose() {
    if (OpenSsl.isAvailable()) {
      return SslProvider.OPENSSL;
    }
    LOG.warn(
        "BoringSSL's native library does not load here; TLS is the JDK's own, which is slower");
    return SslProvider.JDK;
  }
}
