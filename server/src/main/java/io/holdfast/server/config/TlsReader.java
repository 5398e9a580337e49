package io.holdfast.server.config;

import io.holdfast.server.config.TlsConfig.ClientCertificates;
import io.holdfast.server.config.TlsConfig.Version;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads a listener's {@code tls_*} keys. */
final class TlsReader {
  private final Section section;

  TlsReader(Section section) {
    this.section = section;
  }

  /** Empty when TLS is disabled. */
  Optional<TlsConfig> read() {
    boolean disabled = bool("tls_disable");
    Optional<Path> certificate = file("tls_cert_file");
    Optional<Path> key = file("tls_key_file");
    Optional<Path> authorities = file("tls_client_ca_file");
    ClientCertificates clients = clientCertificates();
    Version least = version("tls_min_version", Version.TLS12);
    Version newest = version("tls_max_version", Version.TLS13);
    List<String> suites = section.value("tls_cipher_suites").map(Value::texts).orElse(List.of());
    for (String acme :
        List.of(
            "tls_acme_ca_directory",
            "tls_acme_email",
            "tls_acme_domains",
            "tls_acme_cache_path",
            "tls_acme_disable_http_challenge",
            "tls_acme_disable_alpn_challenge",
            "tls_acme_ca_root",
            "tls_acme_eab_key_id",
            "tls_acme_eab_mac_key")) {
      section.unsupported(acme, "is not supported; give tls_cert_file and tls_key_file");
    }
    if (least.compareTo(newest) > 0) {
      section
          .value("tls_min_version")
          .ifPresent(value -> value.wrong("is newer than tls_max_version", least));
    }
    if (disabled) {
      return Optional.empty();
    }
    if (certificate.isEmpty() || key.isEmpty()) {
      section
          .problems()
          .error(
              section.at(),
              "listener \"tcp\" needs \"tls_cert_file\" and \"tls_key_file\", or \"tls_disable\" ="
                  + " true");
      return Optional.empty();
    }
    return Optional.of(
        new TlsConfig(certificate.get(), key.get(), authorities, clients, least, newest, suites));
  }

  private ClientCertificates clientCertificates() {
    boolean none = bool("tls_disable_client_certs");
    boolean required = bool("tls_require_and_verify_client_cert");
    if (none && required) {
      section
          .value("tls_disable_client_certs")
          .ifPresent(v -> v.wrong("contradicts \"tls_require_and_verify_client_cert\"", none));
    }
    if (required) {
      return ClientCertificates.REQUIRED;
    }
    return none ? ClientCertificates.NONE : ClientCertificates.REQUESTED;
  }

  private Version version(String key, Version otherwise) {
    List<String> names = Arrays.stream(Version.values()).map(Version::key).toList();
    return section
        .value(key)
        .map(value -> Version.of(value.oneOf(otherwise.key(), names)))
        .orElse(otherwise);
  }

  private Optional<Path> file(String key) {
    return section.value(key).map(Value::readableFile);
  }

  private boolean bool(String key) {
    return section.value(key).map(value -> value.bool(false)).orElse(false);
  }
}
