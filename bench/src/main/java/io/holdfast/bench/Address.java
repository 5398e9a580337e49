package io.holdfast.bench;

/** Where a server listens; loopback only. */
record Address(String host, int port, boolean tls) {
  String url() {
    return (tls ? "https://" : "http://") + host + ":" + port;
  }
}
