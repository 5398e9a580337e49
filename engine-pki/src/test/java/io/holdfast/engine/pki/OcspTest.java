package io.holdfast.engine.pki;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Answer;
import io.holdfast.testkit.Reply;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Map;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OcspTest {
  private final Bench bench = new Bench();
  private String root = "";

  @BeforeEach
  void authority() {
    root = bench.root().text("data", "certificate");
    bench.role("web");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Answer ask(String issuerPem, String serial) throws Exception {
    X509CertificateHolder issuer =
        new X509CertificateHolder(Verify.certificate(issuerPem).getEncoded());
    CertificateID id =
        new CertificateID(
            new BcDigestCalculatorProvider().get(CertificateID.HASH_SHA1),
            issuer,
            new BigInteger(serial.replace(":", ""), 16));
    byte[] request = new OCSPReqBuilder().addRequest(id).build().getEncoded();
    return bench.fetch("ocsp/" + Base64.getEncoder().encodeToString(request));
  }

  private CertificateStatus status(String serial) throws Exception {
    OCSPResp answer = new OCSPResp(ask(root, serial).body());
    assertThat(answer.getStatus()).isEqualTo(OCSPResp.SUCCESSFUL);
    BasicOCSPResp basic = (BasicOCSPResp) answer.getResponseObject();
    assertThat(
            basic.isSignatureValid(
                new JcaContentVerifierProviderBuilder()
                    .build(Verify.certificate(root).getPublicKey())))
        .isTrue();
    assertThat(basic.getResponses()[0].getNextUpdate()).isAfter(basic.getProducedAt());
    return basic.getResponses()[0].getCertStatus();
  }

  @Test
  void aGoodCertificateIsGoodUntilItIsRevoked() throws Exception {
    String serial = bench.issue("web").text("data", "serial_number");
    assertThat(status(serial)).isSameAs(CertificateStatus.GOOD);
    bench.done("revoke", Map.of("serial_number", serial));
    assertThat(status(serial)).isInstanceOf(RevokedStatus.class);
  }

  @Test
  void anotherIssuersCertificateIsNobodysBusinessHere() throws Exception {
    bench.mount("other");
    Reply other =
        bench.at("other", "root/generate/internal", Map.of("common_name", "O", "key_type", "ec"));
    Answer answer = ask(other.text("data", "certificate"), "0a:0b");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(new OCSPResp(answer.body()).getStatus()).isEqualTo(OCSPResp.UNAUTHORIZED);
  }

  @Test
  void whatIsNoRequestIsAnsweredInOcspsOwnTerms() throws Exception {
    Answer answer = bench.fetch("ocsp/AAAA");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(new OCSPResp(answer.body()).getStatus()).isEqualTo(OCSPResp.MALFORMED_REQUEST);
  }

  @Test
  void aResponderThatIsSwitchedOffAnswersNobody() throws Exception {
    String serial = bench.issue("web").text("data", "serial_number");
    bench.done("config/crl", Map.of("ocsp_disable", true));
    assertThat(ask(root, serial).status()).isEqualTo(401);
  }
}
