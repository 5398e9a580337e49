package io.holdfast.server.http.decode;

import io.holdfast.api.Origin;
import io.holdfast.server.config.ForwardedConfig;
import io.holdfast.server.http.HttpProblem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** Takes the client's certificate from the header in which a TLS-terminating proxy passes it. */
final class ClientCertificateHeader {
  private final ForwardedConfig config;

  ClientCertificateHeader(ForwardedConfig config) {
    this.config = config;
  }

  /** The origin with the certificate of the header, where one is configured and sent. */
  Origin apply(RawRequest request, Origin origin) {
    if (config.certificateHeader().isEmpty()) {
      return origin;
    }
    String header = request.header(config.certificateHeader());
    return header.isEmpty()
        ? origin
        : new Origin(origin.address(), origin.port(), List.of(certificate(header)));
  }

  private X509Certificate certificate(String header) {
    try {
      byte[] bytes = header.getBytes(StandardCharsets.ISO_8859_1);
      for (ForwardedConfig.Decoder decoder : config.certificateDecoders()) {
        bytes = decode(bytes, decoder);
      }
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(bytes));
    } catch (CertificateException | IllegalArgumentException e) {
      throw new HttpProblem(
          400,
          "the header "
              + config.certificateHeader()
              + " holds no certificate; see x_forwarded_for_client_cert_header_decoders");
    }
  }

  private static byte[] decode(byte[] bytes, ForwardedConfig.Decoder decoder) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return switch (decoder) {
      case URL ->
          PercentCoding.form(text)
              .orElseThrow(IllegalArgumentException::new)
              .getBytes(StandardCharsets.UTF_8);
      case BASE64 -> Base64.getMimeDecoder().decode(text);
      // The certificate factory reads PEM and DER alike.
      case DER -> bytes;
    };
  }
}
