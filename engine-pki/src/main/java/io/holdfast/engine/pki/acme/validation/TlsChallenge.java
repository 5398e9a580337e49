package io.holdfast.engine.pki.acme.validation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.holdfast.engine.pki.acme.problem.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.asn1.ASN1OctetString;

/**
 * {@code tls-alpn-01} (RFC 8737; of addresses RFC 8738): a certificate that the host shows at port
 * 443 to who asks by a protocol of its own.
 */
record TlsChallenge(Door door, Ports ports) {
  private static final String PROTOCOL = "acme-tls/1";
  private static final String IDENTIFIER = "1.3.6.1.5.5.7.1.31";
  private static final int DNS_NAME = 2;
  private static final int ADDRESS = 7;

  void check(String host, boolean isAddress, byte[] digest) throws Unproven {
    X509Certificate certificate = shown(host, isAddress);
    if (!names(certificate, isAddress).equals(List.of(host))) {
      throw new Unproven(
          Problem.Kind.INCORRECT_RESPONSE, "the certificate shown is not for " + host + " alone");
    }
    byte[] extension = certificate.getExtensionValue(IDENTIFIER);
    boolean critical =
        certificate.getCriticalExtensionOIDs() != null
            && certificate.getCriticalExtensionOIDs().contains(IDENTIFIER);
    if (extension == null || !critical || !MessageDigest.isEqual(digest, inside(extension))) {
      throw new Unproven(
          Problem.Kind.INCORRECT_RESPONSE,
          "the certificate shown does not hold the digest of the key authorization");
    }
  }

  /** An octet string within that of the extension. */
  private static byte[] inside(byte[] extension) {
    try {
      byte[] value = ASN1OctetString.getInstance(extension).getOctets();
      return ASN1OctetString.getInstance(value).getOctets();
    } catch (IllegalArgumentException malformed) {
      return new byte[0];
    }
  }

  private static List<String> names(X509Certificate certificate, boolean isAddress)
      throws Unproven {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      int wanted = isAddress ? ADDRESS : DNS_NAME;
      if (names == null || names.stream().anyMatch(name -> !name.getFirst().equals(wanted))) {
        return List.of();
      }
      return names.stream().map(name -> text(String.valueOf(name.get(1)), isAddress)).toList();
    } catch (CertificateParsingException e) {
      throw new Unproven(Problem.Kind.TLS, "the certificate shown cannot be read");
    }
  }

  private static String text(String name, boolean isAddress) {
    try {
      return isAddress ? AddressLiteral.of(name) : name;
    } catch (IllegalArgumentException e) {
      return name;
    }
  }

  private X509Certificate shown(String host, boolean isAddress) throws Unproven {
    Socket plain = door.connect(host, ports.https());
    try (var _ = door.patience().over(plain);
        SSLSocket socket =
            (SSLSocket) AnyCertificate.sockets().createSocket(plain, host, ports.https(), true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {PROTOCOL});
      parameters.setServerNames(
          List.of(new SNIHostName((isAddress ? reverse(host) : host).getBytes(US_ASCII))));
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      if (!PROTOCOL.equals(socket.getApplicationProtocol())) {
        throw new Unproven(Problem.Kind.TLS, host + " does not speak " + PROTOCOL);
      }
      Certificate[] chain = socket.getSession().getPeerCertificates();
      return (X509Certificate) chain[0];
    } catch (IOException e) {
      throw new Unproven(Problem.Kind.TLS, "TLS with " + host + " failed");
    } finally {
      Door.close(plain);
    }
  }

  /** The name of an address in DNS, which stands for it in TLS. */
  private static String reverse(String literal) {
    byte[] address = InetAddress.ofLiteral(literal).getAddress();
    if (address.length == 4) {
      return IntStream.range(0, 4)
              .mapToObj(i -> String.valueOf(address[3 - i] & 0xff))
              .collect(Collectors.joining("."))
          + ".in-addr.arpa";
    }
    return IntStream.range(0, 32)
            .mapToObj(i -> {
              int b = address[15 - i / 2] & 0xff;
              return Integer.toHexString(i % 2 == 0 ? b & 0xf : b >> 4);
            })
            .collect(Collectors.joining("."))
        + ".ip6.arpa";
  }
}
