package io.holdfast.auth.cert;

import io.holdfast.auth.issuer.LocalServer;
import io.holdfast.testkit.x509.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.Supplier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;

/** An OCSP responder whose answers a test chooses. */
final class TestResponder implements AutoCloseable {
  static final CertificateStatus GOOD = CertificateStatus.GOOD;

  private final LocalServer server = LocalServer.plain();
  private final Supplier<Instant> clock;
  private X509Certificate signer;
  private PrivateKey key;
  private CertificateStatus status = GOOD;
  private Duration age = Duration.ZERO;
  private Duration lasting = Duration.ofHours(1);
  private boolean aboutAnother;

  TestResponder(TestAuthority authority, Supplier<Instant> clock) {
    this.signer = authority.certificate();
    this.key = authority.key();
    this.clock = clock;
    server.on("/ocsp", this::answer);
  }

  String url() {
    return server.url() + "/ocsp";
  }

  int asked() {
    return server.asked("/ocsp");
  }

  static CertificateStatus revoked() {
    return new RevokedStatus(Date.from(Instant.EPOCH), 1);
  }

  static CertificateStatus unknown() {
    return new UnknownStatus();
  }

  void says(CertificateStatus other) {
    status = other;
  }

  void signsAs(X509Certificate certificate, PrivateKey own) {
    signer = certificate;
    key = own;
  }

  void isOld(Duration howMuch, Duration lasts) {
    age = howMuch;
    lasting = lasts;
  }

  void speaksOfAnother() {
    aboutAnother = true;
  }

  void fails(int httpStatus) {
    server.on("/ocsp", asked -> LocalServer.Told.json(httpStatus, "{}"));
  }

  private LocalServer.Told answer(LocalServer.Asked asked) {
    try {
      CertificateID id = new OCSPReq(asked.body()).getRequestList()[0].getCertID();
      if (aboutAnother) {
        id = CertificateID.deriveCertificateID(id, BigInteger.ONE);
      }
      X509CertificateHolder holder = new JcaX509CertificateHolder(signer);
      BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(holder.getSubject()));
      Instant from = clock.get().minus(age);
      builder.addResponse(id, status, Date.from(from), Date.from(from.plus(lasting)), null);
      var basic =
          builder.build(
              TestAuthority.signer(key),
              new X509CertificateHolder[] {holder},
              Date.from(clock.get()));
      byte[] body = new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic).getEncoded();
      return new LocalServer.Told(200, "application/ocsp-response", body);
    } catch (OCSPException | CertificateEncodingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
