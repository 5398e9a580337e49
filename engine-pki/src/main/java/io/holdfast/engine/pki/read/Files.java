package io.holdfast.engine.pki.read;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.holdfast.api.Response;
import java.util.Map;
import java.util.Optional;

/** Answers that are files, as clients fetch them by URLs in certificates. */
final class Files {
  private Files() {}

  static Response der(Optional<byte[]> certificate) {
    return of("application/pkix-cert", certificate);
  }

  static Response pem(Optional<String> certificates) {
    return of(
        "application/pem-certificate-chain", certificates.map(text -> text.getBytes(US_ASCII)));
  }

  static Response crl(Optional<byte[]> crl) {
    return of("application/pkix-crl", crl);
  }

  static Response crlPem(Optional<String> crl) {
    return of("application/x-pem-file", crl.map(text -> text.getBytes(US_ASCII)));
  }

  /** As in Vault, an absent file is an empty answer. */
  private static Response of(String type, Optional<byte[]> body) {
    return body.<Response>map(bytes -> new Response.Raw(200, type, bytes, Map.of()))
        .orElseGet(() -> new Response.Raw(204, type, new byte[0], Map.of()));
  }
}
