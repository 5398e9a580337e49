package io.holdfast.engine.pki;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** Verifiers that are not ours: the JDK's, and OpenSSL's where it is installed. */
final class Verify {
  private Verify() {}

  static X509Certificate certificate(String pem) {
    return certificate(pem.getBytes(US_ASCII));
  }

  static X509Certificate certificate(byte[] encoded) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(encoded));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("no certificate", e);
    }
  }

  static X509CRL crl(byte[] encoded) {
    try {
      return (X509CRL)
          CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(encoded));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("no CRL", e);
    }
  }

  /** The alternative names as {@code tag:name}. */
  static List<String> names(X509Certificate certificate) {
    try {
      var names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream().map(name -> name.get(0) + ":" + name.get(1)).toList();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Validates a chain by RFC 5280.
   *
   * @param crls where given, each certificate must be found good by them
   */
  static void chain(
      Instant when, X509Certificate root, List<X509Certificate> leafFirst, X509CRL... crls)
      throws CertPathValidatorException {
    try {
      CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(leafFirst);
      PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
      parameters.setDate(Date.from(when));
      parameters.setRevocationEnabled(crls.length > 0);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(List.of(crls))));
      CertPathValidator.getInstance("PKIX").validate(path, parameters);
    } catch (CertPathValidatorException invalid) {
      throw invalid;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The same by OpenSSL, if it is there; the texts are PEM. */
  static void byOpenSsl(Instant when, String root, String between, String leaf) {
    assertThat(openSsl(when, root, between, leaf, "")).isIn(0, NOT_THERE);
  }

  static final int NOT_THERE = 127;

  /** The exit status of {@code openssl verify}. */
  static int openSsl(Instant when, String root, String between, String leaf, String crl) {
    try {
      Path directory = Files.createTempDirectory("pki-verify");
      try {
        List<String> command =
            new ArrayList<>(
                List.of(
                    "openssl", "verify", "-x509_strict", "-attime", "" + when.getEpochSecond()));
        command.addAll(List.of("-CAfile", write(directory, "root.pem", root)));
        if (!between.isEmpty()) {
          command.addAll(List.of("-untrusted", write(directory, "between.pem", between)));
        }
        if (!crl.isEmpty()) {
          command.addAll(List.of("-crl_check", "-CRLfile", write(directory, "crl.pem", crl)));
        }
        command.add(write(directory, "leaf.pem", leaf));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), US_ASCII);
        int status = process.waitFor();
        if (status != 0) {
          System.err.println(said);
        }
        return status;
      } finally {
        try (var files = Files.list(directory)) {
          for (Path file : files.toList()) {
            Files.delete(file);
          }
        }
        Files.delete(directory);
      }
    } catch (IOException notInstalled) {
      return NOT_THERE;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String write(Path directory, String name, String pem) throws IOException {
    return Files.writeString(directory.resolve(name), pem + "\n").toString();
  }
}
