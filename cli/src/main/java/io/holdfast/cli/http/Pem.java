package io.holdfast.cli.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Certificates and private keys in PEM files (RFC 7468). */
final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

  private Pem() {}

  /** All certificates of a file, at least one. */
  static List<X509Certificate> certificates(Path file) {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      List<X509Certificate> certificates = new ArrayList<>();
      Matcher block = BLOCK.matcher(Files.readString(file));
      while (block.find()) {
        if (block.group(1).equals("CERTIFICATE")) {
          var der = new ByteArrayInputStream(decode(block.group(2)));
          certificates.add((X509Certificate) factory.generateCertificate(der));
        }
      }
      if (certificates.isEmpty()) {
        throw new TransportException(file + " holds no PEM certificate");
      }
      return certificates;
    } catch (IOException e) {
      throw new TransportException("cannot read the certificates in " + file + ": " + reason(e));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new TransportException(file + " holds a malformed certificate");
    }
  }

  /** The first private key of a file, in PKCS#8, PKCS#1 or SEC 1 form, not encrypted. */
  static PrivateKey privateKey(Path file) {
    try {
      Matcher block = BLOCK.matcher(Files.readString(file, StandardCharsets.US_ASCII));
      while (block.find()) {
        byte[] der = block.group(1).endsWith("PRIVATE KEY") ? decode(block.group(2)) : new byte[0];
        switch (block.group(1)) {
          case "PRIVATE KEY" -> {
            return key(PrivateKeyInfo.getInstance(der));
          }
          case "RSA PRIVATE KEY" -> {
            var rsa =
                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
            return key(new PrivateKeyInfo(rsa, ASN1Sequence.getInstance(der)));
          }
          case "EC PRIVATE KEY" -> {
            ECPrivateKey ec = ECPrivateKey.getInstance(der);
            var curve =
                new AlgorithmIdentifier(
                    X9ObjectIdentifiers.id_ecPublicKey, ec.getParametersObject());
            return key(new PrivateKeyInfo(curve, ec));
          }
          default -> {}
        }
      }
      throw new TransportException(file + " holds no unencrypted PEM private key");
    } catch (IOException e) {
      throw new TransportException("cannot read the private key in " + file + ": " + reason(e));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new TransportException(file + " holds a malformed or unsupported private key");
    }
  }

  private static PrivateKey key(PrivateKeyInfo info) throws GeneralSecurityException, IOException {
    String oid = info.getPrivateKeyAlgorithm().getAlgorithm().getId();
    String algorithm =
        switch (oid) {
          case "1.2.840.113549.1.1.1" -> "RSA";
          case "1.2.840.10045.2.1" -> "EC";
          default -> oid;
        };
    return KeyFactory.getInstance(algorithm)
        .generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
  }

  private static byte[] decode(String base64) {
    return Base64.getMimeDecoder().decode(base64);
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.NoSuchFileException ? "no such file" : "it is not readable";
  }
}
